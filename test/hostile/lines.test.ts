import { describe, test } from 'vitest';
import { context, line, meta, record, started, THREAD, TURN, usageOf } from '../core/ingest/lines/lines.ts';
import { expectReading, type HostileRow, WAYS } from './reading.ts';

const head = meta() + started() + context();
const AT = '2026-11-23T01:33:38.300Z';
const NEXT_DAY = '2026-11-24T00:00:01.000Z';

/** A `token_count` of input tokens in all and of the last response, with a tenth as many output tokens. */
function counted(total: number, last = total, at = AT): string {
  const usage = (input: number) => usageOf(input, input / 100);
  return line(
    'event_msg',
    {
      type: 'token_count',
      info: {
        total_token_usage: usage(total),
        last_token_usage: usage(last),
        model_context_window: 258400,
      },
      rate_limits: null,
    },
    at,
  );
}

const cleared = line('event_msg', { type: 'token_count', info: null, rate_limits: null });

/** A session of Codex 0.77, which wrote no turn ids. */
const old = (...lines: readonly string[]) =>
  meta({ cli_version: '0.77.0' }) +
  line('turn_context', { cwd: '/home/dev', model: 'gpt-5' }) +
  lines.join('');

const event = (type: string) => line('event_msg', { type });

/** A record as Codex 0.153 and newer write it. `before`: input and output of the thread before it. */
function full(
  id: string | undefined,
  [input, output]: readonly [number, number],
  [inputBefore, outputBefore]: readonly [number, number] = [0, 0],
  { at = AT, turn = TURN }: { at?: string; turn?: string } = {},
): string {
  const ids = { thread_id: THREAD, turn_id: turn, session_id: THREAD, root_turn_id: turn, response_id: id };
  const totals = usageOf(inputBefore + input, outputBefore + output);
  const usage = { usage: usageOf(input, output), turn_token_usage: totals, thread_token_usage: totals };
  return line('token_usage_record', { ...ids, ...usage }, at);
}

/** The same line with another time, given as JSON. */
const timed = (text: string, time: string) => text.replace(/"timestamp":"[^"]*"/, `"timestamp":${time}`);
const timeless = (text: string) => text.replace(/"timestamp":"[^"]*",/, '');

const TURN_2 = '01a20609-8a1a-70f2-930e-baef22561170';

const totals: readonly HostileRow[] = [
  {
    name: 'a total that is repeated after it was cleared',
    input: old(counted(1000), counted(3000, 2000), cleared, counted(3000, 2000)),
    expected: { responses: 2, input: 3000, output: 30 },
  },
  {
    name: 'the same with turn ids',
    input: head + counted(1000) + counted(3000, 2000) + cleared + counted(3000, 2000) + counted(7000, 4000),
    expected: { responses: 3, input: 7000, output: 70 },
  },
  {
    name: 'totals that stay at 0',
    input: head + counted(0, 1000) + counted(0, 1000) + counted(0, 2000, NEXT_DAY),
    expected: { responses: 2, input: 3000, output: 30 },
  },
  {
    name: 'a process that begins its totals at 0',
    input: old(cleared, counted(1000), counted(3000, 2000), cleared, counted(500), counted(900, 400)),
    expected: { responses: 4, input: 3900, output: 39 },
  },
  {
    name: 'a process whose first response is like that of the one before',
    input: old(cleared, counted(1000), cleared, counted(1000, 1000, NEXT_DAY)),
    expected: { responses: 2, input: 2000, output: 20 },
  },
  {
    name: 'a total that goes on after it was cleared',
    input: old(counted(1000), cleared, counted(3000, 2000)),
    expected: { responses: 2, input: 3000, output: 30 },
  },
  {
    name: 'cleared over and over',
    input: old(
      counted(1000),
      counted(3000, 2000),
      cleared,
      cleared,
      counted(3000, 2000),
      cleared,
      counted(3000, 2000),
    ),
    expected: { responses: 2, input: 3000, output: 30 },
  },
  {
    name: 'totals of a review within the session that asked for it',
    input: old(
      counted(1000),
      counted(3000, 2000),
      event('entered_review_mode'),
      cleared,
      counted(500),
      event('exited_review_mode'),
      counted(3000, 2000),
      counted(7000, 4000),
    ),
    expected: { responses: 3, input: 7000, output: 70 },
  },
  {
    name: 'totals of a review that equal those of the session',
    input: old(
      counted(1000),
      event('entered_review_mode'),
      cleared,
      counted(1000),
      event('exited_review_mode'),
      counted(1000),
    ),
    expected: { responses: 1, input: 1000, output: 10 },
  },
  {
    name: 'a review that Codex was stopped in',
    input: old(
      counted(1000),
      event('entered_review_mode'),
      counted(500),
      line('turn_context', { cwd: '/home/dev', model: 'gpt-5' }),
      cleared,
      counted(2000),
    ),
    expected: { responses: 2, input: 3000, output: 30 },
  },
  {
    name: 'two responses alike, with another between them, in one millisecond',
    input: head + counted(1000) + counted(3000, 2000) + counted(4000, 1000),
    expected: { responses: 3, input: 4000, output: 40 },
  },
];

