import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { openSqliteIndex } from '../../../electron/core/usage/open-index.ts';
import { UsageRoom } from '../../../electron/core/usage/usage-room.ts';
import { TempHome, totalsOf } from './homes.ts';
import { context, meta, NAME, record, started } from './lines.ts';

const head = meta() + started() + context();

function open(state: string, home: string): UsageRoom {
  return new UsageRoom({
    codexHomes: [home],
    homesSource: 'option',
    timezone: 'UTC',
    platform: process.platform,
    index: openSqliteIndex(state, [home]),
  });
}

function files(state: string): string[] {
  return readdirSync(state).toSorted();
}

test('an index is there as a whole after the first scan, and nothing beside it', async () => {
  using state = new TempHome();
  using home = new TempHome();
  home.write(NAME, head + record('r1', 100, 10));
  const room = open(state.path, home.path);
  expect(files(state.path)).toEqual([]);
  await room.scan(() => {});
  expect(files(state.path)).toEqual([expect.stringMatching(/^usage-[0-9a-f]+\.sqlite$/)]);
  const db = new DatabaseSync(join(state.path, files(state.path)[0] ?? ''));
  expect(db.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
  db.close();
  await room.close();
});

test('two first scans at once lose nothing of each other', async () => {
  using state = new TempHome();
  using home = new TempHome();
  const path = home.write(NAME, head + record('r1', 100, 10));
  const one = open(state.path, home.path);
  const other = open(state.path, home.path);
  await one.scan(() => {});
  home.append(NAME, record('r2', 200, 20));
  await other.scan(() => {});
  home.append(NAME, record('r3', 400, 40));
  await one.changed([path]);
  await one.close();
  await other.close();
  const room = open(state.path, home.path);
  await room.scan(() => {});
  expect(totalsOf(room)).toMatchObject({ tokens: { total: 770 }, responses: 3 });
  await room.close();
});

test('what a killed process left beside is removed once it is old', async () => {
  using state = new TempHome();
  using home = new TempHome();
  home.write(NAME, head + record('r1', 100, 10));
  await (async () => {
    const room = open(state.path, home.path);
    await room.scan(() => {});
    await room.close();
  })();
  const index = join(state.path, files(state.path)[0] ?? '');
  using fresh = new TempHome();
  const left = join(fresh.path, `${files(state.path)[0]}.1.new`);
  const young = join(fresh.path, `${files(state.path)[0]}.2.new`);
  writeFileSync(left, 'half');
  writeFileSync(young, 'half');
  utimesSync(left, new Date(0), new Date(0));
  const room = open(fresh.path, home.path);
  await room.scan(() => {});
  await room.close();
  expect(existsSync(left)).toBe(false);
  expect(existsSync(young)).toBe(true);
  expect(statSync(index).size).toBeGreaterThan(0);
});

test('damaged right after the first scan: it is made anew, and nothing is lost', async () => {
  using state = new TempHome();
  using home = new TempHome();
  const path = home.write(NAME, head + record('r1', 100, 10));
  const room = open(state.path, home.path);
  await room.scan(() => {});
  const index = join(state.path, files(state.path)[0] ?? '');
  writeFileSync(index, 'not a database, but long enough to be looked at '.repeat(100));
  home.append(NAME, record('r2', 200, 20));
  await room.changed([path]);
  await room.scan(() => {});
  expect(totalsOf(room)).toMatchObject({ tokens: { total: 330 }, responses: 2 });
  await room.close();
  const again = open(state.path, home.path);
  await again.scan(() => {});
  expect(totalsOf(again)).toMatchObject({ tokens: { total: 330 }, responses: 2 });
  await again.close();
});
