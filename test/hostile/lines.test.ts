import { describe, test } from 'vitest';
import { context, line, meta, started, THREAD, TURN } from '../core/ingest/lines/lines.ts';
import {
  cleared,
  counted,
  event,
  full,
  head,
  NEXT_DAY,
  old,
  TURN_2,
  timed,
  timeless,
} from './counted-lines.ts';
import { expectReading, type HostileRow, WAYS } from './reading.ts';

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
];

describe.each(WAYS)('hostile lines, read %s', (way) => {
  test.each([...totals, ...times, ...models, ...others])('$name', (row) => expectReading(row, way));
});
