import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { createNodePorts } from '../../../electron/core/composition/node-ports.ts';
import { createGlance } from '../../../electron/core/glance.ts';
import { type Figure, judge, type Measurement, notMeasured } from '../figure.ts';
import { cpuOf, hasProc, watchedInodes } from '../proc.ts';
import type { Workbench } from '../workbench.ts';

/**
 * After the first Snapshot, V8 collects what is left of reading all that once nothing has happened for eight
 * seconds: it has done so where no time was used for longer. In milliseconds.
 */
const QUIET_MS = 10_000;
const SETTLE_MS = 15_000;
const LONGEST_SETTLE_MS = 90_000;

/** Of one core. */
const GOAL_PERCENT = 0.1;

interface IdleRun {
  readonly percent: number;
  readonly milliseconds: number;
  readonly watches: readonly number[];
  /** Inode of the folder in which Glance keeps its settings. */
  readonly stateFolder: number;
}

/** Follows a home with the built program, and looks at it while nothing changes. */
async function idleRun(bench: Workbench, home: string): Promise<IdleRun> {
  const stateDir = bench.folder('state');
  const options = ['--json', '--quiet', '--codex-home', home, '--state-dir', stateDir, '--cwd', bench.cwd];
  const child = spawn(process.execPath, [bench.cli, 'watch', ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { pid } = child;
  if (pid === undefined) throw new Error('The program could not be started.');
  try {
    await untilReady(child.stdout);
    await pause(SETTLE_MS);
    await untilQuiet(pid);
    const before = cpuOf(pid);
    await pause(bench.size.seconds * 1000);
    const milliseconds = cpuOf(pid) - before;
    return {
      percent: milliseconds / (10 * bench.size.seconds),
      milliseconds,
      watches: watchedInodes(pid),
      stateFolder: statSync(stateDir).ino,
    };
  } finally {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  }
}

/** Whatever comes at intervals comes within the measured time as well. */
async function untilQuiet(pid: number): Promise<void> {
  const from = performance.now();
  for (let before = -1; before !== cpuOf(pid); ) {
    if (performance.now() - from > LONGEST_SETTLE_MS) return;
    before = cpuOf(pid);
    await pause(QUIET_MS);
  }
}

/** Resolves with the first Snapshot in which everything was read. */
async function untilReady(stdout: Readable): Promise<void> {
  let line = '';
  for await (const chunk of stdout.iterator({ destroyOnReturn: false })) {
    const lines = (line + String(chunk)).split('\n');
    line = lines.pop() ?? '';
    if (lines.some((text) => text.includes('"state":"ready"'))) break;
  }
  stdout.resume();
}

/** Inodes of all folders at or below one. */
function foldersBelow(root: string): number[] {
  const below = readdirSync(root, { recursive: true, withFileTypes: true });
  const folders = below.filter((entry) => entry.isDirectory());
  return [root, ...folders.map((entry) => join(entry.parentPath, entry.name))].map(
    (path) => statSync(path).ino,
  );
}

/** Folders that hold a file which decides the configuration, or would; that of the settings is seen in the run. */
async function configFolders(bench: Workbench, home: string): Promise<number[]> {
  const folders = { codexHomes: [home], stateDir: bench.folder('state'), cwd: bench.cwd };
  const options = { ...folders, homesSource: 'option' } as const;
  const glance = createGlance({ ...options, timezone: 'UTC', locale: 'en' }, createNodePorts());
  const nearest = (path: string): string => (existsSync(path) ? path : nearest(dirname(path)));
  const files = glance.configFiles();
  await glance.close();
  return files.map((path) => statSync(nearest(dirname(path))).ino);
}

async function measure(bench: Workbench): Promise<Figure[]> {
  const { many, seconds } = bench.size;
  const home = `${many.toLocaleString('en')} sessions watched`;
  const [idle, watching] = [`Idle, ${home}, ${seconds} s`, `Watches, ${home}`];
  if (!hasProc()) {
    const why = 'this system has no /proc.';
    return [
      notMeasured(idle, '% of one core', GOAL_PERCENT, why),
      notMeasured(watching, 'a folder and hot file', 1, why),
    ];
  }
  const { dir } = bench.many();
  bench.say(idle);
  const run = await idleRun(bench, dir);
  const folders = new Set([...foldersBelow(dir), ...(await configFolders(bench, dir)), run.stateFolder]);
  // No watch is held for a file, hot or not.
  const elsewhere = run.watches.filter((inode) => !folders.has(inode));
  return [
    judge({
      name: idle,
      value: run.percent,
      unit: '% of one core',
      goal: GOAL_PERCENT,
      detail: `${run.milliseconds} ms of CPU`,
    }),
    judge({
      name: watching,
      value: run.watches.length / folders.size,
      unit: 'a folder and hot file',
      goal: 1,
      detail: `${run.watches.length} watches, ${folders.size} folders; ${elsewhere.length} of them of anything else`,
    }),
  ];
}

export const figures: readonly Measurement[] = [{ name: 'idle', measure }];
