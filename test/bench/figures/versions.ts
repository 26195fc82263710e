import { rmSync } from 'node:fs';
import { recordedVersions, sumCorpus, writeCorpus } from '../corpus/corpus.ts';
import { type Figure, judge, type Measurement, notMeasured } from '../figure.ts';
import { type RaceResult, race } from '../race.ts';
import type { Workbench } from '../workbench.ts';

const ROUNDS = 5;
const GOAL = 0.8;
const UNIT = 'of ccusage';

/** A home of as many sessions as the mixed one has in so many bytes. */
const SESSION_BYTES = 500_000;

function measureVersion(bench: Workbench, version: string, bytes: number): RaceResult | null {
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

/** The first scan of homes that one recorded version alone has written, and which is the slowest. */
async function measure(bench: Workbench): Promise<Figure[]> {
  const bytes = bench.size.versionBytes;
  const name = `First scan, ${(bytes / 1e6).toFixed(0)} MB of one version alone, the slowest`;
  const ratios: { version: string; ratio: number; peerAgrees: boolean }[] = [];
  for (const version of bench.size.versions ?? recordedVersions()) {
    bench.say(`First scan, ${(bytes / 1e6).toFixed(0)} MB of Codex ${version}`);
    const result = measureVersion(bench, version, bytes);
    if (result === null) return [notMeasured(name, UNIT, GOAL, 'ccusage has no program for this system.')];
    const { ours, peer, oursUser, peerUser, peerAgrees } = result;
    const user =
      oursUser === null || peerUser === null ? '' : `, user time ${(oursUser / peerUser).toFixed(2)}`;
    bench.say(`  ${version}: wall ${(ours / peer).toFixed(2)}${user} of ccusage`);
    ratios.push({ version, ratio: ours / peer, peerAgrees });
  }
  ratios.sort((a, b) => b.ratio - a.ratio);
  const [worst] = ratios;
  const each = ratios.map(({ version, ratio }) => `${version} ${ratio.toFixed(2)}`).join(', ');
  return [judge({ name, value: worst?.ratio ?? 0, unit: UNIT, goal: GOAL, detail: each })];
}

export const figures: readonly Measurement[] = [{ name: 'versions', measure }];
