import { rmSync } from 'node:fs';
import { recordedVersions, sumCorpus, writeCorpus } from '../corpus/corpus.ts';
import { type Figure, judge, type Line, type Measurement, notMeasured } from '../table/figure.ts';
import { describeRace, NO_PEER, peerName, type RaceResult, race } from '../workbench/race.ts';
import type { Workbench } from '../workbench/workbench.ts';

const ROUNDS = 5;

/** A home has as many sessions as the mixed one has in so many bytes. */
const SESSION_BYTES = 500_000;

const line: Line = {
  name: 'First scan, 500 MB of one recorded version, the slowest',
  unit: 'of ccusage',
  goal: 0.8,
  against: `${peerName()}, whole processes in turn, median of ${ROUNDS}; each version alone`,
};

function measureVersion(bench: Workbench, version: string): RaceResult {
  const bytes = bench.size.versionBytes;
  const dir = bench.folder(`codex-${version}`);
  const sessions = Math.max(1, Math.round(bytes / SESSION_BYTES));
  const corpus = writeCorpus({ dir, sessions, bytes, seed: 21, now: Date.now(), versions: [version] });
  try {
    return race(bench, {
      home: dir,
      stateDir: () => bench.folder('state'),
      rounds: ROUNDS,
      expected: () => sumCorpus(corpus),
    });
  } finally {
    rmSync(dir, { recursive: true });
  }
}

async function measure(bench: Workbench): Promise<Figure[]> {
  bench.say(line.name);
  const ratios: { readonly version: string; readonly ratio: number }[] = [];
  for (const version of bench.size.versions ?? recordedVersions()) {
    const result = measureVersion(bench, version);
    const { ours, peer, oursUser, peerUser } = result;
    if (peer === null) return [notMeasured(line, NO_PEER)];
    const user = oursUser === null || !peerUser ? '' : `, user time ${(oursUser / peerUser).toFixed(2)}`;
    bench.say(`  ${version}: wall ${(ours / peer).toFixed(2)}${user} of ccusage; ${describeRace(result)}`);
    ratios.push({ version, ratio: ours / peer });
  }
  ratios.sort((a, b) => b.ratio - a.ratio);
  const each = ratios.map(({ version, ratio }) => `${version} ${ratio.toFixed(2)}`).join(', ');
  return [judge(line, ratios[0]?.ratio ?? Number.NaN, each)];
}

/** The first scan of homes that one recorded version alone has written: none may be much slower than another. */
export const measurements: readonly Measurement[] = [{ name: 'versions', lines: [line], measure }];
