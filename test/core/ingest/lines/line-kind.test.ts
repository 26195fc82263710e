import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kindOf, lineKind } from '../../../../electron/core/ingest/lines/line-kind.ts';
import { lineTime } from '../../../../electron/core/ingest/lines/line-time.ts';
import { listFiles, RECORDED } from '../../usage/homes.ts';

const lines = listFiles(RECORDED)
  .filter((path) => path.endsWith('.jsonl'))
  .flatMap((path) => readFileSync(path, 'utf8').split('\n').filter(Boolean));

describe('a line is known by its head', () => {
  test('as parsing tells it, for every recorded line', () => {
    expect(lines.length).toBeGreaterThan(1000);
    for (const text of lines) {
      const bytes = Buffer.from(text);
      const parsed = JSON.parse(text) as { type?: string; payload?: { type?: string }; timestamp?: string };
      const kind = lineKind(bytes, 0, bytes.length);
      if (!parsed.payload) {
        expect(kind).toBe('bare');
        continue;
      }
      expect(kind).toBe(kindOf(parsed.type ?? '', parsed.payload.type ?? ''));
      expect(lineTime(bytes, 0, bytes.length)).toBe(Date.parse(parsed.timestamp ?? ''));
    }
  });

  test('wherever it stands in a larger buffer', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...lines),
        fc.nat({ max: 50 }),
        fc.nat({ max: 50 }),
        (text, before, after) => {
          const bytes = Buffer.from(`${'x'.repeat(before)}${text}${'y'.repeat(after)}`);
          const alone = Buffer.from(text);
          const end = before + alone.length;
          return (
            lineKind(bytes, before, end) === lineKind(alone, 0, alone.length) &&
            lineTime(bytes, before, end) === lineTime(alone, 0, alone.length)
          );
        },
      ),
    );
  });

  test('a line of any other text is unknown or bare', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const bytes = Buffer.from(text);
        return ['unknown', 'bare'].includes(lineKind(bytes, 0, bytes.length));
      }),
    );
  });

  test('text that speaks of a kind is not of it', () => {
    const text = `{"timestamp":"2026-11-23T01:33:38.227Z","ordinal":7,"type":"response_item","payload":{"type":"message","content":"\\"type\\":\\"token_usage_record\\""}}`;
    expect(lineKind(Buffer.from(text), 0, text.length)).toBe('other');
  });
});
