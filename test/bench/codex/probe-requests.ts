import { compareRequests, describeDifferences } from '../../collectors/requests/compare-requests.ts';
import { type Figure, judge, type Line, type Measurement } from '../table/figure.ts';
import type { Workbench } from '../workbench/workbench.ts';

/** Exporter tables and environments that are tried. */
const CASES = 300;

const line: Line = {
  name: "Probe requests that differ from Codex's",
  unit: 'requests',
  goal: 0,
  against: `the requests of the real Codex, in ${CASES} generated cases`,
};

async function measure(bench: Workbench): Promise<Figure[]> {
  bench.say(line.name);
  const result = await compareRequests(CASES, 2);
  const { cases, compared, sent, stopped, differences } = result;
  if (differences.length > 0) bench.say(describeDifferences(result));
  const detail = `${compared} requests of ${cases} cases, ${stopped} that keep the app-server from starting, ${sent} signals sent`;
  return [judge(line, differences.length, detail)];
}

/** How often the probe asks a collector in another way than the real Codex does. */
export const measurements: readonly Measurement[] = [{ name: 'probe-requests', lines: [line], measure }];
