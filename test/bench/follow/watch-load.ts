import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { writeCorpus } from '../corpus/corpus.ts';
import { seeded } from '../corpus/random.ts';
import { type Figure, judge, type Line, type Measurement, notMeasured } from '../table/figure.ts';
import { SMALL_SESSION, type Workbench } from '../workbench/workbench.ts';

const APPENDS_A_SECOND = 200;
const SECONDS = 12;
const FILES = 50;

const longestGap: Line = {
  name: `Longest time without a Snapshot, ${APPENDS_A_SECOND} appends a second`,
  unit: 'ms',
  goal: 1_000,
  against: `\`watch --json\` on half of one processor, ${SECONDS} s, over ${FILES} files`,
};
const lastAppend: Line = {
  ...longestGap,
  name: 'Last append to its Snapshot, after that',
  against: 'the same run',
};

/** When each line of `watch --json` came, and the responses of today that it tells. */
interface SeenLine {
  readonly at: number;
  readonly responses: number;
}

/** Runs `watch --json` on one processor that a busy loop wants as well, so that it gets half of it. */
async function watchUnderLoad(bench: Workbench): Promise<{ gap: number; last: number; lines: number }> {
  const dir = bench.folder('loaded');
  const bytes = 200 * SMALL_SESSION;
  const { sessions } = writeCorpus({ dir, sessions: 200, bytes, seed: 8, now: Date.now() });
  const busy = spawn('taskset', ['-c', '0', process.execPath, '-e', 'for (;;);'], { stdio: 'ignore' });
  const options = ['--json', '--codex-home', dir, '--state-dir', bench.folder('state')];
  const watch = spawn('taskset', ['-c', '0', process.execPath, bench.cli, 'watch', ...options], {
    cwd: bench.cwd,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const seen = linesOf(watch);
    while (seen.length === 0) await pause(20);
    const before = seen.at(-1)?.responses ?? 0;
    const random = seeded(9);
    const total = APPENDS_A_SECOND * SECONDS;
    const started = performance.now();
    for (let append = 0; append < total; append += 1) {
      const session = sessions[Math.floor(random() * FILES)];
      if (session) session.grow(Date.now());
      await pause(Math.max(0, started + ((append + 1) * 1_000) / APPENDS_A_SECOND - performance.now()));
    }
    const ended = performance.now();
    const isWhole = () => (seen.at(-1)?.responses ?? 0) - before >= total;
    while (!isWhole() && performance.now() - ended < 30_000) await pause(20);
    if (!isWhole()) throw new Error('Not every append was shown.');
    const during = [started, ...seen.map(({ at }) => at).filter((at) => at > started && at < ended), ended];
    const gaps = during.slice(1).map((at, index) => at - (during[index] ?? at));
    const whole = seen.find(({ responses }) => responses - before >= total)?.at ?? ended;
    return { gap: Math.max(...gaps), last: Math.max(0, whole - ended), lines: during.length - 2 };
  } finally {
    busy.kill('SIGKILL');
    watch.kill('SIGINT');
    await once(watch, 'exit');
  }
}

/** Grows with each line that the process writes. */
function linesOf({ stdout }: ChildProcess): SeenLine[] {
  const seen: SeenLine[] = [];
  let rest = '';
  stdout?.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const { usage } = JSON.parse(line) as { usage: { today: { responses: number } } };
      seen.push({ at: performance.now(), responses: usage.today.responses });
    }
  });
  return seen;
}

async function measure(bench: Workbench): Promise<Figure[]> {
  if (spawnSync('taskset', ['-V']).error) {
    const why = 'there is no taskset to share one processor with.';
    return [notMeasured(longestGap, why), notMeasured(lastAppend, why)];
  }
  bench.say(longestGap.name);
  const { gap, last, lines } = await watchUnderLoad(bench);
  const detail = `${lines} Snapshots`;
  return [judge(longestGap, gap, detail), judge(lastAppend, last, detail)];
}

export const measurements: readonly Measurement[] = [
  { name: 'watch-load', lines: [longestGap, lastAppend], measure },
];
