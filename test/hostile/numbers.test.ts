import { describe, test } from 'vitest';
import { context, line, meta, started, THREAD, TURN } from '../core/ingest/lines/lines.ts';
import { expectReading, type HostileRow, WAYS } from './reading.ts';

/** Counts as a line holds them: text, so that a number may be one that no program can hold. */
type Counts = Readonly<Record<string, string | number>>;

const PARTS = ['input', 'cached_input', 'cache_write_input', 'output', 'reasoning_output', 'total'];
const GOOD = {
  input: 100,
  cached_input: 50,
  cache_write_input: 0,
  output: 10,
  reasoning_output: 4,
  total: 110,
};

function usageText(counts: Counts): string {
  const all: Counts = { ...GOOD, ...counts };
  return `{${PARTS.filter((part) => all[part] !== 'missing')
    .map((part) => `"${part}_tokens":${all[part]}`)
    .join(',')}}`;
}

/** A line whose placeholder is replaced by text that need be no JSON. */
function withText(text: string, place: string, value: string): string {
  return text.replace(JSON.stringify(place), value);
}

let responses = 0;

function record(counts: Counts): string {
  responses += 1;
  const ids = { thread_id: THREAD, turn_id: TURN, session_id: THREAD, root_turn_id: TURN };
  const payload = { ...ids, response_id: `resp_${responses}`, usage: 'USAGE', turn_token_usage: 'TURN' };
  const whole = { ...payload, thread_token_usage: 'THREAD' };
  const totals = usageText({ input: 100 * responses, total: 110 * responses });
  const text = line('token_usage_record', whole);
  return withText(withText(withText(text, 'USAGE', usageText(counts)), 'TURN', totals), 'THREAD', totals);
}

function tokenCount(counts: Counts, window = '258400'): string {
  responses += 1;
  const text = line('event_msg', {
    type: 'token_count',
    info: { total_token_usage: 'TOTAL', last_token_usage: 'LAST', model_context_window: 'WINDOW' },
    rate_limits: null,
  });
  const total = usageText({ input: 100_000 * responses, total: 110_000 * responses });
  return withText(withText(withText(text, 'TOTAL', total), 'LAST', usageText(counts)), 'WINDOW', window);
}

const head = meta() + started() + context();

const NOT_BELIEVED = { findings: ['count-not-believed:5'], isLowerBound: true };

const MISSING = { findings: ['count-missing:5'], isLowerBound: true };

/** Of three responses, the second is the row's; the others are good. */
const rows: readonly (Omit<HostileRow, 'input'> & { readonly input: Counts })[] = [
  {
    name: 'an input of 2^63 - 1',
    input: { input: '9223372036854775807' },
    expected: { responses: 3, input: 200, output: 30, cachedInput: 100, ...NOT_BELIEVED },
  },
  {
    name: 'an input of 1e308',
    input: { input: '1e308' },
    expected: { input: 200, output: 30, ...NOT_BELIEVED },
  },
  {
    name: 'an input beyond all numbers',
    input: { input: '1e999' },
    expected: { input: 200, ...NOT_BELIEVED },
  },
  {
    name: 'an input of 2^53',
    input: { input: '9007199254740992' },
    expected: { input: 200, ...NOT_BELIEVED },
  },
  { name: 'an input of 2^32', input: { input: '4294967296' }, expected: { input: 200, ...NOT_BELIEVED } },
  { name: 'an input of 2^31', input: { input: '2147483648' }, expected: { input: 200, ...NOT_BELIEVED } },
  {
    name: 'an input of ten million, which some models take',
    input: { input: '10000000', total: 10_000_010 },
    expected: { input: 10_000_200, output: 30 },
  },
  {
    name: 'a negative input',
    input: { input: '-100' },
    expected: { input: 200, output: 30, ...NOT_BELIEVED },
  },
  { name: 'a negative zero', input: { input: '-0', cached_input: 0 }, expected: { input: 200, output: 30 } },
  {
    name: 'a fraction of a token',
    input: { input: '100.5' },
    expected: { input: 300, output: 30, ...NOT_BELIEVED },
  },
  {
    name: 'a whole number written with a dot',
    input: { input: '100.0' },
    expected: { input: 300, output: 30 },
  },
  { name: 'a whole number with an exponent', input: { input: '1e2' }, expected: { input: 300, output: 30 } },
  {
    name: 'a number as text',
    input: { input: '"100"' },
    expected: { input: 200, output: 30, ...NOT_BELIEVED },
  },
  { name: 'a switch as input', input: { input: 'true' }, expected: { input: 200, ...NOT_BELIEVED } },
  { name: 'a list as input', input: { input: '[100]' }, expected: { input: 200, ...NOT_BELIEVED } },
  { name: 'an object as input', input: { input: '{"n":100}' }, expected: { input: 200, ...NOT_BELIEVED } },
  {
    name: 'null as input',
    input: { input: 'null', cached_input: 0 },
    expected: { input: 200, output: 30, ...MISSING },
  },
  {
    name: 'no input',
    input: { input: 'missing', cached_input: 0 },
    expected: { input: 200, output: 30, ...MISSING },
  },
  {
    name: 'null as output',
    input: { output: 'null' },
    expected: { input: 300, output: 20, ...MISSING },
  },
  { name: 'no output', input: { output: 'missing' }, expected: { input: 300, output: 20, ...MISSING } },
  {
    name: 'null as both',
    input: { input: 'null', output: 'null' },
    expected: { input: 200, output: 20, ...MISSING },
  },
  {
    name: 'nothing but a total',
    input: Object.fromEntries(PARTS.slice(0, -1).map((part) => [part, 'missing'])),
    expected: { input: 200, output: 20, ...MISSING },
  },
  {
    name: 'nothing but an input, which may be all',
    input: Object.fromEntries(PARTS.slice(1).map((part) => [part, 'missing'])),
    expected: { responses: 3, input: 300, output: 20 },
  },
  {
    name: 'an output of 2^63 - 1',
    input: { output: '9223372036854775807', reasoning_output: 0 },
    expected: { input: 300, output: 20, ...NOT_BELIEVED },
  },
  {
    name: 'a negative output',
    input: { output: '-1' },
    expected: { input: 300, output: 20, ...NOT_BELIEVED },
  },
  {
    name: 'cached input of 2^63 - 1',
    input: { cached_input: '9223372036854775807' },
    expected: { input: 300, cachedInput: 100, ...NOT_BELIEVED },
  },
  {
    name: 'cache writes of 1e308',
    input: { cache_write_input: '1e308' },
    expected: { input: 300, cacheWriteInput: 0, ...NOT_BELIEVED },
  },
  {
    name: 'reasoning of 2^63 - 1',
    input: { reasoning_output: '9223372036854775807' },
    expected: { output: 30, reasoningOutput: 8, ...NOT_BELIEVED },
  },
  {
    name: 'negative cached input, which would make it dearer',
    input: { cached_input: '-500' },
    expected: { input: 300, cachedInput: 100, ...NOT_BELIEVED },
  },
  {
    name: 'a total of 2^63 - 1',
    input: { total: '9223372036854775807' },
    expected: { input: 300, output: 30, ...NOT_BELIEVED },
  },
  { name: 'a total that is no sum', input: { total: 7 }, expected: { input: 300, output: 30 } },
  {
    name: 'more cached input than input',
    input: { cached_input: 500 },
    expected: { input: 300, cachedInput: 200, findings: ['parts-exceed-whole:5'] },
  },
  {
    name: 'more cache writes than input',
    input: { cached_input: 0, cache_write_input: 500 },
    expected: { input: 300, cacheWriteInput: 100, findings: ['parts-exceed-whole:5'] },
  },
  {
    name: 'cached input and cache writes that exceed the input together',
    input: { cached_input: 80, cache_write_input: 80 },
    expected: { input: 300, cachedInput: 180, cacheWriteInput: 20, findings: ['parts-exceed-whole:5'] },
  },
  {
    name: 'more reasoning than output',
    input: { reasoning_output: 11 },
    expected: { output: 30, reasoningOutput: 18, findings: ['parts-exceed-whole:5'] },
  },
  {
    name: 'cached input without an input',
    input: { input: 0, cached_input: 50 },
    expected: { input: 200, cachedInput: 100, findings: ['parts-exceed-whole:5'] },
  },
];

