import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fleetRecords } from '../../core/fleet/fleet-records.ts';
import { type Figure, judge, type Line, type Measurement, median } from '../table/figure.ts';
import { memoryLine, peakMemory } from '../workbench/peak-memory.ts';
import { runWhole } from '../workbench/race.ts';
import type { Workbench } from '../workbench/workbench.ts';

/** Of each machine; one of ten goes silent after half of them. */
const DAYS = 100;
const RUNS = 3;

const against = 'some 900,000 records of turns, sessions and checks in four files, 0.8 GB';
const time: Line = { name: 'Fleet report, 100,000 machine-days', unit: 's', goal: 30, against };
const memory = memoryLine('Peak memory of it', 700);

/** The program where DuckDB is installed beside it. */
const program = fileURLToPath(new URL('../../../dist/cli.js', import.meta.url));

async function measure(bench: Workbench): Promise<Figure[]> {
  const folder = bench.folder('fleet');
  bench.say(time.name);
  const wanted = await write(folder, bench.size.machines);
  const args = [program, 'fleet', 'report', folder, '--json'];
  const walls: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const { wall, stdout } = runWhole(process.execPath, args);
    const { machines } = JSON.parse(stdout) as { machines: { days: number } };
    if (machines.days !== wanted) throw new Error(`${machines.days} machine-days were counted of ${wanted}.`);
    walls.push(wall / 1000);
  }
  return [
    judge(time, median(walls), `median of ${RUNS}, ${wanted} machine-days`),
    judge(memory, peakMemory(bench, args), 'the most that it held at any moment'),
  ];
}

/** Returns how many machine-days were written. */
async function write(folder: string, machines: number): Promise<number> {
  const files = [0, 1, 2, 3].map((part) => createWriteStream(join(folder, `records-${part}.jsonl`)));
  const days = new Set<string>();
  let at = 0;
  for (const record of fleetRecords({ machines, days: DAYS, turns: 6 })) {
    days.add(`${record.machine.id} ${record.at.slice(0, 10)}`);
    const file = files[at++ % files.length];
    if (file && !file.write(`${JSON.stringify(record)}\n`)) await once(file, 'drain');
  }
  for (const file of files) {
    file.end();
    await once(file, 'finish');
  }
  return days.size;
}

export const measurements: readonly Measurement[] = [{ name: 'fleet', lines: [time, memory], measure }];
