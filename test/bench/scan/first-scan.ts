import { sumCorpus } from '../corpus/corpus.ts';
import { type Figure, judge, type Line, type Measurement, notMeasured } from '../table/figure.ts';
import { describeRace, NO_PEER, peerName, race } from '../workbench/race.ts';
import type { Workbench } from '../workbench/workbench.ts';

const ROUNDS = 7;

const line: Line = {
  name: 'First scan, 1 GB of all versions mixed',
  unit: 'of ccusage',
  goal: 0.6,
  against: `${peerName()}, whole processes in turn, median of ${ROUNDS}`,
};

async function measure(bench: Workbench): Promise<Figure[]> {
  const corpus = bench.large();
  bench.say(line.name);
  const result = race(bench, {
    home: corpus.dir,
    stateDir: () => bench.folder('state'),
    rounds: ROUNDS,
    expected: () => sumCorpus(corpus),
  });
  if (result.peer === null) return [notMeasured(line, NO_PEER)];
  return [judge(line, result.ours / result.peer, describeRace(result))];
}

/** How long a home that was never read takes. */
export const measurements: readonly Measurement[] = [{ name: 'first-scan', lines: [line], measure }];
