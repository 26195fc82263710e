import { compareRequests, describeDifferences } from '../../collectors/requests/compare-requests.ts';
import { judge, type Measurement } from '../figure.ts';

/** Exporter tables and environments that are tried. */
const CASES = 300;

/** How often the probe asks a collector in another way than the real Codex does. */
export const figures: readonly Measurement[] = [
  {
    name: 'probe-requests',
    async measure(bench) {
      bench.say("Probe requests that differ from Codex's");
      const result = await compareRequests(CASES, 2);
      const { cases, compared, sent, stopped, differences, milliseconds } = result;
      if (differences.length > 0) bench.say(describeDifferences(result));
      const name = `Probe requests that differ from Codex's, of ${compared.toLocaleString('en')}`;
      const detail = `${cases} generated cases, ${stopped} that keep the app-server from starting, ${sent} signals sent; in ${(milliseconds / 1000).toFixed(0)} s`;
      return [judge({ name, value: differences.length, unit: 'requests', goal: 0, detail })];
    },
  },
];
