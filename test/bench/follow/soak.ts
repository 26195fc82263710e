import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { writeCorpus } from '../corpus/corpus.ts';
import { seeded } from '../corpus/random.ts';
import { type Figure, judge, type Line, type Measurement, median, notMeasured } from '../table/figure.ts';
import { cpuOf, hasProc, residentOf } from '../workbench/proc.ts';
import { SMALL_SESSION, type Workbench } from '../workbench/workbench.ts';

const [APPENDS_A_SECOND, FILES, SESSIONS] = [200, 50, 1_000];

/** Memory counts once a quarter of the time has passed: two minutes of eight. */
const WARM_UP = 1 / 4;

/** Memory is the median of so many looks, one a second. */
const LOOKS = 10;

const memory: Line = {
  name: 'Soak, memory after 8 minutes',
  unit: 'of that after 2',
  goal: 1.1,
  against: `resident memory of \`watch --json\`; ${APPENDS_A_SECOND} appends a second to ${FILES} files`,
};
const core: Line = {
  name: 'Soak, CPU',
  unit: '% of a core',
  goal: 25,
  against: 'the same run, from minute 2 to 8',
};

interface Look {
  /** Bytes. */
  readonly resident: number;
  /** Milliseconds of CPU time since the start. */
  readonly cpu: number;
  /** Milliseconds. */
  readonly at: number;
}

async function looksOf(bench: Workbench): Promise<Look[]> {
  const dir = bench.folder('soaked');
  const bytes = SESSIONS * SMALL_SESSION;
  const { sessions } = writeCorpus({ dir, sessions: SESSIONS, bytes, seed: 16, now: Date.now() });
  const options = ['--json', '--quiet', '--codex-home', dir, '--state-dir', bench.folder('state')];
  const watch = spawn(process.execPath, [bench.cli, 'watch', ...options], {
    cwd: bench.cwd,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { pid } = watch;
  if (pid === undefined) throw new Error('The program could not be started.');
  try {
    await once(watch.stdout, 'data');
    watch.stdout.resume();
    const random = seeded(17);
    const looks: Look[] = [];
    const started = performance.now();
    const appends = APPENDS_A_SECOND * bench.size.soakSeconds;
    for (let append = 0; append < appends; append++) {
      sessions[sessions.length - 1 - Math.floor(random() * FILES)]?.grow(Date.now());
      if (append % APPENDS_A_SECOND === 0) {
        looks.push({ resident: residentOf(pid), cpu: cpuOf(pid), at: performance.now() });
      }
      const wait = started + ((append + 1) * 1_000) / APPENDS_A_SECOND - performance.now();
      if (wait > 0) await pause(wait);
    }
    return looks;
  } finally {
    const ended = once(watch, 'exit');
    watch.kill('SIGINT');
    await ended;
  }
}

async function measure(bench: Workbench): Promise<Figure[]> {
  if (!hasProc()) return [memory, core].map((line) => notMeasured(line, 'this system has no /proc.'));
  bench.say(memory.name);
  const looks = await looksOf(bench);
  const warm = Math.floor(looks.length * WARM_UP);
  const residentAt = (end: number) =>
    median(looks.slice(Math.max(0, end - LOOKS), end).map(({ resident }) => resident));
  const [early, late] = [residentAt(Math.max(1, warm)), residentAt(looks.length)];
  const [from, to] = [looks[warm], looks.at(-1)];
  if (!from || !to || from === to) throw new Error('The soak was too short.');
  const percent = ((to.cpu - from.cpu) / (to.at - from.at)) * 100;
  const sizes = `${(early / 2 ** 20).toFixed(0)} then ${(late / 2 ** 20).toFixed(0)} MB`;
  return [judge(memory, late / early, sizes), judge(core, percent, `${looks.length} seconds`)];
}

/** Whether hours of work leave anything behind. */
export const measurements: readonly Measurement[] = [{ name: 'soak', lines: [memory, core], measure }];
