import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { indexPath } from '../../electron/core/index/index-path.ts';
import { type Running, runNode, setUpBuiltCli } from '../cli/built/built.ts';
import { temporaryFolder } from '../setup/temporary-folder.ts';

/*
 * What stands in the place of a file that Glance reads. A row is one thing or one place; each is tried on the
 * built command line, which has to end soon and to name the file.
 */

const ROLLOUT = 'rollout-2026-11-23T01-33-38-01a20609-89f6-7612-a58e-000000000100.jsonl';
const INDEX = '(the index)';

/** Longer than any run, and much shorter than for ever, in milliseconds. */
const PATIENCE = 15_000;

interface Thing {
  readonly name: string;
  /** Puts it in the place of a file that is not there. */
  readonly put: (path: string) => void | Promise<void>;
  /** True where the file counts as missing, so that there is nothing to say. */
  readonly isMissing?: boolean;
  /** True where this machine or user cannot tell it from a file. */
  readonly skip?: boolean;
}

const things: readonly Thing[] = [
  { name: 'a pipe', put: (path) => void execFileSync('mkfifo', [path]) },
  { name: 'a link to /dev/zero', put: (path) => symlinkSync('/dev/zero', path) },
  { name: 'a link to a terminal', put: (path) => symlinkSync('/dev/tty', path) },
  {
    name: 'a link to a pipe',
    put(path) {
      execFileSync('mkfifo', [`${path}.pipe`]);
      symlinkSync(`${path}.pipe`, path);
    },
  },
  {
    name: 'a socket',
    put: async (path) => {
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(path, resolve));
      onTestFinished(() => void server.close());
    },
  },
  {
    name: 'a link to a file of the kernel',
    put: (path) => symlinkSync('/proc/kmsg', path),
    skip: !existsSync('/proc/kmsg'),
  },
  { name: 'a folder', put: (path) => mkdirSync(path) },
  { name: 'a link to itself', put: (path) => symlinkSync(path, path) },
  { name: 'a link to nothing', put: (path) => symlinkSync(`${path}.none`, path), isMissing: true },
  {
    name: 'a file of 20 GB',
    put(path) {
      writeFileSync(path, '');
      truncateSync(path, 20e9);
    },
  },
  {
    name: 'a file of 3 TB',
    put(path) {
      writeFileSync(path, '');
      truncateSync(path, 3e12);
    },
  },
  {
    name: 'a file that may not be read',
    put(path) {
      writeFileSync(path, 'x');
      chmodSync(path, 0);
    },
    skip: process.getuid?.() === 0,
  },
];

interface Place {
  readonly path: string;
  /** False where a run has nothing to say of it, because it does without. */
  readonly isNamed: boolean;
}

const named = (path: string): Place => ({ path, isNamed: true });
const silent = (path: string): Place => ({ path, isNamed: false });

const places: readonly Place[] = [
  named('home/config.toml'),
  named('home/auth.json'),
  named('home/.env'),
  named('home/cloud-config-bundle-cache.json'),
  named(`home/sessions/2026/11/23/${ROLLOUT}`),
  named(`home/archived_sessions/${ROLLOUT.replace('100', '101')}`),
  named(`home/sessions/2026/11/23/${ROLLOUT.replace('100', '102')}.zst`),
  silent('home/logs_2.sqlite'),
  silent('home/app-server-daemon/daemon.pid'),
  silent('home/app-server-daemon/app-server.stderr.log'),
  silent('home/version.json'),
  silent('home/thread-writer-locks/01a20609-89f6-7612-a58e-000000000100.lock'),
  named('project/.codex/config.toml'),
  named('project/.git'),
  named('state/settings.toml'),
  named('state/prices.json'),
  named('state/price-table.json'),
  named('state/otel-health.json'),
  named('state/drift.json'),
  named('state/alerts.json'),
  named('state/updates.json'),
  named('state/statusline.json'),
];

