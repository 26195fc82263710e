import { type Figure, judge, type Measurement, notMeasured } from '../figure.ts';
import { findPeer, PEER_ARGUMENTS } from '../peer.ts';
import { runWhole } from '../race.ts';
import type { Workbench } from '../workbench.ts';

/** A thousandth of a cent. */
const GOAL_USD = 0.00001;

/** Models of the generated home of which ccusage has no price without the network: it counts them as 0. */
const UNPRICED_BY_PEER = new Set(['gpt-6.1-sol', 'gpt-6-luna']);

interface Report {
  readonly rows: readonly { readonly key: string; readonly costUsd: number | null }[];
}

const usd = (amount: number) => `$${amount.toFixed(2)}`;

/** What the generated home costs, against ccusage where both know the price by the same rules. */
function cost(bench: Workbench): Figure[] {
  const { native, version } = findPeer();
  const name = 'Cost of the generated home';
  if (native === null) return [notMeasured(name, 'USD', GOAL_USD, 'ccusage has no program for this system.')];
  const { dir } = bench.large();
  bench.say(name);
  const places = ['--codex-home', dir, '--state-dir', bench.folder('state')];
  const own = runWhole(process.execPath, [
    bench.cli,
    'usage',
    'model',
    '--json',
    '--timezone',
    'UTC',
    ...places,
  ]);
  const { rows } = JSON.parse(own.stdout) as Report;
  const peer = runWhole(native, PEER_ARGUMENTS, { CODEX_HOME: dir });
  const { totals } = JSON.parse(peer.stdout) as { totals: { costUSD: number } };
  const sum = (isShared: boolean) =>
    rows
      .filter(({ key }) => UNPRICED_BY_PEER.has(key) !== isShared)
      .reduce((total, { costUsd }) => total + (costUsd ?? Number.NaN), 0);
  const both = sum(true);
  const models = [...UNPRICED_BY_PEER].join(' and ');
  return [
    judge({
      name,
      value: Math.abs(both - totals.costUSD),
      unit: `USD apart from ccusage ${version}`,
      goal: GOAL_USD,
      detail: `${usd(both)} in both; and ${usd(sum(false))} for ${models}, which it counts as $0: it has no price for them offline`,
    }),
  ];
}

/** Whether what is paid is told right. */
export const figures: readonly Measurement[] = [{ name: 'cost', measure: async (bench) => cost(bench) }];
