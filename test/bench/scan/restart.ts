import { sumCorpus } from '../corpus/corpus.ts';
import { seeded } from '../corpus/random.ts';
import { type Figure, judge, type Line, type Measurement, notMeasured } from '../table/figure.ts';
import { describeRace, NO_PEER, peerName, race } from '../workbench/race.ts';
import type { Workbench } from '../workbench/workbench.ts';

const ROUNDS = 11;

const enqueue = `whole processes in turn, median of ${ROUNDS}`;

const known: Line = {
  name: 'Restart, 1 GB known',
  unit: 'of ccusage',
  goal: 0.12,
  against: `${peerName()}, ${enqueue}`,
};
const knownToNode: Line = {
  ...known,
  name: 'Restart, 1 GB known, against Node',
  unit: 'of a bare start of Node',
  goal: 2.2,
  against: `\`node -e 0\`, ${enqueue}`,
};
const grown: Line = {
  ...known,
  name: 'Restart, 10,000 sessions, one grown',
  goal: 0.2,
};

async function measureKnown(bench: Workbench): Promise<Figure[]> {
  const corpus = bench.large();
  bench.say(known.name);
  const stateDir = bench.folder('state');
  const result = race(bench, {
    home: corpus.dir,
    stateDir: () => stateDir,
    rounds: ROUNDS,
    expected: () => sumCorpus(corpus),
  });
  const { ours, peer, node } = result;
  const detail = describeRace(result);
  return [
    peer === null ? notMeasured(known, NO_PEER) : judge(known, ours / peer, detail),
    judge(knownToNode, ours / node, detail),
  ];
}

async function measureGrown(bench: Workbench): Promise<Figure[]> {
  const corpus = bench.many();
  bench.say(grown.name);
  const stateDir = bench.folder('state');
  const random = seeded(3);
  const result = race(bench, {
    home: corpus.dir,
    stateDir: () => stateDir,
    rounds: ROUNDS,
    before: () => corpus.sessions[Math.floor(random() * corpus.sessions.length)]?.grow(Date.now()),
    expected: () => sumCorpus(corpus),
  });
  if (result.peer === null) return [notMeasured(grown, NO_PEER)];
  return [judge(grown, result.ours / result.peer, describeRace(result))];
}

/** How long a home that was read before takes. */
export const measurements: readonly Measurement[] = [
  { name: 'restart', lines: [known, knownToNode], measure: measureKnown },
  { name: 'grown', lines: [grown], measure: measureGrown },
];
