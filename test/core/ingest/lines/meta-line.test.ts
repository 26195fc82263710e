import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseMetaLine } from '../../../../electron/core/ingest/lines/meta-line.ts';

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
      const bytes = Buffer.from(JSON.stringify({ type: 'session_meta', payload }));
      const line = parseMetaLine(bytes, 0, bytes.length) as { payload: Record<string, unknown> } | null;
      expect(line?.payload).toMatchObject({ before, after });
      const kept = line?.payload.base_instructions ?? null;
      expect([null, value]).toContainEqual(kept);
      if (typeof value === 'string') expect(kept).toBeNull();
    }),
  );
});

test('a line that is cut in its instructions is no line', () => {
  const bytes = Buffer.from('{"type":"session_meta","payload":{"base_instructions":{"text":"never ended}}');
  expect(parseMetaLine(bytes, 0, bytes.length)).toBeNull();
});
