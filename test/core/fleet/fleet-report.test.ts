import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FleetSources, findSources } from '../../../electron/core/fleet/find-sources.ts';
import { type FleetQuery, makeFleetReport } from '../../../electron/core/fleet/make-report.ts';
import { noTeams, readTeams } from '../../../electron/core/fleet/teams.ts';
import { type ExportRecord, exportRecordSchema } from '../../../electron/shared/schema/export/record.ts';
import { fleetReportSchema } from '../../../electron/shared/schema/reports/fleet-report.ts';
import { fleetRecords, seeded } from './fleet-records.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fleet-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const query: FleetQuery = {
  since: null,
  until: null,
  teams: noTeams,
  silentDays: 2,
  now: Date.UTC(2026, 10, 30),
};

const lines = (records: readonly ExportRecord[]) => records.map((one) => `${JSON.stringify(one)}\n`).join('');

function write(name: string, content: string | Uint8Array): string {
  const file = join(folder, name);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, content);
  return file;
}

async function reportOf(sources: FleetSources, more: Partial<FleetQuery> = {}) {
  const report = await makeFleetReport(sources, { ...query, ...more });
  v.assert(fleetReportSchema, report);
  return report;
}

const records = [...fleetRecords({ machines: 30, days: 8, turns: 3 })];

test('the records of these tests are records', () => {
  for (const record of records) v.assert(exportRecordSchema, record);
});

