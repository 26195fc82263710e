import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { openSqliteIndex } from '../../../electron/core/usage/open-index.ts';
import type { UsageIndex } from '../../../electron/core/usage/usage-index.ts';
import { UsageRoom } from '../../../electron/core/usage/usage-room.ts';
import { TempHome, totalsOf } from './homes.ts';
import { context, meta, NAME, record, started } from './lines.ts';

const head = meta() + started() + context();

function open(state: string, home: string, change = (index: UsageIndex) => index): UsageRoom {
  return new UsageRoom({
    codexHomes: [home],
    homesSource: 'option',
    timezone: 'UTC',
    platform: process.platform,
    index: change(openSqliteIndex(state, [home])),
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

test('what a killed process left beside is removed, and what is old', async () => {
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
  const leave = (pid: number, at: Date) => {
    const path = join(fresh.path, `${files(state.path)[0]}.${pid}.new`);
    writeFileSync(path, 'half');
    utimesSync(path, at, at);
    return path;
  };
  const old = leave(process.pid, new Date(0));
  const young = leave(process.ppid, new Date());
  // No process has a number as high as that.
  const killed = leave(2 ** 31 - 1, new Date());
  const room = open(fresh.path, home.path);
  await room.scan(() => {});
  await room.close();
  expect([old, killed, young].map((path) => existsSync(path))).toEqual([false, false, true]);
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

/** So many sessions that most are written while others are still being read. */
function manySessions(home: TempHome, count: number): void {
  for (let index = 0; index < count; index++) {
    const thread = `01a20609-89f6-7612-a58e-000000000${100 + index}`;
    const own = meta({}, { thread }) + started() + context() + record(`k${index}`, 100, 10, { thread });
    home.write(`sessions/2026/11/23/rollout-2026-11-23T01-33-38-${thread}.jsonl`, own);
    // A second file of the same thread comes when the first is written: an archived copy that went on.
    if (index % 10 > 0) continue;
    const more = own + record(`l${index}`, 1_000, 100, { thread });
    const path = `archived_sessions/rollout-2026-11-23T01-33-38-${thread}.jsonl`;
    utimesSync(home.write(path, more), 1_000_000 + index, 1_000_000 + index);
  }
}

/** 300 sessions, 30 of them with a response more. */
const MANY_SUMS = { tokens: { total: 300 * 110 + 30 * 1_100 }, responses: 330 };

/** The next start finds every session of `manySessions` in the index, each response once. */
async function expectKept(state: TempHome, home: TempHome): Promise<void> {
  const again = open(state.path, home.path);
  await again.scan(() => {});
  expect(totalsOf(again)).toMatchObject(MANY_SUMS);
  await again.close();
}

/** Writes ahead as `index` does, and tells how many threads at a time. */
function noteAhead(index: UsageIndex, ahead: number[], before = () => {}): UsageIndex {
  const saveAhead = index.saveAhead.bind(index);
  index.saveAhead = (threads) =>
    saveAhead(() => {
      before();
      const all = threads();
      ahead.push(all.length);
      return all;
    });
  return index;
}

test('sessions are written while others are read, and are there as if they had been written last', async () => {
  using home = new TempHome();
  manySessions(home, 300);
  const stored = async (write: (index: UsageIndex) => UsageIndex) => {
    using state = new TempHome();
    const room = open(state.path, home.path, write);
    await room.scan(() => {});
    await room.close();
    await expectKept(state, home);
    const db = new DatabaseSync(join(state.path, files(state.path)[0] ?? ''));
    const rows = ['files', 'threads', 'more_responses', 'base'].map((table) =>
      db.prepare(`SELECT * FROM ${table} ORDER BY 1`).all(),
    );
    db.close();
    return rows;
  };
  const ahead: number[] = [];
  const rows = await stored((index) => noteAhead(index, ahead));
  expect(ahead.length).toBeGreaterThan(2);
  expect(rows).toEqual(await stored((index) => Object.assign(index, { saveAhead: () => false })));
});

test('what was written ahead is written again where another process was quicker', async () => {
  using state = new TempHome();
  using home = new TempHome();
  manySessions(home, 300);
  const ahead: number[] = [];
  const room = open(state.path, home.path, (index) => noteAhead(index, ahead));
  const scanned = room.scan(() => {});
  const other = open(state.path, home.path, (index) => Object.assign(index, { saveAhead: () => false }));
  await other.scan(() => {});
  await other.close();
  await scanned;
  await room.close();
  expect(ahead.length).toBeGreaterThan(2);
  await expectKept(state, home);
  expect(files(state.path)).toHaveLength(1);
});

test('what was written ahead is written again where that failed half-way', async () => {
  using state = new TempHome();
  using home = new TempHome();
  manySessions(home, 300);
  const ahead: number[] = [];
  const room = open(state.path, home.path, (index) =>
    noteAhead(index, ahead, () => {
      if (ahead.length === 2) throw new Error('The disk is full.');
    }),
  );
  await room.scan(() => {});
  await room.close();
  expect(ahead).toHaveLength(2);
  await expectKept(state, home);
  expect(files(state.path)).toHaveLength(1);
});

test('a first scan that is given up leaves nothing beside', async () => {
  using state = new TempHome();
  using home = new TempHome();
  manySessions(home, 100);
  const index = openSqliteIndex(state.path, [home.path]);
  expect(index.saveAhead(() => [])).toBe(true);
  expect(files(state.path)).toHaveLength(1);
  index.close();
  expect(files(state.path)).toEqual([]);
});

test('a save that failed is made up for by the next, with all that was written ahead', async () => {
  using state = new TempHome();
  using home = new TempHome();
  manySessions(home, 300);
  const ahead: number[] = [];
  let failures = 2;
  const room = open(state.path, home.path, (index) => {
    const save = index.save.bind(index);
    // The first attempt fails where the base is made, and so does the one without a file beside.
    index.save = (changes, base) =>
      save(changes, () => {
        if (failures-- > 0) throw new Error('The disk is full.');
        return base();
      });
    return noteAhead(index, ahead);
  });
  await room.scan(() => {});
  await room.close();
  expect(ahead.length).toBeGreaterThan(2);
  expect(failures).toBeLessThan(1);
  await expectKept(state, home);
});
