import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseMetaLine } from '../../../../electron/core/ingest/scan/meta-line.ts';
import { kernel } from '../reading.ts';

/** The line as a kernel's input holds it. */
function parse(text: string) {
  const from = kernel.input.byteOffset;
  return parseMetaLine(kernel, from, from + kernel.input.write(text));
}

const word = fc.string({ unit: fc.constantFrom('a', '"', '\\', '{', '}', 'é', '\n') });
const instructions = fc.oneof(
  word,
  fc.constant(null),
  word.map((text) => ({ text })),
  fc.tuple(word, word).map(([text, more]) => ({ text, more })),
);

test('the instructions of a session are left out, and all else is kept', () => {
  fc.assert(
    fc.property(word, instructions, word, (before, value, after) => {
      const payload = { before, base_instructions: value, after };
      const line = parse(JSON.stringify({ type: 'session_meta', payload })) as {
        payload: Record<string, unknown>;
      } | null;
      expect(line?.payload).toMatchObject({ before, after });
      const isText = typeof value === 'string' || value === null;
      expect(line?.payload.base_instructions).toEqual(isText ? null : { ...value, text: null });
    }),
  );
});

test('a line that is cut in its instructions is no line', () => {
  expect(parse('{"type":"session_meta","payload":{"base_instructions":{"text":"never ended}}')).toBeNull();
});
