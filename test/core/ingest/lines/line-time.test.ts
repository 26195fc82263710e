import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseTime } from '../../../../electron/core/ingest/lines/line-time.ts';

const YEAR_10000 = Date.parse('+010000-01-01T00:00:00Z');

test('a time of the usual form is the moment that it names', () => {
  fc.assert(
    fc.property(fc.integer({ min: Date.parse('0000-01-01T00:00:00Z'), max: YEAR_10000 - 1 }), (at) => {
      expect(parseTime(new Date(at).toISOString())).toBe(at);
    }),
  );
});

test('a text as long as the usual form means the same with a small z, which is another form', () => {
  const character = fc.constantFrom(...'0123456789-:.TZ+ ');
  const change = fc.tuple(fc.nat(22), character);
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
      const letters = [...'2026-11-23T12:34:56.789'];
      for (const [place, letter] of changes) letters[place] = letter;
      expect(parseTime(`${letters.join('')}Z`)).toBe(parseTime(`${letters.join('')}z`));
    }),
    { numRuns: 1_000 },
  );
});

test('what names no moment is none', () => {
  const texts = [
    '2026-02-30T12:00:00.000Z',
    '2026-11-23T24:00:00.000Z',
    'line 12                 ',
    12,
    null,
  ];
  for (const text of texts) expect(parseTime(text)).toBeNull();
});
