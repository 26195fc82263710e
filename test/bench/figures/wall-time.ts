import { spawnSync } from 'node:child_process';
import { type Corpus, sumCorpus } from '../corpus/corpus.ts';
import { seeded } from '../corpus/random.ts';
import { type Figure, judge, type Measurement, median, notMeasured } from '../figure.ts';
import { type RacePlan, race, runWhole } from '../race.ts';
import type { Workbench } from '../workbench.ts';

const ROUNDS = 7;

const seconds = (ms: number) => (ms < 1_000 ? `${ms.toFixed(0)} ms` : `${(ms / 1000).toFixed(2)} s`);

function compare(bench: Workbench, name: string, goal: number, plan: RacePlan): Figure {
  bench.say(name);
  const unit = 'of ccusage';
  const result = race(bench, plan);
  if (result === null) return notMeasured(name, unit, goal, 'ccusage has no program for this system.');
  const { ours, peer, launcher, peerName } = result;
  return judge({
    name,
    value: ours / peer,
    unit,
    goal,
    peer: { name: peerName, value: peer, unit: 'ms' },
    detail: `${seconds(ours)} against ${seconds(peer)}; ${seconds(launcher)} through its npm launcher`,
  });
}

function describe(corpus: Corpus): string {
  const { sessions } = corpus;
  return `${(sumCorpus(corpus).bytes / 1e9).toPrecision(2)} GB, ${sessions.length.toLocaleString('en')} sessions`;
}

function firstScan(bench: Workbench): Figure {
  const corpus = bench.large();
  return compare(bench, `First scan, ${describe(corpus)}`, 0.75, {
    home: corpus.dir,
    stateDir: () => bench.folder('state'),
    rounds: ROUNDS,
    expected: () => sumCorpus(corpus),
  });
}

function restart(bench: Workbench): Figure {
  const corpus = bench.large();
  const stateDir = bench.folder('state');
  return compare(bench, `Restart, ${describe(corpus)}, all known`, 0.25, {
    home: corpus.dir,
    stateDir: () => stateDir,
    rounds: ROUNDS,
    expected: () => sumCorpus(corpus),
  });
}

function grown(bench: Workbench): Figure {
  const corpus = bench.many();
  const stateDir = bench.folder('state');
  const random = seeded(3);
  return compare(bench, `Restart, ${describe(corpus)}, one of them grown`, 0.3, {
    home: corpus.dir,
    stateDir: () => stateDir,
    rounds: ROUNDS,
    before() {
      const session = corpus.sessions[Math.floor(random() * corpus.sessions.length)];
      if (session) session.grow(Date.now());
    },
    expected: () => sumCorpus(corpus),
  });
}

/** The limit of reading: a program that does nothing but look for the marker in every file. */
function plainSearch(bench: Workbench): Figure {
  const corpus = bench.large();
  const [tool = 'rg', args = []] = canRun('rg')
    ? ['rg', ['-c', '--no-ignore', '"token_usage_record"', corpus.dir]]
    : ['grep', ['-rc', '"token_usage_record"', corpus.dir]];
  const name = `Plain search, ${describe(corpus)}`;
  if (!canRun(tool)) {
    return { ...notMeasured(name, 's', 0, 'neither rg nor grep is here.'), goal: null };
  }
  bench.say(name);
  const walls = Array.from({ length: 4 }, () => runWhole(tool, args, { LC_ALL: 'C' }).wall).slice(1);
  const detail = `${[tool, ...args.slice(0, -1)].join(' ')}: the limit of reading, for comparison`;
  return judge({ name, value: median(walls) / 1000, unit: 's', goal: null, detail });
}

function canRun(tool: string): boolean {
  return spawnSync(tool, ['--version'], { stdio: 'ignore' }).status === 0;
}

/** Whole processes against ccusage: medians of alternating runs. */
export const figures: readonly Measurement[] = [
  { name: 'first-scan', measure: async (bench) => [firstScan(bench), plainSearch(bench)] },
  { name: 'restart', measure: async (bench) => [restart(bench)] },
  { name: 'grown', measure: async (bench) => [grown(bench)] },
];