/** A folder of `.git`, and one in the place of a rollout's folder, are what they should be; 20 GB may be a session. */
function isExpected({ path, isNamed }: Place, { name, isMissing }: Thing): boolean {
  if (!isNamed) return false;
  const isSession = path.includes('sessions/');
  if (isMissing === true) return isSession;
  if (path.endsWith('.git')) return name !== 'a folder';
  return !(isSession && name === 'a file of 20 GB');
}

interface NamedFolder {
  readonly line: string;
  readonly code: string;
  /** What the error names. */
  readonly file: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Folders that a command line, the environment or the settings name, and that are none. */
const namedFolders: readonly NamedFolder[] = [
  { line: 'status --codex-home none', code: 'not-found', file: 'none' },
  { line: 'usage daily --codex-home none', code: 'not-found', file: 'none' },
  { line: 'usage daily --codex-home none --fail-over 5', code: 'not-found', file: 'none' },
  { line: 'statusline --codex-home none', code: 'not-found', file: 'none' },
  { line: 'config --codex-home home --codex-home none', code: 'not-found', file: 'none' },
  { line: 'analytics --codex-home file', code: 'not-a-folder', file: 'file' },
  { line: 'otel --codex-home file/sub', code: 'not-a-folder', file: 'file/sub' },
  { line: 'otel probe --codex-home loop', code: 'not-a-folder', file: 'loop' },
  { line: 'status --codex-home dangling', code: 'not-found', file: 'dangling' },
  { line: 'status', code: 'not-found', file: 'none', env: { CODEX_HOME: 'none' } },
  { line: 'usage session', code: 'not-found', file: 'none', env: { CODEX_HOME: 'home,none' } },
  { line: 'status --state-dir chosen', code: 'not-found', file: 'none' },
  { line: 'usage daily --state-dir chosen', code: 'not-found', file: 'none' },
  { line: 'statusline --state-dir chosen', code: 'not-found', file: 'none' },
  { line: 'status --state-dir file', code: 'not-a-folder', file: 'file' },
  { line: 'usage daily --state-dir file', code: 'not-a-folder', file: 'file' },
  { line: 'statusline --state-dir file', code: 'not-a-folder', file: 'file' },
  { line: 'pricing --state-dir file/sub', code: 'not-a-folder', file: 'file/sub' },
  { line: 'analytics off --dry-run --state-dir file', code: 'not-a-folder', file: 'file' },
  { line: 'status --state-dir dangling', code: 'not-found', file: 'dangling' },
  { line: 'status --state-dir loop', code: 'not-a-folder', file: 'loop' },
  { line: 'status --state-dir /dev/null', code: 'not-a-folder', file: '/dev/null' },
  { line: 'status', code: 'not-a-folder', file: 'file', env: { CODEX_GLANCE_STATE: 'file' } },
  { line: 'status --cwd none', code: 'not-found', file: 'none' },
  { line: 'serve --state-dir file', code: 'not-a-folder', file: 'file' },
  { line: 'watch --codex-home none', code: 'not-found', file: 'none' },
];

interface Finding {
  readonly kind: string;
  readonly file?: string;
}

describe('in the place of every file that is read', () => {
  const cli = setUpBuiltCli();

  function makeWorld(): string {
    const root = temporaryFolder();
    for (const folder of ['home', 'state', 'project']) mkdirSync(join(root, folder));
    return root;
  }

  async function put(root: string, thing: Thing, which: readonly Place[]): Promise<void> {
    const before = process.cwd();
    // Names of sockets are short.
    process.chdir(root);
    try {
      for (const { path } of which) {
        mkdirSync(dirname(path), { recursive: true });
        await thing.put(thing.name === 'a socket' ? path : join(root, path));
      }
    } finally {
      process.chdir(before);
    }
  }

  async function ran(root: string, ...words: readonly string[]) {
    const folders = ['--codex-home', 'home', '--state-dir', 'state', '--cwd', 'project'];
    return end(runNode([cli.file, ...words, ...folders], root));
  }

  async function end(running: Running) {
    const timer = setTimeout(() => running.child.kill('SIGKILL'), PATIENCE);
    const code = await running.ended;
    clearTimeout(timer);
    return { code, stdout: running.stdout(), stderr: running.stderr() };
  }

  it.each(things)(
    '$name: status ends, and names each',
    async (thing) => {
      if (thing.skip === true) return;
      const root = makeWorld();
      // A session of 20 GB is read to its end.
      const isHuge = thing.name === 'a file of 20 GB';
      const which = places.filter(({ path }) => !(isHuge && path.includes('sessions/')));
      await put(root, thing, which);
      const { code, stdout, stderr } = await ran(root, 'status', '--json');
      expect({ code, stack: /\n\s+at /.test(stderr) }).toEqual({ code: 0, stack: false });
      const { findings } = JSON.parse(stdout) as { findings: readonly Finding[] };
      const files = new Set(findings.map(({ file }) => file));
      const missing = which.filter((place) => isExpected(place, thing));
      expect(missing.map(({ path }) => path).filter((path) => !files.has(join(root, path)))).toEqual([]);
    },
    PATIENCE * 2,
  );

  it.each([
    'usage daily',
    'usage session --json',
    'statusline',
    'config',
    'analytics',
    'analytics off --dry-run',
    'otel',
    'otel probe',
    'pricing',
  ])(
    'a pipe: %s ends',
    async (line) => {
      const root = makeWorld();
      const pipe = things.find(({ name }) => name === 'a pipe');
      if (pipe) await put(root, pipe, places);
      const { code, stderr } = await ran(root, ...line.split(' '));
      expect([0, 1, 3]).toContain(code);
      expect(stderr).not.toMatch(/\n\s+at /);
    },
    PATIENCE * 2,
  );

  it.each(namedFolders)(
    'a folder that cannot be one: $line $env',
    async ({ line, code: expected, file, env = {} }) => {
      const root = makeWorld();
      writeFileSync(join(root, 'file'), '');
      symlinkSync('nowhere', join(root, 'dangling'));
      symlinkSync('loop', join(root, 'loop'));
      mkdirSync(join(root, 'chosen'));
      const homes = JSON.stringify([join(root, 'none')]);
      writeFileSync(join(root, 'chosen/settings.toml'), `version = 1\ncodex_homes = ${homes}\n`);
      const { code, stdout, stderr } = await end(
        runNode([cli.file, ...line.split(' '), '--json'], root, {
          CODEX_GLANCE_STATE: join(root, 'state'),
          ...env,
        }),
      );
      const document = JSON.parse(stdout) as { readonly schema: string; readonly code: string };
      expect({ code, document }).toMatchObject({
        code: 3,
        document: { schema: 'codex-glance.error/1', code: expected, file: resolve(root, file) },
      });
      expect(stderr.trimEnd().split('\n')).toEqual([expect.stringContaining(resolve(root, file))]);
    },
    PATIENCE * 2,
  );

  it.each(['status --json', 'usage daily --json', 'statusline', 'otel', 'pricing'])(
    'a state folder that cannot be made: %s works without, and says so in lines',
    async (line) => {
      const root = makeWorld();
      const where = ['--state-dir', '/proc/codex-glance', '--codex-home', 'home'];
      const { code, stderr } = await end(runNode([cli.file, ...line.split(' '), ...where], root));
      expect(code).toBe(0);
      const lines = stderr.split('\n').filter((one) => one !== '');
      expect(lines.filter((one) => !one.startsWith('codex-glance: warning: '))).toEqual([]);
    },
    PATIENCE * 2,
  );

  it.each(things.filter(({ name }) => name !== 'a file of 20 GB'))(
    `$name in the place of ${INDEX}: what was used is counted`,
    async (thing) => {
      if (thing.skip === true) return;
      const root = makeWorld();
      const folders = [join(root, 'home')];
      mkdirSync(join(root, 'home/sessions/2026/11/23'), { recursive: true });
      await put(root, thing, [silent(indexPath('state', folders))]);
      const { code, stderr } = await ran(root, 'usage', 'daily', '--json');
      expect({ code, stack: /\n\s+at /.test(stderr) }).toEqual({ code: 0, stack: false });
      expect((await ran(root, 'statusline')).code).toBe(0);
    },
    PATIENCE * 2,
  );
});
