import { spawnSync } from 'node:child_process';
import { type Corpus, sumCorpus, writeCorpus } from '../corpus/corpus.ts';
import type { Workbench } from '../workbench/workbench.ts';

/** Kept small: it is read again each time. */
const SIZE = { sessions: 60, bytes: 4_000_000 };

interface Sums {
  readonly input: number;
  readonly cachedInput: number;
  readonly output: number;
}

/** The words of a command on a home. */
export function wordsOf(home: string, stateDir: string, command: readonly string[]): string[] {
  return [...command, '--json', '--quiet', '--codex-home', home, '--state-dir', stateDir];
}

/** Empty where the run ends well and counts what the corpus holds; else what was wrong. */
export function problemOf(
  bench: Workbench,
  corpus: Corpus,
  stateDir: string,
  command: readonly string[],
): string {
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

/** Writes a home with forks, compactions and compressed files. */
export function writeSmallHome(bench: Workbench, seed: number): Corpus {
  return writeCorpus({ dir: bench.folder('home'), ...SIZE, seed, now: Date.now(), isVaried: true });
}
