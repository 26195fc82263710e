import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { drawFrom } from '../../hostile/damage.ts';
import { measurementOf, type Outcome } from '../table/figure.ts';
import type { Workbench } from '../workbench/workbench.ts';
import { problemOf, wordsOf, writeSmallHome } from './small-home.ts';

/** The longest that a process lives before it is killed, in milliseconds: longer than most runs. */
const LONGEST_LIFE_MS = 350;

/** A run whose totals are checked this often between kills. */
const LOOK_EVERY = 20;

/** Runs are killed while sessions grow; each look must find what the corpus holds. */
async function measure(bench: Workbench): Promise<Outcome> {
  const { kills } = bench.size;
  const corpus = writeSmallHome(bench, 13);
  const state = bench.folder('state');
  const draw = drawFrom(15);
  const commands = [['usage', 'daily'], ['status'], ['usage', 'session'], ['statusline']];
  let [wrong, looks, killed] = [0, 0, 0];
  for (let round = 1; round <= kills; round++) {
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
    if (round % LOOK_EVERY !== 0 && round < kills) continue;
    looks += 1;
    const problem = problemOf(bench, corpus, state, ['usage', 'daily']);
    if (problem === '') continue;
    wrong += 1;
    bench.say(`  after ${round} runs: ${problem}`);
  }
  return { value: wrong, detail: `${killed} of ${kills} killed, ${looks} looks` };
}

/** What a killed process does to the totals of the built program. */
export const measurements = measurementOf('kills', measure, {
  name: 'Kills survived',
  unit: 'of 15 totals wrong',
  goal: 0,
  against: 'what the home holds; 300 runs killed at random moments, first scans too, while sessions grow',
});
