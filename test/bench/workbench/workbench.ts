import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, parse } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ALL_VERSIONS_DAYS, type Corpus, type CorpusOptions, writeCorpus } from '../corpus/corpus.ts';

/** How large a run is. */
export interface BenchSize {
  /** Sessions and bytes of the large home. */
  readonly sessions: number;
  readonly bytes: number;
  /** Sessions of the home of many small ones. */
  readonly many: number;
  /** Bytes of a home that one version has written. */
  readonly versionBytes: number;
  /** Versions to measure alone; all that are recorded where it is not given. */
  readonly versions?: readonly string[] | undefined;
  /** How long idle is measured, and how long sessions grow in the soak, in seconds. */
  readonly idleSeconds: number;
  readonly soakSeconds: number;
  /** Random stacks of configuration that the real Codex is asked about. */
  readonly stacks: number;
  /** Indexes to damage, and runs to kill. */
  readonly damaged: number;
  readonly kills: number;
  /** Machines of a fleet. */
  readonly machines: number;
  /** Records to export; ten times as many wait in a queue. */
  readonly exported: number;
}

/** What is to be measured: all sizes and times are `scale` times the full ones. */
export interface BenchOptions {
  readonly scale: number;
  readonly versions?: readonly string[] | undefined;
}

function sizeOf({ scale, versions }: BenchOptions): BenchSize {
  const scaled = (full: number) => Math.max(1, Math.round(full * scale));
  return {
    sessions: scaled(2_000),
    bytes: scaled(1e9),
    many: scaled(10_000),
    versionBytes: scaled(5e8),
    versions,
    idleSeconds: scaled(60),
    soakSeconds: scaled(480),
    stacks: scaled(3_000),
    damaged: scaled(500),
    kills: scaled(300),
    machines: scaled(1_053),
    exported: scaled(100_000),
  };
}

/** Where figures are measured: the program, homes made on demand, and room on disk. */
export interface Workbench {
  readonly size: BenchSize;
  /** The built program, copied so that a build meanwhile changes nothing. */
  readonly cli: string;
  /** The large home: sessions of all versions, with forks, subagents, compactions and compressed files. */
  large(): Corpus;
  /** The home of many small sessions. */
  many(): Corpus;
  /** Where programs are started: no other program writes there, as into the temporary folder. */
  readonly cwd: string;
  /** An empty folder that is removed with the bench. */
  folder(name: string): string;
  /** True where so many bytes and some to spare are free on the disk. */
  hasRoom(bytes: number): boolean;
  /** Tells what is going on. */
  say(text: string): void;
}

/** A small session of the home of many, in bytes. */
export const SMALL_SESSION = 64 * 1024;

/** Left free on the disk, in bytes. */
const SPARE = 2e9;

const dist = fileURLToPath(new URL('../../../dist/', import.meta.url));

/** Waits until all that was written is on disk, so that writing is not measured with what comes after. */
function settleDisk(): void {
  if (process.platform !== 'win32') spawnSync('sync');
}

/** @throws where the program is not built. */
export function openWorkbench(options: BenchOptions): Workbench & { close(): void } {
  if (!existsSync(join(dist, 'cli.js'))) throw new Error('dist/cli.js is missing. Run: npm run build');
  const size = sizeOf(options);
  const root = mkdtempSync(join(tmpdir(), 'codex-glance-bench-'));
  const program = join(root, 'program');
  const files = readdirSync(dist).filter((name) => /^(?:cli|scan-worker)\b.*\.c?js$/.test(name));
  for (const file of files) cpSync(join(dist, file), join(program, file));
  // As where it is installed: Node would else take it for CommonJS first, and compile it twice.
  writeFileSync(join(program, 'package.json'), JSON.stringify({ type: 'module' }));
  const now = Date.now();
  const homes = new Map<string, Corpus>();
  let folders = 0;

  const say = (text: string) => void process.stderr.write(`${text}\n`);
  const home = (name: string, options: Omit<CorpusOptions, 'dir' | 'now'>): Corpus => {
    const { sessions, bytes } = options;
    const known = homes.get(name);
    if (known) return known;
    say(`Writing ${sessions.toLocaleString('en')} sessions, ${(bytes / 1e6).toFixed(0)} MB …`);
    const made = writeCorpus({ ...options, dir: join(root, name), now });
    homes.set(name, made);
    settleDisk();
    return made;
  };
  return {
    size,
    cli: join(program, 'cli.js'),
    cwd: parse(root).root,
    large: () =>
      home('large', {
        sessions: size.sessions,
        bytes: size.bytes,
        seed: 1,
        days: ALL_VERSIONS_DAYS,
        isVaried: true,
      }),
    many: () =>
      home('many', {
        sessions: size.many,
        bytes: size.many * SMALL_SESSION,
        seed: 2,
        days: ALL_VERSIONS_DAYS,
      }),
    folder(name) {
      folders += 1;
      const path = join(root, `${name}-${folders}`);
      mkdirSync(path);
      return path;
    },
    hasRoom(bytes) {
      const { bavail, bsize } = statfsSync(root);
      return bavail * bsize > bytes + SPARE;
    },
    say,
    close: () => rmSync(root, { recursive: true, force: true }),
  };
}
