import { type Figure, judge, type Line, type Measurement, median, quantile } from '../table/figure.ts';
import { nodeStartLine, ourArguments, runWhole, startNode } from '../workbench/race.ts';
import type { Workbench } from '../workbench/workbench.ts';

const ROUNDS = 25;

const persisted = nodeStartLine('Status line, 10,000 sessions at rest', 1.5, ROUNDS);
const growing = nodeStartLine('Status line, while a session grows', 2, ROUNDS);

/** The whole process, from its start to its end, on a home that is known. */
async function measure(bench: Workbench): Promise<Figure[]> {
  const corpus = bench.many();
  bench.say(persisted.name);
  const stateDir = bench.folder('state');
  runWhole(process.execPath, ourArguments(bench, corpus.dir, stateDir));
  const line = [bench.cli, 'statusline', '--codex-home', corpus.dir, '--state-dir', stateDir];
  const own = () => runWhole(process.execPath, line).wall;
  const newest = corpus.sessions.at(-1);
  const [still, grown, node]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round <= ROUNDS; round++) {
    const rested = own();
    const bare = startNode();
    newest?.grow(Date.now());
    const after = own();
    // The first round fills the page cache, and finds out what is found out once a day.
    if (round === 0) continue;
    still.push(rested);
    grown.push(after);
    node.push(bare);
  }
  const bare = median(node);
  const figure = (one: Line, walls: readonly number[]) => {
    const slow = (quantile(walls, 0.95) / bare).toFixed(2);
    return judge(one, median(walls) / bare, `slowest of 20 ${slow}; Node ${bare.toFixed(0)} ms`);
  };
  return [figure(persisted, still), figure(growing, grown)];
}

/** How long a prompt waits for its line. */
export const measurements: readonly Measurement[] = [
  { name: 'statusline', lines: [persisted, growing], measure },
];
