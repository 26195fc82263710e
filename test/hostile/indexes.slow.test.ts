import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openSqliteIndex } from '../../electron/core/index/open-index.ts';
import { markOf } from '../../electron/core/index/sqlite-file.ts';
import type { UsageService } from '../../electron/core/usage/usage-service.ts';
import { type BuiltCli, buildCli, runNode } from '../cli/built/built.ts';
import { context, meta, record, started } from '../core/ingest/lines/lines.ts';
import { openServiceWith, TempHome } from '../core/usage/homes.ts';
import { damages, drawFrom } from './damage.ts';

/*
 * What may have become of the state folder. A row is one kind of damage or one state; each has to end in the right
 * totals, in the run that meets it and in the next.
 */

const NOW = Date.parse('2026-11-23T12:00:00Z');

/** Of each kind of damage, so many places are tried. */
const SEEDS = 4;

const GONE = '01a20609-89f6-7612-a58e-000000000999';

let home: TempHome;
/** A state folder after two runs, as it is once they have ended, and as it is while one still runs. */
let whole: string;
let running: string;

function pathOf(thread: string): string {
  return `sessions/2026/11/23/rollout-2026-11-23T01-33-38-${thread}.jsonl`;
}

function threadId(index: number): string {
  return `01a20609-89f6-7612-a58e-${String(index).padStart(12, '0')}`;
}

function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'codex-glance-damage-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function open(state: string): UsageService {
  const index = openSqliteIndex(state, [home.path]);
  return openServiceWith([home.path], { index, logger: { warn: () => {} } });
}

/** All that is told of use, with rows in one order. */
async function told(state: string) {
  const service = open(state);
  await service.scan(() => {});
  const found = await service.whole(() => {
    const rows = (by: 'daily' | 'session' | 'model') =>
      service.report({ by }, NOW).rows.toSorted((a, b) => (a.key < b.key ? -1 : 1));
    const { today, last30Days, hours } = service.usage(NOW);
    return {
      rows: [rows('daily'), rows('session'), rows('model')],
      usage: { today, last30Days, hours },
      limits: service.limits(NOW),
    };
  });
  const kinds = service.findings().map(({ kind }) => kind);
  await service.close();
  return { found: JSON.parse(JSON.stringify(found)) as unknown, kinds };
}

/** The index in a state folder. */
function indexIn(state: string): string {
  return join(state, readdirSync(state).find((name) => name.endsWith('.sqlite')) ?? '');
}

/** A copy to be damaged. */
function copyOf(state: string): string {
  const copy = scratch();
  cpSync(state, copy, { recursive: true });
  return copy;
}

beforeAll(async () => {
  home = new TempHome('scenarios-0.169.0');
  for (let index = 0; index < 40; index++) {
    const thread = threadId(index);
    const lines = Array.from({ length: 20 }, (_, at) => record(`r${index}-${at}`, 100 + at, 10, { thread }));
    home.write(pathOf(thread), [meta({}, { thread }), started(), context(), ...lines].join(''));
  }
  home.write(
    pathOf(GONE),
    meta({}, { thread: GONE }) + started() + context() + record('gone', 7_000, 70, { thread: GONE }),
  );
  whole = mkdtempSync(join(tmpdir(), 'codex-glance-damage-'));
  await told(whole);
  // It is counted, and only the index knows it from now on.
  rmSync(join(home.path, pathOf(GONE)));
  for (let index = 0; index < 6; index++) {
    home.append(pathOf(threadId(index)), record(`more-${index}`, 1_000, 1, { thread: threadId(index) }));
  }
  const service = open(whole);
  await service.scan(() => {});
  running = mkdtempSync(join(tmpdir(), 'codex-glance-damage-'));
  cpSync(whole, running, { recursive: true });
  await service.close();
}, 60_000);

afterAll(() => {
  home[Symbol.dispose]();
  for (const folder of [whole, running]) rmSync(folder, { recursive: true, force: true });
});