describe('a report', () => {
  /** The same sums, straight from the records. */
  function summed(of: readonly ExportRecord[]) {
    const turns = new Map<string, ExportRecord & { kind: 'turn' }>();
    for (const record of of) {
      if (record.kind !== 'turn') continue;
      const key = `${record.body.threadId} ${record.body.turnId}`;
      const known = turns.get(key);
      if (known === undefined || known.body.revision < record.body.revision) turns.set(key, record);
    }
    const all = [...turns.values()];
    const sum = (value: (record: ExportRecord & { kind: 'turn' }) => number) =>
      all.reduce((total, record) => total + value(record), 0);
    return {
      sessions: new Set(all.map(({ body }) => body.threadId)).size,
      turns: all.length,
      input: sum(({ body }) => body.inputTokens),
      cached: sum(({ body }) => body.cachedInputTokens),
      output: sum(({ body }) => body.outputTokens),
      cost: sum(({ body }) => body.costUsd ?? 0),
      unpriced: sum(({ body }) => (body.costUsd === null ? body.inputTokens + body.outputTokens : 0)),
    };
  }

  test('counts each turn once, whatever the files repeat, revise and hold in which order', async () => {
    const random = seeded(7);
    const shuffled = records.toSorted(() => random() - 0.5);
    const half = Math.floor(shuffled.length / 2);
    write('a/one.jsonl', lines(shuffled.slice(0, half)));
    write('a/b/two.jsonl.3', lines(shuffled.slice(half)));
    write('c.ndjson.gz', gzipSync(lines(shuffled.slice(0, 100))));
    const { cost, sources, machines } = await reportOf(findSources([folder]));
    const expected = summed(records);
    expect(sources).toMatchObject({ files: 3, bundles: 0, unread: [] });
    expect(sources.records).toBe(new Set(records.map(({ id }) => id)).size);
    expect(sources.repeated).toBe(records.length + 100 - sources.records);
    expect(machines).toMatchObject({ fromRecords: 30, fromBundles: 0, days: 30 * 8 - 3 * 4 });
    expect(cost.totals).toMatchObject({
      sessions: expected.sessions,
      turns: expected.turns,
      tokens: { input: expected.input, cachedInput: expected.cached, output: expected.output },
      unpricedTokens: expected.unpriced,
    });
    expect(cost.totals.costUsd).toBeCloseTo(expected.cost, 6);
  });

  test('counts sessions by sign-in, and rules by their newest result', async () => {
    const file = write('one.jsonl', lines(records));
    const { coverage, policy, versions } = await reportOf(findSources([file]));
    const signIns = new Map(
      records.flatMap(({ kind, body }) => (kind === 'turn' ? [[body.threadId, body.signIn] as const] : [])),
    );
    const named = (signIn: string | null) => [...signIns.values()].filter((one) => one === signIn).length;
    expect(coverage.byClass).toMatchObject({
      chatgpt: { sessions: named('chatgpt') },
      apiKey: { sessions: named('apikey') },
      otherProvider: { sessions: named('provider') },
      unknown: { sessions: named(null) },
    });
    expect(policy).toHaveLength(4);
    for (const rule of policy) expect(rule.passed + rule.failed + rule.waived + rule.notKnown).toBe(30);
    expect(policy.map(({ failed }) => failed)).toEqual(
      policy.map(({ failed }) => failed).toSorted((a, b) => b - a),
    );
    expect(versions.glance).toEqual([
      { version: '0.3.0', machines: 20 },
      { version: '0.2.0', machines: 10 },
    ]);
    expect(versions.codex.reduce((sum, { machines }) => sum + machines, 0)).toBe(30);
  });

  test('gives every token to a team, or to none', async () => {
    const file = write('one.jsonl', lines(records));
    const rows = Array.from(
      { length: 10 },
      (_, user) => `user-${user},${user % 2 ? 'Plat"form, a' : "O'Web"}`,
    );
    const teams = readTeams(
      `user,team\r\n${rows.join('\r\n').replaceAll('Plat"form, a', '"Plat""form, a"')}\r\n`,
      'teams.csv',
    );
    const { cost } = await reportOf(findSources([file]), { teams });
    expect(cost.byTeam.map(({ team, machines }) => [team, machines]).toSorted()).toEqual(
      [
        [null, 20],
        ["O'Web", 5],
        ['Plat"form, a', 5],
      ].toSorted(),
    );
    expect(cost.byTeam.reduce((sum, { turns }) => sum + (turns ?? 0), 0)).toBe(cost.totals.turns);
  });

  test('of days in UTC', async () => {
    const file = write('one.jsonl', lines(records));
    const span = { since: '2026-08-02', until: '2026-08-03' };
    const { machines, cost } = await reportOf(findSources([file]), span);
    expect(machines).toMatchObject({ days: 60, firstAt: expect.stringContaining('2026-08-02T') });
    expect(machines.lastAt).toContain('2026-08-03T');
    const within = records.filter(({ at }) => at >= '2026-08-02' && at < '2026-08-04');
    expect(cost.totals.turns).toBe(summed(within).turns);
  });

  test('names machines that went silent', async () => {
    const file = write('one.jsonl', lines(records));
    const { machines } = await reportOf(findSources([file]));
    expect(machines.silent.map(({ machine }) => machine)).toEqual(
      ['machine-00000', 'machine-00010', 'machine-00020'].toSorted((a, b) =>
        lastOf(a) < lastOf(b) ? -1 : 1,
      ),
    );
    expect(machines.silent[0]?.lastAt).toBe(lastOf(machines.silent[0]?.machine ?? ''));
  });
  const lastOf = (id: string) =>
    records
      .filter(({ machine }) => machine.id === id)
      .map(({ at }) => at)
      .toSorted()
      .at(-1) ?? '';

  test('takes sessions where no turns were exported, and says so', async () => {
    const only = records.filter(({ kind }) => kind === 'session');
    const { cost } = await reportOf(findSources([write('one.jsonl', lines(only))]));
    expect(cost.totals).toMatchObject({
      turns: null,
      sessions: new Set(only.map((one) => one.kind === 'session' && one.body.threadId)).size,
    });
  });

  test('counts lines that are no record, and what cannot be, and goes on', async () => {
    const [turn] = records.filter(({ kind }) => kind === 'turn');
    const wrong = JSON.parse(JSON.stringify(turn)) as { id: string; body: Record<string, unknown> };
    wrong.body.cachedInputTokens = 1e15;
    const bad = ['{broken', '[1]', '{"id":"x","kind":"turn"}', JSON.stringify(wrong), '"text"'];
    const file = write("it's [1]*.jsonl", `${bad.join('\n')}\n${lines(records)}{"half":`);
    const { sources, cost } = await reportOf(findSources([file]));
    expect(sources.unread).toEqual([{ file, lines: 6, reason: 'Lines that are no record of Codex Glance.' }]);
    expect(cost.totals.turns).toBe(summed(records).turns);
  });

  test('of nothing', async () => {
    const report = await reportOf(findSources([folder]));
    expect(report.machines).toMatchObject({ fromRecords: 0, days: 0, firstAt: null, silent: [] });
    expect(report.cost).toMatchObject({
      totals: { sessions: 0, costUsd: null, turns: null },
      byTeam: [],
      byModel: [],
    });
  });
});

describe('the mapping', () => {
  test.each([
    ['', 'line 1'],
    ['team,user\na,b', 'line 1'],
    ['user,team,more\na,b,c', 'line 1'],
    ['user,team\nada', 'row 2'],
    ['user,team\nada,', 'row 2'],
    ['user,team\nada,web\nada,platform', 'row 3: ada is of web already'],
  ])('%j is refused, with the place', (text, place) => {
    expect(() => readTeams(text, 'teams.csv')).toThrow(`teams.csv, ${place}`);
  });

  test('takes quotes, a byte order mark and lines that say the same again', () => {
    const teams = readTeams('\ufeffHost,Team\n"a ""b""",One\n"a ""b""",One\n\n', 'teams.csv');
    expect(teams).toEqual({ by: 'host', byName: new Map([['a "b"', 'One']]) });
  });
});
