import {
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { listStorage } from '../../../../electron/core/governance/storage/list-storage.ts';
import { type PruneQuery, prune } from '../../../../electron/core/governance/storage/prune.ts';
import { storageKind } from '../../../../electron/core/governance/storage/storage-kind.ts';
import { openSqliteIndex } from '../../../../electron/core/index/open-index.ts';
import { context, meta, record, started } from '../../ingest/lines/lines.ts';
import { openServiceWith, TempHome } from '../../usage/homes.ts';

const NOW = Date.parse('2026-11-23T12:00:00.000Z');
const DAY = 86_400_000;
const OLD = 'sessions/2026/03/01/rollout-2026-03-01T00-00-00-01a20609-89f6-7612-a58e-000000000001.jsonl';
const NEW = 'sessions/2026/11/23/rollout-2026-11-23T00-00-00-01a20609-89f6-7612-a58e-000000000002.jsonl';

function write(home: TempHome, name: string, at: string): string {
  const thread = /01a20609-89f6-7612-a58e-\d{12}/.exec(name)?.[0] ?? '';
  const lines = [
    meta({}, { at, thread }),
    started({ at }),
    context({ at }),
    record('r', 100, 10, { at, thread }),
  ];
  const path = home.write(name, lines.join(''));
  utimesSync(path, new Date(at), new Date(at));
  return path;
}

const query = (part: Partial<PruneQuery> = {}): PruneQuery => ({
  cutoff: NOW - 90 * DAY,
  how: 'remove',
  dryRun: false,
  ...part,
});

async function opened(home: TempHome, state: TempHome) {
  const index = openSqliteIndex(state.path, [home.path]);
  const usage = openServiceWith([home.path], { index, now: () => NOW });
  await usage.scan(() => {});
  const totals = () => usage.report({ by: 'daily' }, NOW).totals;
  const around = { usage, platform: process.platform, isKept: true, now: NOW };
  return { usage, totals, around };
}

test('removes old sessions, and what was counted of them stays, also after the next start', async () => {
  using home = new TempHome();
  using state = new TempHome();
  const old = write(home, OLD, '2026-03-01T00:00:00.000Z');
  const recent = write(home, NEW, '2026-11-23T00:00:00.000Z');
  const { usage, totals, around } = await opened(home, state);
  const before = totals();
  expect(before.responses).toBe(2);

  const plan = await prune(query({ dryRun: true }), around);
  expect(plan.removed.map(({ path }) => path)).toEqual([old]);
  expect(existsSync(old)).toBe(true);

  const done = await prune(query(), around);
  expect(done).toEqual(plan);
  expect([existsSync(old), existsSync(recent)]).toEqual([false, true]);
  await usage.scan(() => {});
  expect(totals()).toEqual(before);
  await usage.close();

  const again = await opened(home, state);
  expect(again.totals()).toEqual(before);
  await again.usage.close();
});

test('compresses with the same content and time, and counts it no second time', async () => {
  using home = new TempHome();
  using state = new TempHome();
  const old = write(home, OLD, '2026-03-01T00:00:00.000Z');
  const content = readFileSync(old);
  const { usage, totals, around } = await opened(home, state);
  const before = totals();
  const { removed } = await prune(query({ how: 'compress' }), around);
  expect(removed.map(({ path }) => path)).toEqual([old]);
  expect(existsSync(old)).toBe(false);
  expect(zstdDecompressSync(readFileSync(`${old}.zst`))).toEqual(content);
  expect(statSync(`${old}.zst`).mtimeMs).toBe(Date.parse('2026-03-01T00:00:00.000Z'));
  await usage.scan(() => {});
  expect(totals()).toEqual(before);
  await usage.close();
});

test('leaves what is not counted, or is a link, alone', async () => {
  using home = new TempHome();
  using state = new TempHome();
  using elsewhere = new TempHome();
  const old = write(home, OLD, '2026-03-01T00:00:00.000Z');
  const target = write(elsewhere, OLD, '2026-03-01T00:00:00.000Z');
  const link = join(home.path, NEW);
  mkdirSync(join(link, '..'), { recursive: true });
  symlinkSync(target, link);
  const { usage, around } = await opened(home, state);
  const unsaved = await prune(query(), { ...around, isKept: false });
  expect(unsaved).toMatchObject({
    removed: [],
    kept: [{ path: old, reason: { id: 'storage.not-counted' } }],
  });
  writeFileSync(old, `${readFileSync(old, 'utf8')}{}\n`);
  utimesSync(old, new Date(NOW - 200 * DAY), new Date(NOW - 200 * DAY));
  const changed = await prune(query(), around);
  expect(changed.kept.map(({ reason }) => reason.id)).toEqual(['storage.not-counted']);
  expect([existsSync(old), existsSync(target), existsSync(link)]).toEqual([true, true, true]);
  await usage.close();
});

test.each([
  ['sessions/2026/11/23/rollout-x.jsonl', 'sessions'],
  ['archived_sessions/rollout-x.jsonl', 'archived-sessions'],
  ['archived_sessions/rollout-x.jsonl.zst', 'compressed-sessions'],
  ['history.jsonl', 'history'],
  ['state_5.sqlite-wal', 'databases'],
  ['logs_2.sqlite', 'logs'],
  ['log/codex-tui.log', 'logs'],
  ['packages/app-server-daemon/codex', 'packages'],
  ['config.toml', 'other'],
  ['skills/a/SKILL.md', 'other'],
])('%s is of kind %s', (path, kind) => {
  expect(storageKind(path)).toBe(kind);
});

test('sums by kind, follows no link and counts a file of two names once', async () => {
  using home = new TempHome();
  using state = new TempHome();
  home.write('history.jsonl', 'x'.repeat(5_000));
  home.write('log/a.log', 'x'.repeat(9_000));
  symlinkSync(home.path, join(home.path, 'loop'));
  state.write('settings.toml', 'a = 1');
  const { entries, unreadable } = await listStorage([home.path], state.path);
  expect(entries.map(({ kind, files }) => [kind, files])).toEqual([
    ['logs', 1],
    ['history', 1],
    ['glance', 1],
  ]);
  expect(entries[0]?.bytes).toBe(9_000);
  expect(unreadable).toEqual([]);
});
