import { spawn } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { describe, expect, test, vi } from 'vitest';
import { openSqliteIndex } from '../../../electron/core/index/open-index.ts';
import { RolloutTracker } from '../../../electron/core/usage/rollout-tracker.ts';
import type { UsageService } from '../../../electron/core/usage/usage-service.ts';
import { context, meta, NAME, record, started } from '../ingest/lines/lines.ts';
import {
  asSum,
  expectedSums,
  listFiles,
  openServiceWith,
  readHome,
  TempHome,
  totalsOf,
} from '../usage/homes.ts';

/** What reads the files that are not known as they are. */
interface Reads {
  read(files: readonly unknown[]): Promise<void>;
}

function openIndexed(state: string, ...homes: string[]): UsageService {
  return openTelling(() => {}, state, ...homes);
}

function openTelling(warn: (text: string) => void, state: string, ...homes: string[]): UsageService {
  return openServiceWith(homes, { index: openSqliteIndex(state, homes), logger: { warn } });
}

async function scanned(state: string, ...homes: string[]): Promise<UsageService> {
  const service = openIndexed(state, ...homes);
  await service.scan(() => {});
  return service;
}

/** The one index in a state folder; an empty text where there is none. */
function indexIn(state: string): string {
  const name = existsSync(state)
    ? readdirSync(state).find((entry) => /^usage-.*\.sqlite$/.test(entry))
    : null;
  return name ? join(state, name) : '';
}

function sumOf(name: string) {
  const { files: _files, ...sum } = expectedSums[name] as never as Record<string, number>;
  return sum;
}

/** Everything a service reports, to compare two of them. */
function reported(service: UsageService) {
  const now = Date.parse('2026-11-23T12:00:00Z');
  const { recent, models, days, last30Days } = service.usage(now);
  return {
    recent,
    models,
    days,
    last30Days,
    report: service.report({ by: 'session' }, now),
    limits: service.limits(now),
    coverage: service.coverage(now),
    findings: service.findings(),
  };
}

const head = meta() + started() + context();

