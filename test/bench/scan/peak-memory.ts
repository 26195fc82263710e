import { type Figure, judge, type Line, type Measurement } from '../table/figure.ts';
import { peakMemory } from '../workbench/peak-memory.ts';
import { ourArguments } from '../workbench/race.ts';
import type { Workbench } from '../workbench/workbench.ts';

const line: Line = {
  name: 'Peak memory of a first scan, 1 GB',
  unit: 'MB',
  goal: 120,
  against: 'resident, the whole process; MB of 2^20 bytes',
};

async function measure(bench: Workbench): Promise<Figure[]> {
  const { dir } = bench.large();
  bench.say(line.name);
  const value = peakMemory(bench, ourArguments(bench, dir, bench.folder('state')));
  return [judge(line, value, 'the most that it held at any moment')];
}

export const measurements: readonly Measurement[] = [{ name: 'peak-memory', lines: [line], measure }];
