import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kindOf } from '../../../../electron/core/ingest/lines/line-kind.ts';
import { listFiles, RECORDED } from '../../usage/homes.ts';
import { kernel } from '../reading.ts';

const lines = listFiles(RECORDED)
  .filter((path) => path.endsWith('.jsonl'))
  .flatMap((path) => readFileSync(path, 'utf8').split('\n').filter(Boolean));

/** The kind of the line that begins `pad` bytes after the input does. */
function kindIn(text: string, pad = 0) {
  const from = kernel.input.byteOffset + pad;
  return kernel.kindOf(from, from + kernel.input.write(text, pad));
}

describe('a line is known by its head', () => {
  test('as parsing tells it, for every recorded line', () => {
    expect(lines.length).toBeGreaterThan(1000);
    for (const text of lines) {
      const { type, payload } = JSON.parse(text) as { type?: string; payload?: { type?: string } };
      expect(kindIn(text)).toBe(payload ? kindOf(type ?? '', payload.type ?? '') : 'bare');
    }
  });

  test('wherever it stands', () => {
    fc.assert(
      fc.property(fc.constantFrom(...lines), fc.nat({ max: 50 }), (text, pad) => {
        expect(kindIn(text, pad)).toBe(kindIn(text));
      }),
    );
  });

  test('a line of any other text is unknown or bare', () => {
    fc.assert(fc.property(fc.string(), (text) => ['unknown', 'bare'].includes(kindIn(text))));
  });

  test('text that speaks of a kind is not of it', () => {
    const text = `{"timestamp":"2026-11-23T01:33:38.227Z","ordinal":7,"type":"response_item","payload":{"type":"message","content":"\\"type\\":\\"token_usage_record\\""}}`;
    expect(kindIn(text)).toBe('other');
  });
});
