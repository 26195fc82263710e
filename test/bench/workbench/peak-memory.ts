import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Line } from '../table/figure.ts';
import { runWhole } from './race.ts';
import type { Workbench } from './workbench.ts';

/**
 * Runs before the program and writes the most memory it held, in kB, when it ends. `maxRSS` of a child
 * begins at what its parent held, so Linux's own high-water mark comes first.
 */
const preload = (file: string) => `
import { readFileSync, writeFileSync } from 'node:fs';
process.on('exit', () => {
  let peak = process.resourceUsage().maxRSS;
  try {
    peak = Number(/VmHWM:\\s*(\\d+)/.exec(readFileSync('/proc/self/status', 'latin1'))[1]);
  } catch {}
  writeFileSync(${JSON.stringify(file)}, String(peak));
});`;

/** A line of the most memory that a whole process held, in MB of 2^20 bytes. */
export const memoryLine = (name: string, goal: number, process = 'the whole process'): Line => ({
  name,
  unit: 'MB',
  goal,
  against: `resident, ${process}`,
});

/** The most memory that a run of Glance held, in MB of 2^20 bytes. */
export function peakMemory(bench: Workbench, args: readonly string[]): number {
  const file = join(bench.folder('peak'), 'kilobytes');
  const module = `data:text/javascript,${encodeURIComponent(preload(file))}`;
  runWhole(process.execPath, ['--import', module, ...args]);
  return Number(readFileSync(file, 'utf8')) / 1024;
}
