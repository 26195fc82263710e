import type { SignalName } from '../../../electron/core/exporters/exporter.ts';
import { probeAll } from '../../../electron/core/telemetry/probe/probe-all.ts';
import { planFor } from '../../collectors/probed.ts';
import { rotelBinary, startRotel } from '../../collectors/rotel.ts';
import {
  type Figure,
  judge,
  type Line,
  type Measurement,
  median,
  notMeasured,
  quantile,
} from '../table/figure.ts';
import type { Workbench } from '../workbench/workbench.ts';

const ROUNDS = 30;

const PROTOCOLS = ['json', 'binary', 'grpc'] as const;

const lineOf = (protocol: (typeof PROTOCOLS)[number]): Line => ({
  name: `Probe of three signals over ${protocol}`,
  unit: 'ms',
  goal: 50,
  against: `a healthy collector on this machine, median of ${ROUNDS}`,
});

const signals: readonly SignalName[] = ['logs', 'traces', 'metrics'];

/** A probe of logs, traces and metrics of a healthy collector on this machine, which is rotel. */
async function probe(bench: Workbench): Promise<Figure[]> {
  if (rotelBinary() === null) {
    return PROTOCOLS.map((protocol) => notMeasured(lineOf(protocol), 'rotel is not built for this system.'));
  }
  bench.say('Probe of three signals');
  await using rotel = await startRotel();
  const figures: Figure[] = [];
  for (const protocol of PROTOCOLS) {
    const url = (signal: string) =>
      protocol === 'grpc'
        ? `http://127.0.0.1:${rotel.grpcPort}`
        : `http://127.0.0.1:${rotel.httpPort}/v1/${signal}`;
    const plans = signals.map((signal) => planFor(url(signal), { signal, protocol }));
    const walls: number[] = [];
    for (let round = 0; round <= ROUNDS; round++) {
      const begun = performance.now();
      const results = await probeAll(plans, { now: Date.now });
      walls.push(performance.now() - begun);
      const states = results.map(({ result }) => result.state);
      if (states.some((state) => state !== 'accepted')) throw new Error(`The collector said ${states}.`);
    }
    const [first = 0, ...later] = walls;
    const detail = `slowest of 20 ${quantile(later, 0.95).toFixed(1)} ms, the first with all it loads ${first.toFixed(0)} ms`;
    figures.push(judge(lineOf(protocol), median(later), detail));
  }
  return figures;
}

/** How long a person waits for the health of their collector. */
export const measurements: readonly Measurement[] = [
  { name: 'probe', lines: PROTOCOLS.map(lineOf), measure: probe },
];