describe('the index', () => {
  test('says why it could not be saved, also where SQLite has undone the save already', async () => {
    using state = new TempHome();
    using home = new TempHome();
    home.write(NAME, head + record('r1', 100, 10));
    await (await scanned(state.path, home.path)).close();
    const db = new DatabaseSync(indexIn(state.path));
    // As it does where the disk is full.
    db.exec(
      "CREATE TRIGGER full BEFORE INSERT ON kept BEGIN SELECT RAISE(ROLLBACK, 'The disk is full.'); END",
    );
    db.close();
    home.append(NAME, record('r2', 200, 20));
    const warnings: string[] = [];
    const service = openTelling((text) => warnings.push(text), state.path, home.path);
    await service.scan(() => {});
    expect(warnings).toEqual(['The index could not be saved: The disk is full.']);
    expect(totalsOf(service)).toMatchObject({ responses: 2 });
    await service.close();
  });

  test.each(Object.keys(expectedSums))(
    '%s is reported the same after a restart, without reading',
    async (name) => {
      using state = new TempHome();
      using home = new TempHome(name);
      const reads = vi.spyOn(RolloutTracker.prototype as unknown as Reads, 'read');
      const first = await scanned(state.path, home.path);
      const before = reported(first);
      await first.close();
      expect(reads.mock.calls.flatMap(([files]) => files)).not.toEqual([]);
      reads.mockClear();
      const second = await scanned(state.path, home.path);
      expect(reads.mock.calls.flatMap(([files]) => files)).toEqual([]);
      reads.mockRestore();
      expect(reported(second)).toEqual(before);
      expect(asSum(totalsOf(second))).toEqual(sumOf(name));
      await second.close();
    },
  );

  test('after a restart only what grew is read, and goes on where it stopped', async () => {
    using state = new TempHome();
    using home = new TempHome();
    home.write(NAME, head + record('r1', 100, 10));
    await (await scanned(state.path, home.path)).close();
    home.append(NAME, record('r1', 100, 10) + record('r2', 200, 20));
    const service = await scanned(state.path, home.path);
    expect(totalsOf(service)).toMatchObject({ tokens: { total: 330 }, responses: 2 });
    expect(service.coverage(Date.now()).reading.lines).toBe(6);
    await service.close();
    const [path = ''] = listFiles(home.path);
    expect((await readHome(home.path)).tokens.total).toBe(330);
    expect(relative(home.path, path)).toBe(NAME);
  });

  test('a deleted session stays counted, and is marked gone', async () => {
    using state = new TempHome();
    using home = new TempHome();
    const path = home.write(NAME, head + record('r1', 100, 10));
    await (await scanned(state.path, home.path)).close();
    rmSync(path);
    const service = await scanned(state.path, home.path);
    expect(totalsOf(service).tokens.total).toBe(110);
    expect(service.homes()[0]?.rolloutFiles).toBe(0);
    expect(service.ledger.threads.values().next().value?.gone).toBe(true);
    await service.close();
    const again = await scanned(state.path, home.path);
    expect(totalsOf(again).tokens.total).toBe(110);
    await again.close();
  });

  test.each([
    [
      'garbage',
      (path: string) => writeFileSync(path, 'not a database, but long enough to be looked at '.repeat(100)),
    ],
    ['cut short', (path: string) => truncateSync(path, 3000)],
    ['empty', (path: string) => truncateSync(path, 0)],
    ['missing', (path: string) => rmSync(path)],
    [
      'damaged inside',
      (path: string) => {
        const size = statSync(path).size;
        const bytes = readFileSync(path);
        // The first page stays, so that it opens.
        bytes.fill(0x5a, 4096, size);
        writeFileSync(path, bytes);
      },
    ],
    ['of another format', (path: string) => new DatabaseSync(path).exec('PRAGMA user_version = 99')],
    [
      'with half a base',
      (path: string) => new DatabaseSync(path).exec('UPDATE base SET body = substr(body, 1, 99)'),
    ],
    [
      'without a part',
      (path: string) => new DatabaseSync(path).exec("DELETE FROM base WHERE part = 'files'"),
    ],
  ])('%s: it is made again', async (_name, spoil) => {
    using state = new TempHome();
    using home = new TempHome('scenarios-0.169.0');
    await (await scanned(state.path, home.path)).close();
    spoil(indexIn(state.path));
    const service = await scanned(state.path, home.path);
    expect(asSum(totalsOf(service))).toEqual(sumOf('scenarios-0.169.0'));
    await service.close();
  });

  test('damaged where only a change looks: it is made again, and nothing is lost', async () => {
    using state = new TempHome();
    using home = new TempHome();
    const path = home.write(NAME, head + record('r1', 100, 10));
    await (await scanned(state.path, home.path)).close();
    const service = await scanned(state.path, home.path);
    home.append(NAME, record('r2', 200, 20));
    const db = new DatabaseSync(indexIn(state.path));
    db.exec('DROP TABLE threads');
    db.close();
    expect(await service.changed([path])).toBe(false);
    expect(totalsOf(service)).toMatchObject({ tokens: { total: 330 }, responses: 2 });
    await service.close();
    const again = await scanned(state.path, home.path);
    expect(totalsOf(again)).toMatchObject({ tokens: { total: 330 }, responses: 2 });
    await again.close();
  });

  test('each set of homes has an index of its own', async () => {
    using state = new TempHome();
    using one = new TempHome();
    using other = new TempHome();
    one.write(NAME, head + record('r1', 100, 10));
    other.write(NAME, head + record('r2', 200, 20));
    for (const [homes, total] of [
      [[one.path], 110],
      [[other.path], 220],
      [[one.path, other.path], 330],
      [[one.path], 110],
    ] as const) {
      const service = await scanned(state.path, ...homes);
      expect(totalsOf(service).tokens.total).toBe(total);
      await service.close();
    }
  });

  test('two processes that count the same session lose nothing', async () => {
    using state = new TempHome();
    using home = new TempHome();
    const path = home.write(NAME, head + record('r1', 100, 10));
    const a = await scanned(state.path, home.path);
    const b = await scanned(state.path, home.path);
    home.append(NAME, record('r2', 200, 20));
    await a.changed([path]);
    await a.close();
    appendFileSync(path, record('r3', 400, 40));
    rmSync(path);
    await b.changed([path]);
    await b.close();
    const service = await scanned(state.path, home.path);
    expect(totalsOf(service)).toMatchObject({ tokens: { total: 330 }, responses: 2 });
    await service.close();
  });

  test('killed at 200 random moments, it reopens right', async () => {
    using state = new TempHome();
    using home = new TempHome('scenarios-0.169.0');
    const grown = listFiles(home.path)[0] ?? '';
    // So many that some are written ahead of the others.
    for (let index = 100; index < 200; index++) {
      const thread = `01a20609-89f6-7612-a58e-000000000${index}`;
      const own = meta({}, { thread }) + started() + context() + record(`k${index}`, 100, 10, { thread });
      home.write(`sessions/2026/11/23/rollout-2026-11-23T01-33-38-${thread}.jsonl`, own);
    }
    // Bundled, so that the many starts are quick.
    await build({
      configFile: false,
      logLevel: 'silent',
      build: {
        ssr: fileURLToPath(new URL('./index-killer.ts', import.meta.url)),
        outDir: join(state.path, 'built'),
        rollupOptions: { output: { entryFileNames: 'killer.mjs' } },
      },
    });
    const script = join(state.path, 'built', 'killer.mjs');
    const lines = readFileSync(grown, 'utf8').split(/(?<=\n)/);
    writeFileSync(grown, lines.slice(0, 5).join(''));
    let kills = 0;
    while (kills < 200) {
      const child = spawn(process.execPath, [script, home.path, state.path], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      await new Promise((resolve) => child.stdout.once('data', resolve));
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 25));
      child.kill('SIGKILL');
      await new Promise((resolve) => child.once('exit', resolve));
      kills += 1;
      if (kills % 20 === 0) {
        writeFileSync(grown, lines.slice(0, 5 + kills / 20).join(''));
        if (kills % 60 === 0) rmSync(indexIn(state.path), { force: true });
        const db = existsSync(indexIn(state.path)) ? new DatabaseSync(indexIn(state.path)) : null;
        if (db) expect(db.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
        db?.close();
      }
    }
    writeFileSync(grown, lines.join(''));
    const service = await scanned(state.path, home.path);
    const { responses = 0, input = 0, total = 0 } = sumOf('scenarios-0.169.0');
    expect(asSum(totalsOf(service))).toMatchObject({
      responses: responses + 100,
      input: input + 10_000,
      total: total + 11_000,
    });
    await service.close();
  }, 300_000);
});
