import { spawn, spawnSync } from 'node:child_process';
import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { damageFile, drawFrom } from '../../hostile/damage.ts';
import { type Corpus, sumCorpus, writeCorpus } from '../corpus/corpus.ts';
import { type Figure, judge, type Measurement } from '../figure.ts';
import type { Workbench } from '../workbench.ts';

const DAMAGED = 500;
const KILLS = 300;

/** Kept small: it is read again each time. */
const SIZE = { sessions: 60, bytes: 4_000_000 };

/** The longest that a process lives before it is killed, in milliseconds: longer than most runs. */
const LONGEST_LIFE_MS = 350;

/** A run whose totals are looked at this often between kills. */
const LOOK_EVERY = 20;

interface Sums {
  readonly input: number;
  readonly cachedInput: number;
  readonly output: number;
}

function wordsOf(home: string, stateDir: string, command: readonly string[]): string[] {
  return [...command, '--json', '--quiet', '--codex-home', home, '--state-dir', stateDir];
}

/** Empty where the run ends well and counts what the corpus holds; else what was wrong. */
function problemOf(bench: Workbench, corpus: Corpus, stateDir: string, command: readonly string[]): string {
  const args = [bench.cli, ...wordsOf(corpus.dir, stateDir, command)];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    timeout: 60_000,
  });
  if (status !== 0) return `ended with ${status}: ${stderr}`;
  const found = (JSON.parse(stdout) as { totals: { tokens: Sums } }).totals.tokens;
  const expected = sumCorpus(corpus);
  const wrong = (['input', 'cachedInput', 'output'] as const).find((key) => found[key] !== expected[key]);
  return wrong === undefined ? '' : `${wrong} ${found[wrong]} in place of ${expected[wrong]}`;
}

function corpusOf(bench: Workbench, seed: number): Corpus {
  return writeCorpus({ dir: bench.folder('home'), ...SIZE, seed, now: Date.now() });
}

/** Each in the run that meets the damage, and in the one after. */
function damagedIndexes(bench: Workbench): Figure[] {
  bench.say(`${DAMAGED} damaged indexes`);
  const corpus = corpusOf(bench, 11);
  const whole = bench.folder('state');
  // The second run leaves what has changed since the ledger was put at rest.
  const first = problemOf(bench, corpus, whole, ['usage', 'daily']);
  for (const session of corpus.sessions.slice(-8)) session.grow(Date.now());
  const second = problemOf(bench, corpus, whole, ['usage', 'daily']);
  if (first || second) throw new Error(`Without damage: ${first || second}`);
  const state = bench.folder('damaged');
  const commands = ['daily', 'session', 'model', 'project'].map((by) => ['usage', by]);
  let wrong = 0;
  for (let seed = 0; seed < DAMAGED; seed++) {
    const draw = drawFrom(seed);
    rmSync(state, { recursive: true, force: true });
    cpSync(whole, state, { recursive: true });
    const names = readdirSync(state);
    const index = names.find((name) => name.endsWith('.sqlite')) ?? '';
    // One in eight damages what else is kept, such as compiled code.
    const name = draw(8) === 0 ? (names[draw(names.length)] ?? index) : index;
    const how = damageFile(join(state, name), draw);
    const command = commands[draw(commands.length)] ?? [];
    const problems = [1, 2].map(() => problemOf(bench, corpus, state, command)).filter((one) => one !== '');
    if (problems.length === 0) continue;
    wrong += 1;
    bench.say(`  seed ${seed}, ${how} in ${name}, ${command.join(' ')}: ${problems[0]}`);
  }
  return [
    judge({
      name: 'Damaged indexes healed',
      value: wrong,
      unit: `of ${DAMAGED} wrong`,
      goal: 0,
      detail: `${DAMAGED - wrong} of ${DAMAGED}: bits flipped, pages zeroed, swapped, overwritten and cut off; right in the run that meets it and after`,
    }),
  ];
}

/** Runs are killed while sessions grow; each look must find what the corpus holds. */
async function kills(bench: Workbench): Promise<Figure[]> {
  bench.say(`${KILLS} kills`);
  const corpus = corpusOf(bench, 13);
  const state = bench.folder('state');
  const draw = drawFrom(15);
  const commands = [['usage', 'daily'], ['status'], ['usage', 'session'], ['statusline']];
  let [wrong, looks, killed] = [0, 0, 0];
  for (let round = 1; round <= KILLS; round++) {
    const session = corpus.sessions[draw(corpus.sessions.length)];
    if (session) session.grow(Date.now());
    // A first scan is to be killed as well.
    if (round % 50 === 0) rmSync(state, { recursive: true, force: true });
    const command = commands[draw(commands.length)] ?? [];
    const child = spawn(process.execPath, [bench.cli, ...wordsOf(corpus.dir, state, command)], {
      stdio: 'ignore',
    });
    const ended = new Promise<NodeJS.Signals | null>((resolve) => {
      child.once('exit', (_code, signal) => resolve(signal));
    });
    await sleep(draw(LONGEST_LIFE_MS));
    child.kill('SIGKILL');
    if ((await ended) === 'SIGKILL') killed += 1;
    if (round % LOOK_EVERY !== 0) continue;
    looks += 1;
    const problem = problemOf(bench, corpus, state, ['usage', 'daily']);
    if (problem === '') continue;
    wrong += 1;
    bench.say(`  after ${round} runs: ${problem}`);
  }
  return [
    judge({
      name: 'Kills survived',
      value: wrong,
      unit: `of ${looks} looks wrong`,
      goal: 0,
      detail: `${killed} of ${KILLS} runs killed at random moments, first scans too, while sessions grow`,
    }),
  ];
}

/** What a damaged index and a killed process do to the totals of the built program. */
export const figures: readonly Measurement[] = [
  { name: 'damage', measure: async (bench) => damagedIndexes(bench) },
  { name: 'kills', measure: kills },
];