describe.each(WAYS)('hostile numbers, read %s', (way) => {
  test.each(rows)('$name in a record', ({ name, input, expected }) =>
    expectReading({ name, input: head + record({}) + record(input) + record({}), expected }, way),
  );

  test.each(rows.filter(({ input }) => input.total === undefined || input.total !== GOOD.total))(
    '$name in a token count',
    ({ name, input, expected }) => {
      const lines = head + tokenCount({}) + tokenCount(input) + tokenCount({});
      // Without a total that can be right, the context in use is not known; that takes nothing off the sums.
      const isOnlyContext = name === 'a total of 2^63 - 1';
      const own = isOnlyContext ? { input: 300, output: 30 } : expected;
      return expectReading({ name, input: lines, expected: own }, way);
    },
  );

  const onlyTotal = { input: 0, cached_input: 0, output: 0, reasoning_output: 0 };

  test('zeros with a total in a record', () => {
    const expected = { responses: 3, input: 200, output: 20, ...MISSING };
    return expectReading(
      { name: '', input: head + record({}) + record(onlyTotal) + record({}), expected },
      way,
    );
  });

  test('zeros with a total in a token count, which is an estimate', () => {
    const expected = { responses: 2, input: 200, output: 20 };
    const input = head + tokenCount({}) + tokenCount(onlyTotal) + tokenCount({});
    return expectReading({ name: '', input, expected }, way);
  });

  test.each<[string, string]>([
    ['2^63 - 1', '9223372036854775807'],
    ['1e308', '1e308'],
    ['a negative number', '-258400'],
    ['a fraction', '258400.5'],
    ['a text', '"258400"'],
  ])('a context window of %s is said once', (name, window) => {
    const lines = tokenCount({}, window) + tokenCount({}, window) + tokenCount({}, window);
    const expected = { input: 300, output: 30, findings: ['count-not-believed:4'], isLowerBound: true };
    return expectReading({ name, input: head + lines, expected }, way);
  });

  test.each<[string, string, string]>([
    ['saturated', '9223372036854775807', '9223372036854775807'],
    ['texts', '"1000"', '"1000"'],
    ['beyond what numbers hold exactly', '9007199254740993', '9007199254740992'],
    ['missing', 'missing', 'missing'],
  ])('totals that are %s hide no response', (name, first, second) => {
    const counted = (total: string, input: number) => {
      const text = line('event_msg', {
        type: 'token_count',
        info: { total_token_usage: 'TOTAL', last_token_usage: 'LAST', model_context_window: 258400 },
      });
      const totals = usageText({ input: total });
      return withText(withText(text, 'TOTAL', totals), 'LAST', usageText({ input, total: input + 10 }));
    };
    const lines = counted(first, 100) + counted(second, 200) + counted(second, 200);
    const expected = name === 'missing' ? {} : { input: 300, output: 20, responses: 2 };
    return expectReading({ name, input: head + lines, expected }, way);
  });
});
