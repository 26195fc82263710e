import { compareRequests, describeDifferences } from '../../collectors/requests/compare-requests.ts';
import { measurementOf, type Outcome } from '../table/figure.ts';
import type { Workbench } from '../workbench/workbench.ts';

/** Exporter tables and environments that are tried. */
const CASES = 300;

async function measure(bench: Workbench): Promise<Outcome> {
  const result = await compareRequests(CASES, 2);
  const { cases, compared, sent, stopped, differences } = result;
  if (differences.length > 0) bench.say(describeDifferences(result));
  const detail = `${compared} requests of ${cases} cases, ${stopped} that keep the app-server from starting, ${sent} signals sent`;
  return { value: differences.length, detail };
}

/** How often the probe asks a collector in another way than the real Codex does. */
export const measurements = measurementOf('probe-requests', measure, {
  name: "Probe requests that differ from Codex's",
  unit: 'requests',
  goal: 0,
  against: `the requests of the real Codex, in ${CASES} generated cases`,
});