const UNREADABLE = [
  ['yesterday', '"yesterday"'],
  ['empty', '""'],
  ['an epoch number', '1795398695'],
  ['an epoch number as text', '"1795398695"'],
  ['a leap second', '"2026-11-23T23:59:60Z"'],
  ['a leap second in the usual form', '"2026-11-23T23:59:60.000Z"'],
  ['an hour that no day has', '"2026-11-23T25:00:00.000Z"'],
  ['a day that no month has', '"2026-02-30T10:00:00.000Z"'],
  ['a month that no year has', '"2026-13-01T10:00:00.000Z"'],
  ['a text that JavaScript takes for a time', '"line 12"'],
  ['without a zone', '"2026-11-23T10:00:00.000"'],
  ['null', 'null'],
  ['a list', '[2026]'],
  ['as long as a time', '"twenty-four letters, yes"'],
] as const;

const times: readonly HostileRow[] = [
  ...UNREADABLE.flatMap(([name, time]): HostileRow[] => [
    {
      name: `a token count whose time is ${name}`,
      input: head + counted(1000) + timed(counted(3000, 2000), time) + counted(7000, 4000, NEXT_DAY),
      expected: {
        responses: 3,
        input: 7000,
        findings: ['unreadable-time:5'],
        days: { '2026-11-23': 3030, '2026-11-24': 4040 },
      },
    },
    {
      name: `a record whose time is ${name}`,
      input: head + full('r1', [100, 10]) + timed(full('r2', [200, 20], [100, 10]), time),
      expected: { responses: 2, input: 300, findings: ['unreadable-time:5'], days: { '2026-11-23': 330 } },
    },
  ]),
  {
    name: 'a token count without a time',
    input: head + counted(1000) + timeless(counted(3000, 2000)),
    expected: { responses: 2, input: 3000, findings: ['unreadable-time:5'] },
  },
  {
    name: 'a record without a time',
    input: head + full('r1', [100, 10]) + timeless(full('r2', [200, 20], [100, 10])),
    expected: { responses: 2, input: 300, findings: ['unreadable-time:5'] },
  },
  {
    name: 'lines that open a turn without a readable time',
    input: meta() + timed(started(), '"soon"') + timed(context(), '""') + full('r1', [100, 10]),
    expected: {
      responses: 1,
      input: 100,
      findings: ['unreadable-time:2', 'unreadable-time:3'],
      models: { 'gpt-6.1-sol': 110 },
    },
  },
  {
    name: 'a session none of whose times can be read is dated by its own',
    input: [meta(), started(), context(), full('r1', [100, 10]), full('r2', [200, 20], [100, 10])]
      .map((text) => timed(text, '"?"'))
      .join(''),
    expected: {
      responses: 2,
      input: 300,
      days: { '2026-11-23': 330 },
      findings: [1, 2, 3, 4, 5].map((place) => `unreadable-time:${place}`),
    },
  },
  {
    name: 'a line that tells nothing needs no time',
    input: head + timed(line('response_item', { type: 'message' }), '"?"') + full('r1', [100, 10]),
    expected: { responses: 1, input: 100 },
  },
  {
    name: 'a time with an offset',
    input:
      head +
      timed(counted(1000), '"2026-11-24T01:00:00+02:00"') +
      timed(counted(3000, 2000), '"2026-11-24t01:00:00z"'),
    expected: { days: { '2026-11-23': 1010, '2026-11-24': 2020 } },
  },
];

/** The same line under another ordinal, or under none. */
const placed = (text: string, ordinal: number | null) =>
  text.replace('"ordinal":1,', ordinal === null ? '' : `"ordinal":${ordinal},`);

/** The same record with the thread's totals at 0. */
const untotalled = (text: string) =>
  text.replace(/"thread_token_usage":\{[^}]*\}/, (totals) => totals.replaceAll(/:\d+/g, ':0'));

const LATER = ['2026-11-23T01:33:39.300Z', '2026-11-23T01:33:40.300Z', '2026-11-23T01:33:41.300Z'] as const;

