import { describe, test } from 'vitest';
import { line, THREAD, TURN } from '../core/ingest/lines/lines.ts';
import { cleared, counted, event, full, head } from './counted-lines.ts';
import { expectReading, type HostileRow, WAYS } from './reading.ts';

/** What a line should say and does not. */
const leftOut: readonly HostileRow[] = [
  ...[undefined, null, {}, [], 'none', { input_tokens: null }].flatMap((usage): HostileRow[] => [
    {
      name: `a record whose usage is ${JSON.stringify(usage)}`,
      input:
        head +
        line('token_usage_record', { thread_id: THREAD, turn_id: TURN, response_id: 'r', usage }) +
        full('r2', [10, 1]),
      expected: { responses: 2, input: 10, findings: ['count-missing:4'], isLowerBound: true },
    },
    {
      name: `a count whose last usage is ${JSON.stringify(usage)}`,
      input:
        head +
        counted(1000) +
        counted(3000, 2000).replace(/(?<="last_token_usage":)\{[^}]*\}/, JSON.stringify(usage) ?? '7') +
        counted(4000, 1000),
      expected: { responses: 2, input: 2000, findings: ['count-missing:5'], isLowerBound: true },
    },
  ]),
  ...[undefined, {}, [], 'none', { model_context_window: 258_400 }].map(
    (info): HostileRow => ({
      name: `a count whose info is ${JSON.stringify(info)}`,
      input: head + counted(1000) + line('event_msg', { type: 'token_count', info }) + counted(3000, 2000),
      expected: { responses: 2, input: 3000, findings: ['count-missing:5'], isLowerBound: true },
    }),
  ),
  {
    name: 'counts without info beside records',
    input: head + full('r1', [10, 1]) + event('token_count') + full('r2', [10, 1], [10, 1]),
    expected: { responses: 2, input: 20 },
  },
];

/** Moves the first member of each line to its end. */
const timeLast = (text: string) =>
  text.replaceAll(/^\{("timestamp":"[^"]*"),(?:"ordinal":1,)?(.*)\}$/gm, '{$2,$1}');

const orders: readonly HostileRow[] = [
  {
    name: 'lines that begin with their type',
    input: head + timeLast(full('r1', [10, 1]) + counted(1000) + full('r2', [10, 1], [10, 1])),
    expected: { responses: 2, input: 20 },
  },
  {
    name: 'a session all of whose lines begin with their type',
    input: timeLast(head + counted(1000) + counted(3000, 2000) + cleared),
    expected: { responses: 2, input: 3000, models: { 'gpt-6.1-sol': 3030 } },
  },
  {
    name: 'a bare item of an old Codex among them',
    input: `${head}{"type":"message","role":"user","content":[]}\n${timeLast(full('r1', [10, 1]))}`,
    expected: { responses: 1, input: 10, isLowerBound: true },
  },
];

describe.each(WAYS)('what lines leave out or say last, read %s', (way) => {
  test.each([...leftOut, ...orders])('$name', (row) => expectReading(row, way));
});
