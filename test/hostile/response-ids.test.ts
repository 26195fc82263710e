import { describe, test } from 'vitest';
import { record, started } from '../core/ingest/lines/lines.ts';
import { full, head, LATER, NEXT_DAY, placed, TURN_2, untotalled } from './counted-lines.ts';
import { expectReading, type HostileRow, WAYS } from './reading.ts';

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

describe.each(WAYS)('hostile ids of responses, read %s', (way) => {
  test.each([...ids])('$name', (row) => expectReading(row, way));
});