/** What a provider calls its responses. */
const ids: readonly HostileRow[] = [
  ...[['"0"', '0'] as const, ['empty', ''] as const, ['missing', undefined] as const].map(
    ([name, id]): HostileRow => ({
      name: `an id that is ${name} each time`,
      input:
        head + full(id, [1000, 50]) + full(id, [2000, 50], [1000, 50]) + full(id, [3000, 50], [3000, 100]),
      expected: { responses: 3, input: 6000, output: 150 },
    }),
  ),
  {
    name: 'responses alike but for the totals after them',
    input: head + full('0', [1000, 50]) + full('0', [1000, 50], [1000, 50]),
    expected: { responses: 2, input: 2000 },
  },
  {
    name: 'the same id and totals in another turn, as after a revert',
    input:
      head +
      full('0', [1000, 50]) +
      started({ turn: TURN_2 }) +
      full('0', [1000, 50], [0, 0], { turn: TURN_2 }),
    expected: { responses: 2, input: 2000 },
  },
  {
    name: 'responses that used nothing',
    input: head + full('0', [0, 0]) + full('0', [0, 0], [0, 0], { at: NEXT_DAY }),
    expected: { responses: 2, input: 0 },
  },
  {
    name: 'a record that was written twice',
    input: head + full('r1', [1000, 50]) + full('r1', [1000, 50]),
    expected: { responses: 1, input: 1000 },
  },
  {
    name: 'a record that was written twice under a constant id',
    input: head + full('', [1000, 50]) + full('', [1000, 50]) + full('', [1000, 50], [1000, 50]),
    expected: { responses: 2, input: 2000 },
  },
  ...['0', ''].flatMap((id): HostileRow[] => [
    {
      name: `responses alike under the id "${id}" while the totals stay at 0`,
      input: head + [4, 5, 6].map((place) => placed(untotalled(full(id, [1000, 50])), place)).join(''),
      expected: { responses: 3, input: 3000, output: 150 },
    },
    {
      name: `the same under the id "${id}" without ordinals`,
      input:
        head + LATER.map((at) => placed(untotalled(full(id, [1000, 50], [0, 0], { at })), null)).join(''),
      expected: { responses: 3, input: 3000, output: 150 },
    },
    {
      name: `totals that begin again within a turn under the id "${id}"`,
      input:
        head +
        [4, 5, 6, 7, 8, 9]
          .map((place) =>
            placed(full(id, [1000, 50], [1000 * ((place - 4) % 3), 50 * ((place - 4) % 3)]), place),
          )
          .join(''),
      expected: { responses: 6, input: 6000, output: 300 },
    },
    {
      name: `the same under the id "${id}" without ordinals`,
      input:
        head +
        [
          full(id, [1000, 50]),
          full(id, [1000, 50], [1000, 50]),
          full(id, [1000, 50], [0, 0], { at: LATER[0] }),
          full(id, [1000, 50], [0, 0], { at: LATER[0] }),
          full(id, [1000, 50], [1000, 50], { at: LATER[1] }),
        ]
          .map((text) => placed(text, null))
          .join(''),
      expected: { responses: 4, input: 4000, output: 200 },
    },
    {
      name: `responses in a row under the id "${id}" that may be one`,
      input: head + placed(full(id, [1000, 50]), 4) + placed(full(id, [1000, 50]), 5),
      expected: { responses: 1, input: 1000, findings: ['repeat-not-sure:5'], isLowerBound: true },
    },
  ]),
  {
    name: 'a record that was written twice while the totals stay at 0',
    input: head + untotalled(full('0', [1000, 50])) + untotalled(full('0', [1000, 50])),
    expected: { responses: 1, input: 1000 },
  },
  {
    name: 'a record that was written again under its ordinal',
    input:
      head +
      placed(full('0', [1000, 50]), 4) +
      placed(full('0', [1000, 50], [0, 0], { at: LATER[0] }), 4) +
      placed(full('0', [1000, 50], [1000, 50]), 5),
    expected: { responses: 2, input: 2000 },
  },
  {
    name: 'lines that stand in a file twice, one after the other',
    input: head + [1, 2].map(() => full('0', [1000, 50]) + full('0', [1000, 50], [1000, 50])).join(''),
    expected: { responses: 2, input: 2000 },
  },
  {
    name: 'the same with their ordinals',
    input:
      head +
      [1, 2]
        .map(() => placed(full('0', [1000, 50]), 4) + placed(full('0', [1000, 50], [1000, 50]), 5))
        .join(''),
    expected: { responses: 2, input: 2000 },
  },
  {
    name: 'records without totals',
    input: head + record('0', 1000, 50) + record('0', 2000, 50) + record('0', 2000, 50, { at: NEXT_DAY }),
    expected: { responses: 3, input: 5000 },
  },
  {
    name: 'usage that grows over the session, as some proxies count',
    input:
      head + full('0', [1000, 50]) + full('0', [3000, 150], [1000, 50]) + full('0', [6000, 300], [4000, 200]),
    expected: { responses: 3, input: 10_000 },
  },
  {
    name: 'an id that is a number',
    input:
      head +
      full('1', [1000, 50]).replace('"response_id":"1"', '"response_id":1') +
      full('1', [10, 5], [1000, 50]),
    expected: { responses: 2, input: 1010 },
  },
  {
    name: 'an id with quotes and other letters',
    input: head + full('"größe"\\', [1000, 50]) + full('"größe"\\', [10, 5], [1000, 50]),
    expected: { responses: 2, input: 1010 },
  },
  {
    name: 'an id of 100,000 letters',
    input: head + full('x'.repeat(100_000), [1000, 50]) + full('x'.repeat(100_000), [10, 5], [1000, 50]),
    expected: { responses: 2, input: 1010 },
  },
];

