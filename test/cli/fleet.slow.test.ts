import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fleetListNames } from '../../electron/core/fleet/fleet-lists.ts';
import { makeEvidence } from '../../electron/core/governance/evidence/make-evidence.ts';
import { packEvidence } from '../../electron/core/governance/evidence/package.ts';
import type { FleetReport } from '../../electron/shared/fleet/fleet-report.ts';
import { fleetRecords } from '../core/fleet/fleet-records.ts';
import { createFakeOutput } from '../fakes/terminal.ts';
import { sampleEvidenceSources } from '../fixtures/evidence.ts';
import { command, documentOf } from './command.ts';

let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fleet-cli-'));
  const records = [...fleetRecords({ machines: 20, days: 6, turns: 2 })];
  writeFileSync(join(folder, 'records.jsonl'), records.map((one) => `${JSON.stringify(one)}\n`).join(''));
  const { bytes } = packEvidence(await makeEvidence(sampleEvidenceSources(), false), null);
  mkdirSync(join(folder, 'bundles'));
  writeFileSync(join(folder, 'bundles', 'ada.zip'), bytes);
  writeFileSync(join(folder, 'bundles', 'cut.zip'), bytes.subarray(0, 500));
  writeFileSync(join(folder, 'notes.txt'), 'not asked for');
  const teams = ['user,team', ...Array.from({ length: 7 }, (_, user) => `user-${user},team of ${user % 3}`)];
  writeFileSync(join(folder, 'teams.csv'), teams.join('\n'));
  writeFileSync(join(folder, 'bad.csv'), 'user,team\nada');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const fleet = (words: string) => command(`fleet ${words.replaceAll('@', folder)}`.trim());

describe('fleet report', () => {
  it('is one document over records and packages', async () => {
    const { code, stdout } = await fleet('report @ --teams @/teams.csv --json');
    expect(code).toBe(0);
    const report = documentOf(stdout) as unknown as FleetReport;
    expect(report).toMatchObject({
      schema: 'codex-glance.fleet/1',
      sources: { files: 1, bundles: 1, unread: [{ file: join(folder, 'bundles', 'cut.zip'), lines: null }] },
      machines: { fromRecords: 20, fromBundles: 1 },
    });
    const { coverage, checks } = sampleEvidenceSources();
    const alone = documentOf((await fleet('report @/records.jsonl --json')).stdout) as unknown as FleetReport;
    expect(report.coverage.sessions).toBe(alone.coverage.sessions + coverage.sessions);
    expect(report.policy.length).toBeGreaterThanOrEqual(checks.rules.length);
    // A package holds no cost.
    expect(report.cost.totals).toEqual(alone.cost.totals);
    expect(report.cost.byTeam.map(({ team }) => team)).toEqual(
      expect.arrayContaining([null, 'team of 0', 'team of 1', 'team of 2']),
    );
  });

  it.each([60, 80, 120])('fits %i columns', async (columns) => {
    const stdout = createFakeOutput({ columns, rows: 24 });
    const { code } = await command(`fleet report ${folder} --teams ${folder}/teams.csv --no-color`, {
      stdout,
    });
    expect(code).toBe(0);
    for (const line of stdout.text.split('\n')) expect(line.length).toBeLessThanOrEqual(columns);
    for (const part of [
      'Compliance coverage',
      'Policy',
      'Cost by team',
      'team of 1',
      'Versions',
      'Went silent',
    ])
      expect(stdout.text).toContain(part);
    expect(stdout.text).toContain('counts twice');
  });

  it.each(fleetListNames)('lists %s as CSV with as many fields in each row', async (list) => {
    const { stdout } = await fleet(`report @ --format csv --list ${list}`);
    const [head = '', ...rows] = stdout.trimEnd().split('\r\n');
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(row.replaceAll(/"[^"]*"/g, '').split(',')).toHaveLength(head.split(',').length);
    }
  });

  it('is a page without script or address, and Markdown', async () => {
    const { stdout: html } = await fleet('report @ --format html');
    expect(html).toMatch(/^<!doctype html>/);
    expect(html).not.toMatch(/<script|https?:/);
    expect(html).toContain('Cost by model');
    const { stdout: markdown } = await fleet('report @ --format markdown');
    expect(markdown).toContain('## Compliance coverage');
    expect(markdown).toMatch(/\| ChatGPT \| [\d,]+ \| [\d,]+ \|/);
  });

  it.each([
    ['', 2, 'Say "fleet report DIR"'],
    ['rebort @', 2, 'Did you mean "report"?'],
    ['report', 2, 'Name folders or files'],
    ['report @ --format pdf', 2, 'Unknown format'],
    ['report @ --list teams', 2, '--list goes with'],
    ['report @ --format csv --list team', 2, 'Did you mean "teams"?'],
    ['report @ --since 2026-13-01', 2, 'needs a day'],
    ['report @ --silent-days 0', 2, 'needs a number of days'],
    ['report @ --teams @/bad.csv', 3, 'bad.csv, row 2'],
    ['report @ --teams @/none.csv', 3, 'cannot be read'],
    ['report @/none', 3, 'ENOENT'],
    ['report @/bundles/none.zip', 3, 'ENOENT'],
  ])('"%s" exits with %i', async (words, code, message) => {
    const ran = await fleet(words);
    expect(ran.stderr).toContain(message);
    expect(ran.code).toBe(code);
  });

  it.runIf(process.platform !== 'win32')(
    'waits for no pipe, and follows no link out of the folder',
    async () => {
      const odd = mkdtempSync(join(tmpdir(), 'fleet-odd-'));
      execFileSync('mkfifo', [join(odd, 'pipe.jsonl')]);
      symlinkSync(folder, join(odd, 'elsewhere'));
      const { code, stderr } = await command(`fleet report ${odd}`);
      expect([code, stderr]).toEqual([3, expect.stringContaining('It is no regular file.')]);
      rmSync(odd, { recursive: true, force: true });
    },
  );
});
