import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeAll, describe, expect, it } from 'vitest';
import { markOf } from '../../electron/core/index/schema-version.ts';
import { type BuiltCli, buildCli, runNode } from '../cli/built/built.ts';
import { TempHome } from '../core/usage/homes.ts';
import { temporaryFolder } from '../setup/temporary-folder.ts';
import { damages, drawFrom } from './damage.ts';
import { copyInto, copyOf, indexIn, setUpWorld, world } from './index-world.ts';

setUpWorld();

/** What may have become of the index. Each has to end in the right totals, in the run that meets it and in the next. */
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
    using state = new TempHome();
    copyInto(state.path, world.whole);
    total = (await ran(state.path)).total;
    return () => cli.remove();
  }, 60_000);

  async function ran(state: string, by = 'daily') {
    const folders = ['--codex-home', world.home.path, '--state-dir', state];
    const run = runNode([cli.file, 'usage', by, '--json', ...folders], world.home.path);
    const code = await run.ended;
    if (code !== 0) return { code, total: 0, stderr: run.stderr() };
    const document = JSON.parse(run.stdout()) as { totals: { tokens: { total: number } } };
    return { code, total: document.totals.tokens.total, stderr: run.stderr() };
  }

  it.each(states)(
    'an index that is $name: ends well, with the totals of what is on disk',
    async ({ make, stays }) => {
      const state = copyOf(world.whole);
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
      const state = copyOf(world.whole);
      const index = indexIn(state);
      writeFileSync(index, damage(readFileSync(index), drawFrom(77)));
      for (let round = 0; round < 2; round++) {
        const run = runNode(
          [cli.file, 'status', '--json', '--codex-home', world.home.path, '--state-dir', state],
          world.home.path,
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
      const state = copyOf(world.whole);
      const words = [...line.split(' '), '--codex-home', world.home.path, '--state-dir', state];
      const run = async () => {
        const one = runNode([cli.file, ...words], world.home.path);
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
      const state = join(temporaryFolder(), 'state');
      const folders = ['--codex-home', world.home.path, '--state-dir', state];
      for (const line of ['status', 'statusline', 'usage daily', 'otel probe']) {
        await runNode([cli.file, ...line.split(' '), ...folders], world.home.path).ended;
      }
      const open = readdirSync(state).filter((name) => (statSync(join(state, name)).mode & 0o077) !== 0);
      expect([statSync(state).mode & 0o777, open]).toEqual([0o700, []]);
    },
    30_000,
  );
});