/** A change from a model to another, between whose turns Codex compacts. */
function changed(before: number, after: number, compacted: number): string {
  const window = (size: number, total: number, last: number) =>
    counted(total, last).replace('258400', String(size));
  const settings = (model: string) =>
    line('event_msg', { type: 'thread_settings_applied', thread_settings: { model } });
  const begun = (size: number, turn = TURN) => started({ turn }).replace('258400', String(size));
  return [
    meta(),
    begun(before),
    context().replace('gpt-6.1-sol', 'old'),
    full('r1', [1000, 10]),
    window(before, 1000, 1000),
    settings('new'),
    begun(after, TURN_2),
    window(before, 1000, 1000),
    full('r2', [2000, 20], [1000, 10], { turn: TURN_2 }),
    window(compacted, 3000, 2000),
    line('compacted', { message: '' }),
    context({ turn: TURN_2 }).replace('gpt-6.1-sol', 'new'),
    full('r3', [4000, 40], [3000, 30], { turn: TURN_2 }),
    window(after, 7000, 4000),
  ].join('');
}

const models: readonly HostileRow[] = [
  {
    name: 'a compaction by the old model',
    input: changed(258_400, 475_000, 258_400),
    expected: { responses: 3, models: { old: 3030, new: 4040 } },
  },
  {
    name: 'a compaction by the new model',
    input: changed(258_400, 475_000, 475_000),
    expected: { responses: 3, models: { old: 1010, new: 6060 } },
  },
  {
    name: 'a compaction by one of two models with the same window',
    input: changed(258_400, 258_400, 258_400),
    expected: {
      responses: 3,
      models: { old: 1010, unknown: 2020, new: 4040 },
      findings: ['model-not-sure:11'],
    },
  },
  {
    name: 'a change of models with the same window without a compaction',
    input: changed(258_400, 258_400, 258_400).replace(line('compacted', { message: '' }), ''),
    expected: { responses: 3, models: { old: 1010, new: 6060 } },
  },
];

/** What is no line of Codex. */
const others: readonly HostileRow[] = [
  {
    name: 'a line that breaks off',
    input: `${head}${full('r1', [100, 10]).slice(0, 90)}\n${full('r2', [10, 1])}`,
    expected: { input: 10, findings: ['invalid-json:4'], isLowerBound: true },
  },
  {
    name: 'NaN and Infinity, which are no JSON',
    input:
      head +
      full('r1', [100, 10]).replace(':100,', ':NaN,') +
      full('r2', [10, 1]).replace(':10,', ':Infinity,'),
    expected: { responses: 0, findings: ['invalid-json:4', 'invalid-json:5'], isLowerBound: true },
  },
  {
    name: 'records of another thread, as a copied history holds them',
    input:
      head +
      full('r1', [100, 10]).replaceAll(THREAD, '01a20609-89f6-7612-a58e-ff9ccaeb9f00') +
      full('r2', [10, 1]),
    expected: { responses: 1, input: 10 },
  },
  { name: 'empty lines', input: `\n\n${head}\n\r\n${full('r2', [10, 1])}\n`, expected: { input: 10 } },
  {
    name: 'a deeply nested line',
    input: `${head}{"type":${'['.repeat(50_000)}\n${full('r2', [10, 1])}`,
    expected: { input: 10, findings: ['invalid-json:4'], isLowerBound: true },
  },
  {
    name: 'a record without usage',
    input:
      head +
      line('token_usage_record', { thread_id: THREAD, turn_id: TURN, response_id: 'r' }) +
      full('r2', [10, 1]),
    expected: { responses: 1, input: 10 },
  },
];

describe.each(WAYS)('hostile lines, read %s', (way) => {
  test.each([...totals, ...times, ...ids, ...models, ...others])('$name', (row) => expectReading(row, way));
});
