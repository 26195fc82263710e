import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { openSqliteIndex } from '../../../electron/core/index/open-index.ts';
import { LostIndex, type UsageIndex } from '../../../electron/core/index/usage-index.ts';
import type { UsageService } from '../../../electron/core/usage/usage-service.ts';
import { context, meta, NAME, record, started } from '../ingest/lines/lines.ts';
import { openServiceWith, TempHome, totalsOf } from '../usage/homes.ts';

const head = meta() + started() + context();

function open(state: string, home: string, change = (index: UsageIndex) => index): UsageService {
  return openServiceWith([home], { index: change(openSqliteIndex(state, [home])) });
}

function files(state: string): string[] {
  return readdirSync(state).toSorted();
}

test('an index is there as a whole after the first scan, and nothing beside it', async () => {
  using state = new TempHome();
  using home = new TempHome();
  home.write(NAME, head + record('r1', 100, 10));
  const service = open(state.path, home.path);
  expect(files(state.path)).toEqual([]);
  await service.scan(() => {});
  expect(files(state.path)).toEqual([expect.stringMatching(/^usage-[0-9a-f]+\.sqlite$/)]);
  const db = new DatabaseSync(join(state.path, files(state.path)[0] ?? ''));
  expect(db.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
  db.close();
  await service.close();
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
  const service = open(state.path, home.path);
  await service.scan(() => {});
  expect(totalsOf(service)).toMatchObject({ tokens: { total: 770 }, responses: 3 });
  await service.close();
});

test('what a killed process left beside is removed, and what is old', async () => {
  using state = new TempHome();
  using home = new TempHome();
  home.write(NAME, head + record('r1', 100, 10));
  await (async () => {
    const service = open(state.path, home.path);
    await service.scan(() => {});
    await service.close();
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
  const service = open(fresh.path, home.path);
  await service.scan(() => {});
  await service.close();
  expect([old, killed, young].map((path) => existsSync(path))).toEqual([false, false, true]);
  expect(statSync(index).size).toBeGreaterThan(0);
});

test('damaged right after the first scan: it is made again, and nothing is lost', async () => {
  using state = new TempHome();
  using home = new TempHome();
  const path = home.write(NAME, head + record('r1', 100, 10));
  const service = open(state.path, home.path);
  await service.scan(() => {});
  const index = join(state.path, files(state.path)[0] ?? '');
  writeFileSync(index, 'not a database, but long enough to be looked at '.repeat(100));
  home.append(NAME, record('r2', 200, 20));
  await service.changed([path]);
  await service.scan(() => {});
  expect(totalsOf(service)).toMatchObject({ tokens: { total: 330 }, responses: 2 });
  await service.close();
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

/** The same, and the state folder has no file besides. */
async function expectOnlyIndex(state: TempHome, home: TempHome): Promise<void> {
  await expectKept(state, home);
  expect(files(state.path)).toHaveLength(1);
}

/** Counts the threads that an index takes as they are read. */
function noteNew(index: UsageIndex, taken: string[], before = () => {}): UsageIndex {
  const bulkInsert = index.bulkInsert.bind(index);
  index.bulkInsert = (file, thread) => {
    before();
    bulkInsert(file, thread);
    taken.push(thread.threadId);
  };
  return index;
}

const takeNoNew = (index: UsageIndex) => Object.assign(index, { acceptsBulkInsert: () => false });

/** Rows of all tables, save for the base and how often a row was written. */
function rowsOf(state: TempHome): unknown {
  const db = new DatabaseSync(join(state.path, files(state.path)[0] ?? ''));
  const rows = ['files', 'threads', 'more_responses', 'kept'].map((table) =>
    db
      .prepare(`SELECT * FROM ${table} ORDER BY 1`)
      .all()
      .map((row) => ({ ...row, generation: 0, sum: 0, responses_sum: 0 })),
  );
  db.close();
  return rows;
}

test('sessions are written while others are read, and are there as if they had been written last', async () => {
  using home = new TempHome();
  manySessions(home, 300);
  const stored = async (change: (index: UsageIndex) => UsageIndex) => {
    using state = new TempHome();
    const service = open(state.path, home.path, change);
    await service.scan(() => {});
    const report = service.report({ by: 'session' }, Date.now());
    const coverage = service.coverage(Date.now());
    await service.close();
    await expectKept(state, home);
    return { report, coverage, rows: rowsOf(state) };
  };
  const taken: string[] = [];
  const one = await stored((index) => noteNew(index, taken));
  // An archived copy comes last, for it is oldest: its thread is known then.
  expect(new Set(taken).size).toBe(300);
  expect(taken).toHaveLength(300);
  expect(one).toEqual(await stored(takeNoNew));
});

test('what was written while reading is read once more where another process was quicker', async () => {
  using state = new TempHome();
  using home = new TempHome();
  manySessions(home, 300);
  const taken: string[] = [];
  const service = open(state.path, home.path, (index) => noteNew(index, taken));
  const scanned = service.scan(() => {});
  const other = open(state.path, home.path, takeNoNew);
  await other.scan(() => {});
  await other.close();
  await scanned;
  expect(totalsOf(service)).toMatchObject(MANY_SUMS);
  await service.close();
  expect(taken).toHaveLength(300);
  await expectOnlyIndex(state, home);
});

test('what was written while reading is read once more where that failed half-way', async () => {
  using state = new TempHome();
  using home = new TempHome();
  manySessions(home, 300);
  const taken: string[] = [];
  const service = open(state.path, home.path, (index) =>
    noteNew(index, taken, () => {
      if (taken.length === 150) throw new LostIndex();
    }),
  );
  await service.scan(() => {});
  expect(totalsOf(service)).toMatchObject(MANY_SUMS);
  await service.close();
  expect(taken).toHaveLength(150);
  await expectOnlyIndex(state, home);
});

test('a first scan that is given up leaves nothing beside', async () => {
  using state = new TempHome();
  using home = new TempHome();
  manySessions(home, 100);
  const index = openSqliteIndex(state.path, [home.path]);
  expect(index.acceptsBulkInsert()).toBe(true);
  expect(files(state.path)).toHaveLength(1);
  index.close();
  expect(files(state.path)).toEqual([]);
});

test('a save that failed is made up for by the next, with all that was written before', async () => {
  using state = new TempHome();
  using home = new TempHome();
  manySessions(home, 300);
  const taken: string[] = [];
  let failures = 0;
  const service = open(state.path, home.path, (index) => {
    const save = index.save.bind(index);
    // Where the base is made; all is then read once more, and saved without fail.
    index.save = (changes) =>
      save(changes, () => {
        failures += 1;
        throw new Error('The disk is full.');
      });
    return noteNew(index, taken);
  });
  await service.scan(() => {});
  expect(totalsOf(service)).toMatchObject(MANY_SUMS);
  await service.close();
  expect([taken.length, failures]).toEqual([300, 1]);
  await expectKept(state, home);
});

test('what is read of a session while the others are still being read', async () => {
  using state = new TempHome();
  using home = new TempHome();
  manySessions(home, 300);
  const seen: number[] = [];
  const taken: string[] = [];
  const service = open(state.path, home.path, (index) =>
    noteNew(index, taken, () => {
      if (taken.length === 200)
        seen.push(service.usage(Date.now()).recent.length, totalsOf(service).responses);
    }),
  );
  await service.scan(() => {});
  expect(seen).toEqual([10, 200]);
  await service.close();
  await expectKept(state, home);
});
