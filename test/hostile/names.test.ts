import { describe, test } from 'vitest';
import { context, meta, NAME, record, started, THREAD } from '../core/ingest/lines/lines.ts';
import { expectReading, type HostileRow, WAYS } from './reading.ts';

const said = (thread = THREAD, extra: object = {}) =>
  meta(extra, { thread }) + started() + context() + record('r1', 100, 10, { thread });

const OTHER = '01a20609-89f6-7612-a58e-ff9ccaeb9f58';
const DAY = 'sessions/2026/11/23';
const none = { responses: 0, input: 0 };
const one = { responses: 1, input: 100 };

/** Names of files and folders, and ids of threads. */
const rows: readonly HostileRow[] = [
  { name: 'a rollout with the name that Codex gives', input: { [NAME]: said() }, expected: one },
  { name: 'a name with another ending', input: { [`${NAME}.bak`]: said() }, expected: none },
  {
    name: 'a name with another beginning',
    input: { [`${DAY}/copy of rollout.jsonl`]: said() },
    expected: none,
  },
  {
    name: 'a name with an id in upper case',
    input: { [NAME.replace(THREAD, THREAD.toUpperCase())]: said() },
    expected: none,
  },
  {
    name: 'a name with half an id',
    input: { [`${DAY}/rollout-2026-11-23T01-33-38-01a20609.jsonl`]: said() },
    expected: none,
  },
  {
    name: 'a time in the name that no clock has',
    input: { [`${DAY}/rollout-9999-99-99T99-99-99-${THREAD}.jsonl`]: said() },
    expected: one,
  },
  {
    name: 'a session outside the folders of days',
    input: { [`sessions/${NAME.split('/').at(-1)}`]: said() },
    expected: one,
  },
  {
    name: 'folders with blanks, quotes, line breaks and letters of all kinds',
    input: { [`sessions/größe "x'\n名/${NAME.split('/').at(-1)}`]: said() },
    expected: one,
  },
  {
    name: 'an id in the file that differs from its name',
    input: { [NAME]: said(OTHER) },
    expected: one,
  },
  {
    name: 'two files that tell of one thread',
    input: { [NAME]: said(), [NAME.replace(THREAD, OTHER)]: said() },
    expected: one,
  },
  {
    name: 'an id that is no UUID',
    input: { [NAME]: said('../../etc/passwd') },
    expected: one,
  },
  { name: 'an id of other letters', input: { [NAME]: said('größe"\\名') }, expected: one },
  { name: 'an id that objects have as a member', input: { [NAME]: said('__proto__') }, expected: one },
  { name: 'an empty id', input: { [NAME]: said('') }, expected: one },
  { name: 'an id of 200,000 letters', input: { [NAME]: said('x'.repeat(200_000)) }, expected: one },
  {
    name: 'an id that is a number, so that the name of the file counts',
    input: { [NAME]: said().replace(`"id":"${THREAD}"`, '"id":7') },
    expected: one,
  },
  {
    name: 'a model with the name of a member',
    input: { [NAME]: said().replace('gpt-6.1-sol', 'constructor') },
    expected: { ...one, models: { constructor: 110 } },
  },
];

describe.each(WAYS)('hostile names, read %s', (way) => {
  test.each(rows)('$name', (row) => expectReading(row, way));
});
