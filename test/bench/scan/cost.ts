import { recordedVersions, writeCorpus } from '../corpus/corpus.ts';
import { type Figure, judge, type Line, type Measurement, notMeasured } from '../table/figure.ts';
import { findPeer, PEER_ARGUMENTS } from '../workbench/peer.ts';
import { NO_PEER, peerName, runWhole } from '../workbench/race.ts';
import { SMALL_SESSION, type Workbench } from '../workbench/workbench.ts';

/** A thousandth of a cent. */
const line: Line = {
  name: 'Cost of 500 sessions',
  unit: 'USD apart from ccusage',
  goal: 0.00001,
  against: `${peerName()}, of the models that it knows a price of`,
};

/** Models of the generated home of which ccusage has no price without the network: it counts them as 0. */
const UNPRICED_BY_PEER = new Set(['gpt-6.1-sol', 'gpt-6-luna']);

interface Report {
  readonly rows: readonly { readonly key: string; readonly costUsd: number | null }[];
}

/** What the home costs, against ccusage where both know the price by the same rules. */
async function measure(bench: Workbench): Promise<Figure[]> {
  const { native } = findPeer();
  if (native === null) return [notMeasured(line, NO_PEER)];
  bench.say(line.name);
  const dir = bench.folder('priced');
  // Codex 0.34 names no model, which the peer then takes for gpt-5.
  const versions = recordedVersions().slice(2);
  writeCorpus({ dir, sessions: 500, bytes: 500 * SMALL_SESSION, seed: 15, now: Date.now(), versions });
  const report = [bench.cli, 'usage', 'model', '--json', '--timezone', 'UTC'];
  const places = ['--codex-home', dir, '--state-dir', bench.folder('state')];
  const own = runWhole(process.execPath, [...report, ...places]);
  const { rows } = JSON.parse(own.stdout) as Report;
  const peer = runWhole(native, PEER_ARGUMENTS, { CODEX_HOME: dir });
  const { totals } = JSON.parse(peer.stdout) as { totals: { costUSD: number } };
  const shared = rows.filter(({ key }) => !UNPRICED_BY_PEER.has(key));
  const cost = shared.reduce((total, { costUsd }) => total + (costUsd ?? Number.NaN), 0);
  return [
    judge(line, Math.abs(cost - totals.costUSD), `${cost.toFixed(2)} against ${totals.costUSD.toFixed(2)}`),
  ];
}

export const measurements: readonly Measurement[] = [{ name: 'cost', lines: [line], measure }];
