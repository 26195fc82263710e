import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { createNodePorts } from '../../../electron/core/composition/node-ports.ts';
import { createGlance } from '../../../electron/core/glance.ts';
import { measurementOf, type Outcome } from '../table/figure.ts';
import { cpuOf, hasProc, watchedInodes } from '../workbench/proc.ts';
import type { Workbench } from '../workbench/workbench.ts';

/**
 * After the first Snapshot, V8 collects what is left of reading all that, up to three times: it looks every eight
 * seconds whether it may, and does so after a hundred at the latest (`kWatchdogDelayMs` of its memory reducer). It is
 * over where no time was used for longer. In milliseconds.
 */
const QUIET_MS = 110_000;
const SETTLE_MS = 15_000;
const LONGEST_SETTLE_MS = 420_000;

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
    await pause(bench.size.idleSeconds * 1000);
    const milliseconds = cpuOf(pid) - before;
    return {
      percent: milliseconds / (10 * bench.size.idleSeconds),
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

async function measure(bench: Workbench): Promise<Outcome> {
  if (!hasProc()) return { why: 'this system has no /proc.' };
  const { dir } = bench.many();
  const { percent, milliseconds, watches, stateFolder } = await idleRun(bench, dir);
  const folders = new Set([...foldersBelow(dir), ...(await configFolders(bench, dir)), stateFolder]);
  // A watch a folder is all that it needs: none of a file, hot or not.
  const elsewhere = watches.filter((inode) => !folders.has(inode)).length;
  if (elsewhere > 0) throw new Error(`${elsewhere} watches are of what is no folder of the home.`);
  const { idleSeconds: seconds } = bench.size;
  return { value: percent, detail: `${milliseconds} ms of CPU in ${seconds} s, ${watches.length} watches` };
}

export const measurements = measurementOf('idle', measure, {
  name: 'Idle, 10,000 sessions watched',
  unit: '% of a core',
  goal: 0.05,
  against: 'CPU time of `watch --json` in 60 s in which nothing happens',
});
