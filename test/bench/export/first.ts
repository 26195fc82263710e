import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createWholeGlance } from '../../setup/whole-glance.ts';
import { type Figure, judge, type Line, type Measurement, median } from '../table/figure.ts';
import { memoryLine, peakMemory } from '../workbench/peak-memory.ts';
import { ourArguments, runWhole } from '../workbench/race.ts';
import type { Workbench } from '../workbench/workbench.ts';

const RUNS = 3;

const time: Line = {
  name: 'First export, 10,000 sessions',
  unit: 'of a first scan',
  goal: 15,
  against:
    'the first `usage daily` of the same home, in several threads; whole processes in turn, every turn to a file',
};
const memory = memoryLine('Peak memory of it', 250, 'the whole process of `export`');
const pause: Line = {
  name: 'Longest pause of a host meanwhile',
  unit: 'ms',
  goal: 150,
  against: 'between two turns of the event loop, while all sessions are read into the queue',
};

async function measure(bench: Workbench): Promise<Figure[]> {
  const { dir } = bench.many();
  bench.say(time.name);
  const ratios: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const scan = runWhole(process.execPath, ourArguments(bench, dir, bench.folder('scan-state')));
    const exported = runWhole(process.execPath, exportArguments(bench, dir));
    ratios.push(exported.wall / scan.wall);
  }
  const peak = peakMemory(bench, exportArguments(bench, dir));
  return [
    judge(time, median(ratios), `median of ${RUNS}`),
    judge(memory, peak, 'one run'),
    judge(pause, await longestPause(bench, dir), 'one run'),
  ];
}

function exportArguments(bench: Workbench, home: string): string[] {
  return [bench.cli, 'export', '--quiet', '--codex-home', home, '--state-dir', stateDir(bench)];
}

/** Makes a state folder whose settings export all of the history to a file. */
function stateDir(bench: Workbench): string {
  const folder = bench.folder('first-state');
  const file = JSON.stringify(join(folder, 'out.jsonl'));
  const target = `[[export]]\nname = "file"\nto = "jsonl"\nfile = ${file}\ncatch_up_rate = 1000000\n`;
  writeFileSync(join(folder, 'settings.toml'), `[exporting]\nfirst_days = 3650\n\n${target}`);
  return folder;
}

async function longestPause(bench: Workbench, codexHome: string): Promise<number> {
  // Sources are compiled as they are loaded, which the built program does not do.
  await pauseOf(bench, codexHome, 2_000);
  return pauseOf(bench, codexHome);
}

async function pauseOf(bench: Workbench, codexHome: string, endAfter?: number): Promise<number> {
  const folder = bench.folder('pause');
  const glance = createWholeGlance({ codexHome, stateDir: stateDir(bench), folder });
  await glance.load();
  const run = await glance.openExport({ only: null, isPreview: false });
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await run.exporter.collect(endAfter === undefined ? undefined : AbortSignal.timeout(endAfter));
  delay.disable();
  await run.close();
  await glance.close();
  return delay.max / 1e6;
}

export const measurements: readonly Measurement[] = [
  { name: 'export-first', lines: [time, memory, pause], measure },
];
