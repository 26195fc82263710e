import { spawn, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Figure, judge, type Line, type Measurement, median, notMeasured } from '../table/figure.ts';
import { memoryLine, peakMemory } from '../workbench/peak-memory.ts';
import type { Workbench } from '../workbench/workbench.ts';

const EVENTS = 1_000_000;
const RUNS = 3;

const ofTime: Line = {
  name: 'Compliance pull, 1,000,000 events of 1 KB',
  unit: 'of a plain copy',
  goal: 2.5,
  against: 'the same files from the same server to disk with SHA-256, whole processes in turn, median of 3',
};
const ofMemory = memoryLine('Compliance pull, peak memory', 150, 'the whole process; MB of 2^20 bytes');

const at = (name: string) => fileURLToPath(new URL(name, import.meta.url));

async function measurePull(bench: Workbench): Promise<Figure[]> {
  const events = Math.round((EVENTS * bench.size.bytes) / 1e9);
  if (!bench.hasRoom(3_000 * events)) {
    return [ofTime, ofMemory].map((line) => notMeasured(line, 'the disk has no room for the files.'));
  }
  bench.say(`${ofTime.name}: writing ${events} events …`);
  const folder = bench.folder('compliance');
  const server = spawn(process.execPath, [at('serve-logs.ts'), join(folder, 'served'), String(events)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const first = await new Promise<Buffer>((resolve) => server.stdout.once('data', resolve));
    const { base, count } = JSON.parse(first.toString()) as { base: string; count: number };
    const out = join(folder, 'out');
    const plain = join(folder, 'plain');
    const key = join(folder, 'key');
    process.env.CODEX_GLANCE_BENCH_KEY = 'not-a-key';
    const args = [bench.cli, 'org', 'compliance', 'pull', '--out', out, '--types', 'CODEX_LOG', '--json'];
    args.push(
      '--workspace',
      'bench',
      '--base-url',
      base,
      '--key-env',
      'CODEX_GLANCE_BENCH_KEY',
      '--state-dir',
      key,
    );
    const timed = (program: readonly string[], written: string) => {
      rmSync(written, { recursive: true, force: true });
      const begun = performance.now();
      const { status, stdout, stderr } = spawnSync(process.execPath, program, { encoding: 'utf8' });
      if (status !== 0) throw new Error(stderr);
      return { ms: performance.now() - begun, stdout };
    };
    const ratios: number[] = [];
    let pulled = '';
    for (let run = 0; run < RUNS; run += 1) {
      const copy = timed([at('plain-copy.ts'), base, String(count), plain], plain);
      const pull = timed(args, out);
      pulled = pull.stdout;
      ratios.push(pull.ms / copy.ms);
    }
    const report = JSON.parse(pulled) as { events: number; duplicates: number; files: number };
    if (report.files !== count || report.events + report.duplicates !== events) throw new Error(pulled);
    rmSync(out, { recursive: true, force: true });
    const memory = peakMemory(bench, args);
    const detail = `${report.events} events, ${report.duplicates} duplicates, ${report.files} files`;
    return [judge(ofTime, median(ratios), detail), judge(ofMemory, memory, detail)];
  } finally {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

export const measurements: readonly Measurement[] = [
  { name: 'compliance-pull', lines: [ofTime, ofMemory], measure: measurePull },
];