describe('a damaged index', () => {
  it.each(damages)(
    '$name: all is right at once, and stays so',
    async ({ damage }) => {
      const expected = (await told(copyOf(whole))).found;
      for (let seed = 0; seed < SEEDS; seed++) {
        const state = copyOf(whole);
        const file = indexIn(state);
        writeFileSync(file, damage(readFileSync(file), drawFrom(seed)));
        // Of a session that is gone, and whose own row was hit, nothing is left.
        expect([seed, withoutGone((await told(state)).found)]).toEqual([seed, withoutGone(expected)]);
        expect([seed, withoutGone((await told(state)).found)]).toEqual([seed, withoutGone(expected)]);
      }
    },
    60_000,
  );

  it.each(damages)(
    '$name in the log beside it: all is right',
    async ({ damage }) => {
      const expected = (await told(copyOf(whole))).found;
      expect(existsSync(`${indexIn(running)}-wal`)).toBe(true);
      for (let seed = 0; seed < SEEDS; seed++) {
        const state = copyOf(running);
        const log = `${indexIn(state)}-wal`;
        writeFileSync(log, damage(readFileSync(log), drawFrom(seed)));
        expect([seed, withoutGone((await told(state)).found)]).toEqual([seed, withoutGone(expected)]);
      }
    },
    60_000,
  );

  it('keeps what only it knows, and says where it is now', async () => {
    const expected = (await told(copyOf(whole))).found;
    const state = copyOf(whole);
    const db = new DatabaseSync(indexIn(state));
    db.exec("UPDATE base SET body = zeroblob(length(body)) WHERE part = 'first'");
    db.close();
    const { found, kinds } = await told(state);
    expect(found).toEqual(expected);
    expect(JSON.stringify(found)).toContain(GONE);
    expect(kinds).toContain('usage.index.damaged');
    const again = await told(state);
    expect(again.found).toEqual(expected);
    expect(again.kinds).not.toContain('usage.index.damaged');
    expect(existsSync(`${indexIn(state)}.damaged`)).toBe(true);
  });
});

/** What is told of all sessions that are on disk. */
function withoutGone(found: unknown): unknown {
  const { rows } = found as { rows: readonly (readonly { readonly key: string }[])[] };
  return rows[1]?.filter(({ key }) => key !== GONE);
}

interface State {
  readonly name: string;
  /** `index` is its path. */
  readonly make: (index: string) => void;
  /** True where the index is to stay as it is. */
  readonly stays?: boolean;
}

const states: readonly State[] = [
  { name: 'empty', make: (index) => truncateSync(index, 0) },
  { name: 'a text', make: (index) => writeFileSync(index, 'not a database '.repeat(1_000)) },
  { name: 'missing', make: (index) => rmSync(index) },
  { name: 'of an older Glance', make: (index) => setFormat(index, 8, 0) },
  { name: 'of a newer Glance', make: makeNewer, stays: true },
  { name: 'of a format that never was', make: (index) => setFormat(index, 4_711, 1) },
  { name: 'without its format', make: (index) => setFormat(index, 0, 0) },
  { name: 'without a table', make: (index) => execute(index, 'DROP TABLE more_responses; DROP TABLE files') },
  {
    name: 'without its last save',
    make: (index) => execute(index, "DELETE FROM kept WHERE name = 'changes'"),
  },
  { name: 'without its limits', make: (index) => execute(index, "DELETE FROM kept WHERE name = 'limits'") },
  { name: 'without what changed', make: (index) => execute(index, 'DELETE FROM threads WHERE seq > 1') },
  { name: 'without all threads', make: (index) => execute(index, 'DELETE FROM threads') },
  { name: 'without a file that changed', make: (index) => execute(index, 'DELETE FROM files WHERE seq > 1') },
  { name: 'without the ledger at rest', make: (index) => execute(index, 'DELETE FROM base') },
  {
    name: 'with another number of tokens',
    make: (index) => execute(index, 'UPDATE threads SET cells = responses'),
  },
  { name: 'with a log that is none', make: (index) => writeFileSync(`${index}-wal`, 'no log '.repeat(99)) },
  { name: 'with a folder for its log', make: (index) => mkdirSync(`${index}-wal`) },
  {
    name: 'a folder',
    make(index) {
      rmSync(index);
      mkdirSync(index);
    },
  },
];

function execute(index: string, sql: string): void {
  const db = new DatabaseSync(index);
  db.exec(sql);
  db.close();
}

function setFormat(index: string, format: number, mark: number): void {
  execute(index, `PRAGMA user_version = ${format}; PRAGMA application_id = ${mark}`);
}

function makeNewer(index: string): void {
  const NEWER = 99;
  setFormat(index, NEWER, markOf(NEWER));
}

