import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CcusageReport, CcusageRow } from '../../../electron/cli/usage/ccusage-report.ts';
import { createNodePorts } from '../../../electron/core/composition/node-ports.ts';
import { createGlance } from '../../../electron/core/glance.ts';
import { recordedVersions, writeCorpus } from '../../bench/corpus/corpus.ts';
import { findPeer } from '../../bench/workbench/peer.ts';
import { createFakeLogger } from '../../fakes/logger.ts';
import { command } from '../command.ts';

const { native } = findPeer();

/** The models of the generated home whose prices the peer carries, by the same rules. */
const PRICED_ALIKE = ['gpt-5.5', 'gpt-5.4'];

let folder = '';
const home = () => join(folder, 'home');

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'codex-glance-ccusage-'));
  const now = Date.parse('2026-11-20T10:00:00.000Z');
  // Codex 0.34 names no model, which the peer then takes for gpt-5.
  const versions = recordedVersions().slice(2);
  const corpus = writeCorpus({ dir: home(), sessions: 48, bytes: 48 * 64 * 1024, seed: 7, now, versions });
  // An archived session comes last, though it is the oldest.
  const oldest = corpus.sessions.map(({ path }) => path).sort()[0] ?? '';
  mkdirSync(join(home(), 'archived_sessions'));
  renameSync(oldest, join(home(), 'archived_sessions', basename(oldest)));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function theirs(grouping: string, timezone: string): CcusageReport {
  const args = ['codex', grouping, '--json', '--offline', '--timezone', timezone];
  // Its own configuration and caches would be looked for below the home folder.
  const env = { PATH: process.env.PATH, CODEX_HOME: home(), HOME: folder };
  const { stdout, status } = spawnSync(native ?? '', args, { env, cwd: folder, encoding: 'utf8' });
  expect(status).toBe(0);
  return JSON.parse(stdout) as CcusageReport;
}

async function ours(grouping: string, timezone: string): Promise<CcusageReport> {
  const ports = createNodePorts({
    logger: createFakeLogger(),
    env: {},
    platform: process.platform,
    homeDir: folder,
  });
  const options = {
    codexHomes: [home()],
    homesSource: 'option',
    stateDir: join(folder, `state-${timezone.replace('/', '-')}`),
    cwd: folder,
    timezone,
    locale: 'en',
  } as const;
  const { stdout, code } = await command(`usage ${grouping} --compat ccusage`, {
    glance: createGlance(options, ports),
  });
  expect(code).toBe(0);
  return JSON.parse(stdout) as CcusageReport;
}

/** The same keys at every level, and the same values but for costs and for when a session was last active. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => {
      if (key === 'costUSD') return [key, 'a cost'];
      return key === 'lastActivity' ? [key, String(each).slice(0, 13)] : [key, shapeOf(each)];
    }),
  );
}

function rowsOf({ daily, monthly, sessions }: CcusageReport): readonly CcusageRow[] {
  return daily ?? monthly ?? sessions ?? [];
}

describe.runIf(native !== null)('--compat ccusage', () => {
  it.each([
    ['daily', 'UTC'],
    ['daily', 'Europe/Berlin'],
    ['daily', 'America/New_York'],
    ['monthly', 'UTC'],
    ['session', 'UTC'],
  ])('%s in %s is what ccusage writes', async (grouping, timezone) => {
    const [our, their] = [await ours(grouping, timezone), theirs(grouping, timezone)];
    expect(rowsOf(their).length).toBeGreaterThan(2);
    expect(shapeOf(our)).toEqual(shapeOf(their));
  });

  it('costs the same where both know the price by the same rules', async () => {
    const [our, their] = [rowsOf(await ours('session', 'UTC')), rowsOf(theirs('session', 'UTC'))];
    const alike = our.filter(({ models }) =>
      Object.keys(models).every((name) => PRICED_ALIKE.includes(name)),
    );
    expect(alike.length).toBeGreaterThan(10);
    for (const row of alike) {
      const same = their.find(({ sessionId }) => sessionId === row.sessionId);
      expect(row.costUSD, row.sessionId).toBeCloseTo(same?.costUSD ?? Number.NaN, 8);
    }
  });

  it('writes an empty report as ccusage does', async () => {
    const empty = { ...(await command('usage daily --compat ccusage')) };
    const zero = { totals: { costUSD: 0, totalTokens: 0, inputTokens: 0 }, daily: [] };
    expect(JSON.parse(empty.stdout)).toMatchObject(zero);
  });
});
