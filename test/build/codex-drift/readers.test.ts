import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { readDatabases } from '../../../build/codex-drift/databases.ts';
import { featuresIn } from '../../../build/codex-drift/features.ts';
import { hashOf } from '../../../build/codex-drift/protocol.ts';
import { LineKeys } from '../../../build/codex-drift/rollout-lines.ts';
import { candidateKeys, readRefusal } from '../../../build/codex-drift/strict-keys.ts';
import { structuresIn } from '../../../build/codex-drift/structures.ts';
import { telemetryItems } from '../../../build/codex-drift/telemetry/captured-telemetry.ts';
import { namesIn } from '../../../build/codex-drift/telemetry/telemetry-names.ts';
import { failedFiles, readReport } from '../../../build/codex-drift/tested-codex.ts';
import { temporaryFolder } from '../../setup/temporary-folder.ts';

test('structures are those of the configuration, with all sizes of a shared name', () => {
  const text =
    'xstruct OtelConfigToml with 13 elementsstruct Tool with 2 elementsstruct ATomlstruct RowConfig with 1 elementzz' +
    'struct RowConfig with 4 elementsstruct variant Layer::UserConfig with 2 elements';
  expect(structuresIn(text)).toEqual({
    'Layer::UserConfig': '2',
    OtelConfigToml: '13',
    RowConfig: '1 or 4',
  });
});

test('a type of the protocol is the same whatever its comments and layout', () => {
  const plain = hashOf('export type A = { b: string, };');
  expect(hashOf('// GENERATED\n/** Says b. */\nexport type A = {\n  b: string, };\n')).toBe(plain);
  expect(hashOf('export type A = { b: number, };')).not.toBe(plain);
});

test('features are read with stage and switch', () => {
  expect(
    featuresIn('zz  under development  false\nmulti_agent    stable             true\n\nNote: x\n'),
  ).toEqual({
    multi_agent: 'stable, on',
    zz: 'under development, off',
  });
});

describe('keys of rollout lines', () => {
  test('are told by kind of line, with the types of their values and without any value', () => {
    const keys = new LineKeys();
    keys.readLine(
      '{"type":"event_msg","payload":{"type":"token_count","info":null,"list":[{"a":"secret"}]}}',
    );
    keys.readLine('{"type":"event_msg","payload":{"type":"token_count","info":{"x":1}}}');
    keys.readLine('{"type":"session_meta","payload":{"/home/ada":true,"parameters":{"city":"Rome"}}}');
    keys.readLine('{"type');
    const items = keys.items();
    expect(items).toMatchObject({
      'event_msg/token_count payload.info': 'null|object',
      'event_msg/token_count payload.info.x': 'number',
      'event_msg/token_count payload.list[].a': 'string',
      'session_meta payload.*': 'boolean',
      'session_meta payload.parameters': 'foreign',
      'not JSON': 'line',
    });
    expect(JSON.stringify(items)).not.toMatch(/secret|ada|city|Rome/);
  });
});

test('columns and indexes of databases are read', () => {
  const home = temporaryFolder();
  const database = new DatabaseSync(join(home, 'state_5.sqlite'));
  database.exec('CREATE TABLE threads (id TEXT PRIMARY KEY, at INTEGER); CREATE INDEX by_at ON threads (at)');
  database.close();
  expect(readDatabases(home)).toEqual({
    'state_5.sqlite': 'database',
    'state_5.sqlite threads.id': 'TEXT',
    'state_5.sqlite threads.at': 'INTEGER',
    'state_5.sqlite threads index by_at': 'index',
  });
});

test('the refusals of a strict start are told apart', () => {
  expect(readRefusal('Error: /h/config.toml:1:1: unknown configuration field `foo`\n\nStack')).toEqual({
    refused: 'unknown',
    key: 'foo',
  });
  expect(readRefusal('Error: /h/config.toml:3:9: invalid type: integer `3`, expected a string\n')).toEqual({
    refused: 'type',
    expected: 'a string',
    line: 3,
  });
  expect(readRefusal('Error: no')).toEqual({ refused: 'other' });
  expect(candidateKeys(['model', 'Model', 'a b', 'sqlite_home', '9x'])).toEqual(['model', 'sqlite_home']);
});

test('names in a program are the known ones wherever they stand, and those whose ends are told', () => {
  const text = 'xcodex.turn.countevent codex.new.namecodex.turn.count_morezcodex.lost.nameand';
  const begins = new Uint8Array(text.length);
  for (const part of ['codex.new.name', 'codex.turn.count_more', 'zcodex']) begins[text.indexOf(part)] = 1;
  const known = new Set(['codex.turn.count', 'codex.turn']);
  expect(namesIn({ text, begins, listed: new Set() }, known)).toEqual([
    'codex.new.name',
    'codex.turn.count',
    'codex.turn.count_more',
  ]);
});

test('what runs sent becomes an item each', () => {
  const items = telemetryItems({
    metrics: new Map([['codex.b', { kind: 'histogram', unit: 'ms', tags: ['model'] }]]),
    events: new Map([['codex_turn', ['turn_id']]]),
    logs: new Map([['codex.a', ['x']]]),
  });
  expect(items).toEqual({
    'event codex_turn': 'event',
    'event codex_turn {turn_id}': 'field',
    'log codex.a': 'log',
    'log codex.a {x}': 'attribute',
    'metric codex.b': 'histogram in ms',
    'metric codex.b {model}': 'tag',
  });
});

test('a report of tests is counted, a file that could not be loaded too', () => {
  const report = {
    testResults: [
      {
        name: '/repo/test/lab/a.test.ts',
        assertionResults: [
          { fullName: 'adds up', status: 'passed' },
          { fullName: 'fails', status: 'failed', failureMessages: ['Error: 1 is not 2\n  at x'] },
        ],
      },
      { name: '/repo/test/lab/b.test.ts', message: 'No such file\nat y', assertionResults: [] },
    ],
  };
  const tested = readReport(report, '/repo');
  expect(failedFiles(tested)).toEqual(['test/lab/a.test.ts', 'test/lab/b.test.ts']);
  expect(failedFiles({ passed: 0, failures: [{ name: 'all tests', message: 'Late' }] })).toEqual([]);
  expect(tested).toEqual({
    passed: 1,
    failures: [
      { name: 'test/lab/a.test.ts: fails', message: 'Error: 1 is not 2' },
      { name: 'test/lab/b.test.ts', message: 'No such file' },
    ],
  });
});
