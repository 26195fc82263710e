import { once } from 'node:events';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Delivery } from '../../../electron/core/export/delivery/delivery.ts';
import { Outbox } from '../../../electron/core/export/outbox/outbox.ts';
import { outboxFile } from '../../../electron/core/export/outbox/outbox-file.ts';
import { parseTarget } from '../../../electron/core/export/settings/export-settings.ts';
import type { Target } from '../../../electron/core/export/target.ts';
import { kindOf } from '../../../electron/core/export/targets/target-kinds.ts';
import { sampleRecord } from '../../fixtures/export-records.ts';
import { type Figure, judge, type Line, type Measurement, median } from '../table/figure.ts';
import { memoryLine, peakMemory } from '../workbench/peak-memory.ts';
import type { Workbench } from '../workbench/workbench.ts';

/** The table of a target, as in the settings. */
type Table = { readonly [key: string]: unknown };

const RUNS = 3;
const PIECE = 10_000;

const rate: Line = {
  name: 'Export of 100,000 records, failing receiver',
  unit: 'of the time of JSONL',
  goal: 2,
  against: 'the same records to a file, each batch on disk; one request in five fails, waits left out',
};
const memory = memoryLine(
  'Peak memory, 1,000,000 waiting',
  120,
  'the whole process of `export`, which reads sessions and sends all',
);

async function measure(bench: Workbench): Promise<Figure[]> {
  bench.say(rate.name);
  const ratios: number[] = [];
  const count = bench.size.exported;
  for (let run = 0; run < RUNS; run += 1) {
    const toFile = await timed(bench, count, { to: 'jsonl', file: join(bench.folder('jsonl'), 'out.jsonl') });
    const receiver = new Worker(new URL('./failing-receiver.ts', import.meta.url));
    const [{ url }] = (await once(receiver, 'message')) as [{ url: string }];
    const failing = await timed(bench, count, { to: 'splunk', url, token: { env: 'HEC_TOKEN' } });
    receiver.postMessage('count');
    const [{ distinct }] = (await once(receiver, 'message')) as [{ distinct: number }];
    await receiver.terminate();
    if (distinct !== count) throw new Error(`${distinct} of ${count} records arrived.`);
    ratios.push(failing / toFile);
  }
  const stateDir = bench.folder('export-state');
  fill(stateDir, 10 * count);
  const bytes = statSync(outboxFile(stateDir)).size;
  const file = join(bench.folder('export-file'), 'out.jsonl');
  const set = [`file=${file}`, 'catch_up_rate=1000000'].flatMap((each) => ['--set', each]);
  const folders = ['--codex-home', bench.folder('export-home'), '--state-dir', stateDir];
  const peak = peakMemory(bench, [bench.cli, 'export', '--to', 'jsonl', ...set, ...folders, '--quiet']);
  return [
    judge(rate, median(ratios), `median of ${RUNS}, ${count} records, all arrived`),
    judge(memory, peak, `an outbox of ${Math.round(bytes / 1e6)} MB`),
  ];
}

function fill(stateDir: string, count: number): Outbox {
  const outbox = new Outbox(outboxFile(stateDir));
  for (let from = 0; from < count; from += PIECE) {
    const length = Math.min(PIECE, count - from);
    const records = Array.from({ length }, (_, place) => sampleRecord('turn', from + place));
    outbox.add(records, [], Date.now());
  }
  return outbox;
}

/** Returns how long the delivery of so many records took, in milliseconds, without its waits. */
async function timed(bench: Workbench, count: number, table: Table): Promise<number> {
  const outbox = fill(bench.folder('outbox'), count);
  const target = await open(table);
  const delivery = new Delivery({
    outbox,
    target,
    kinds: null,
    rate: Number.MAX_SAFE_INTEGER,
    owner: 'bench',
    now: Date.now,
    random: Math.random,
    onSettled: () => outbox.prune([target.id], Date.now()),
  });
  const { signal } = new AbortController();
  const begun = performance.now();
  while ((await delivery.step(signal)).state !== 'idle');
  const took = performance.now() - begun;
  await delivery.close();
  outbox.close();
  return took;
}

async function open(table: Table): Promise<Target> {
  const read = parseTarget({ name: 'bench', ...table });
  if (!read.ok) throw new Error(read.message.text);
  const ports = { clock: { now: Date.now }, env: {}, secrets: async () => 'test-token' };
  return kindOf(read.settings).open(read.settings, ports);
}

export const measurements: readonly Measurement[] = [{ name: 'export', lines: [rate, memory], measure }];
