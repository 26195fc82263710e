import { describe, test } from 'vitest';
import { line, THREAD, TURN } from '../core/ingest/lines/lines.ts';
import { cleared, counted, event, full, head, NEXT_DAY } from './counted-lines.ts';
import { expectReading, type HostileRow, WAYS } from './reading.ts';

/** Begins each line with its type: without a time, and without an ordinal or with it at the end. */
const bareType = (text: string) =>
  text.replaceAll(/^\{"timestamp":"[^"]*",(?:"ordinal":1,)?(.*)\}$/gm, '{$1}');
const typeFirst = (text: string) => bareType(text).replaceAll(/\}$/gm, ',"ordinal":1}');

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
  ...[bareType, typeFirst].flatMap((form): HostileRow[] => [
    {
      name: `a token count without a time, ${form.name}`,
      input: head + counted(1000) + form(counted(3000, 2000)) + counted(7000, 4000, NEXT_DAY),
      expected: {
        responses: 3,
        input: 7000,
        findings: ['unreadable-time:5'],
        days: { '2026-11-23': 3030, '2026-11-24': 4040 },
      },
    },
    {
      name: `a record without a time, ${form.name}`,
      input: head + full('r1', [100, 10]) + form(full('r2', [200, 20], [100, 10])),
      expected: { responses: 2, input: 300, findings: ['unreadable-time:5'], days: { '2026-11-23': 330 } },
    },
    {
      name: `a session without any time, ${form.name}`,
      input: form(head + full('r1', [100, 10])),
      expected: {
        responses: 1,
        input: 100,
        findings: [1, 2, 3, 4].map((place) => `unreadable-time:${place}`),
        models: { 'gpt-6.1-sol': 110 },
      },
    },
  ]),
  ...[
    '{"type" : ',
    '{"type":\t',
    '{ "type":',
    '{"payload":0,"type":',
    '{"id":"x","type":',
    '{"record_type":"x","type":',
  ].map(
    (begin): HostileRow => ({
      name: `a record that begins with ${begin}`,
      input:
        head + full('r1', [100, 10]) + bareType(full('r2', [200, 20], [100, 10])).replace('{"type":', begin),
      expected: { responses: 2, input: 300, findings: ['unreadable-time:5'] },
    }),
  ),
  {
    name: 'a bare item of an old Codex among them',
    input: `${head}{"type":"message","role":"user","content":[]}\n${timeLast(full('r1', [10, 1]))}`,
    expected: { responses: 1, input: 10, isLowerBound: true },
  },
];

describe.each(WAYS)('what lines leave out or say last, read %s', (way) => {
  test.each([...leftOut, ...orders])('$name', (row) => expectReading(row, way));
});