describe('the built command line', () => {
  let cli: BuiltCli;
  let total = 0;

  beforeAll(async () => {
    cli = await buildCli();
    const state = mkdtempSync(join(tmpdir(), 'codex-glance-damage-'));
    cpSync(whole, state, { recursive: true });
    total = (await ran(state)).total;
    rmSync(state, { recursive: true, force: true });
    return () => cli.remove();
  }, 60_000);

  async function ran(state: string, by = 'daily') {
    const folders = ['--codex-home', home.path, '--state-dir', state];
    const run = runNode([cli.file, 'usage', by, '--json', ...folders], home.path);
    const code = await run.ended;
    if (code !== 0) return { code, total: 0, stderr: run.stderr() };
    const document = JSON.parse(run.stdout()) as { totals: { tokens: { total: number } } };
    return { code, total: document.totals.tokens.total, stderr: run.stderr() };
  }

  it.each(states)(
    'an index that is $name: ends well, with the totals of what is on disk',
    async ({ make, stays }) => {
      const state = copyOf(whole);
      const index = indexIn(state);
      make(index);
      const before = stays === true ? readFileSync(index) : null;
      for (const by of ['session', 'daily']) {
        const run = await ran(state, by);
        expect(run).toMatchObject({ code: 0 });
        expect(run.stderr).not.toMatch(/\n\s+at /);
        // What only the index knew may be lost with it.
        expect([total, total - 7_070]).toContain(run.total);
      }
      if (before) expect(readFileSync(index).equals(before)).toBe(true);
      else expect(statSync(index).isFile()).toBe(true);
    },
    30_000,
  );

  it.each(damages)(
    '$name: status ends with 0, and a second time too',
    async ({ damage }) => {
      const state = copyOf(whole);
      const index = indexIn(state);
      writeFileSync(index, damage(readFileSync(index), drawFrom(77)));
      for (let round = 0; round < 2; round++) {
        const run = runNode(
          [cli.file, 'status', '--json', '--codex-home', home.path, '--state-dir', state],
          home.path,
        );
        expect([round, await run.ended, run.stderr()]).toEqual([round, 0, '']);
      }
      const { code, total: found } = await ran(state);
      expect(code).toBe(0);
      expect([total, total - 7_070]).toContain(found);
    },
    30_000,
  );

  it.each([
    ['otel-health.json', 'status --json'],
    ['drift.json', 'status --json'],
    ['statusline.json', 'statusline'],
    ['code', 'statusline'],
    ['code', 'usage daily --json'],
  ])(
    'a damaged %s: %s says the same',
    async (name, line) => {
      const state = copyOf(whole);
      const words = [...line.split(' '), '--codex-home', home.path, '--state-dir', state];
      const run = async () => {
        const one = runNode([cli.file, ...words], home.path);
        const code = await one.ended;
        return { code, stdout: one.stdout() };
      };
      await run();
      const expected = await run();
      writeFileSync(
        join(state, 'otel-health.json'),
        '{"check":"00000000","schema":"codex-glance.otel-health/1"}',
      );
      const files = readdirSync(state, { recursive: true, encoding: 'utf8' }).filter(
        (each) => each.startsWith(name) && statSync(join(state, each)).isFile(),
      );
      expect(files.length).toBeGreaterThan(0);
      for (const file of files) {
        const path = join(state, file);
        const bytes = readFileSync(path);
        bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 4;
        writeFileSync(path, bytes);
      }
      const found = await run();
      expect(found.code).toBe(0);
      if (!line.startsWith('status --')) expect(found).toEqual(expected);
      else
        expect(JSON.parse(found.stdout)).toMatchObject({
          findings: expect.arrayContaining([
            expect.objectContaining({ kind: 'file.damaged', file: join(state, `${name}.damaged`) }),
          ]),
        });
    },
    30_000,
  );

  it.runIf(process.getuid !== undefined)(
    'keeps all of it for its owner alone',
    async () => {
      const state = join(scratch(), 'state');
      const folders = ['--codex-home', home.path, '--state-dir', state];
      for (const line of ['status', 'statusline', 'usage daily', 'otel probe']) {
        await runNode([cli.file, ...line.split(' '), ...folders], home.path).ended;
      }
      const open = readdirSync(state).filter((name) => (statSync(join(state, name)).mode & 0o077) !== 0);
      expect([statSync(state).mode & 0o777, open]).toEqual([0o700, []]);
    },
    30_000,
  );
});
