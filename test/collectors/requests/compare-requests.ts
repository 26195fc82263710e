import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stopsAppServer } from '../../../electron/core/exporters/export-plan/endpoint.ts';
import { type ExportPlan, exportPlan } from '../../../electron/core/exporters/export-plan/plan.ts';
import { probe } from '../../../electron/core/telemetry/probe/probe.ts';
import { seededRandom } from '../../differential/generate/random.ts';
import { QUIET_CONFIG, startCodex } from '../codex/codex-child.ts';
import { resolveHome } from '../codex/resolve-home.ts';
import { type CaseSignal, drawCase, type RequestCase } from './draw-case.ts';
import { type RecordedRequest, type Recorder, startRecorder } from './recorder.ts';

/** What the comparison of many cases came to. */
export interface RequestComparison {
  readonly cases: number;
  /** Pairs of a signal's requests that were compared. */
  readonly compared: number;
  /** How many of them hold a request at all. */
  readonly sent: number;
  /** Cases in which an exporter keeps the app-server from starting. */
  readonly stopped: number;
  readonly differences: readonly RequestDifference[];
  readonly milliseconds: number;
}

/** A case in which the probe does something else than Codex. */
export interface RequestDifference {
  readonly case: RequestCase;
  readonly of: CaseSignal | 'start';
  readonly byCodex: readonly string[];
  readonly byProbe: readonly string[];
}

const signals = ['logs', 'traces', 'metrics'] as const;

/** Compares the requests that the real Codex makes with those of the probe, over cases drawn from a seed. */
export async function compareRequests(cases: number, seed: number): Promise<RequestComparison> {
  const started = performance.now();
  await using world = await openWorld();
  const random = seededRandom(seed);
  const differences: RequestDifference[] = [];
  const counts = { compared: 0, sent: 0, stopped: 0 };
  for (let index = 0; index < cases; index += 1) {
    const drawn = drawCase(random, world.ports);
    for (const recorder of world.collectors) recorder.answer = drawn.answer;
    const plans = await plansOf(drawn);
    const isStopped = plans.some(({ fault }) => fault !== null && stopsAppServer(fault));
    world.take();
    const code = await exportOnce(drawn);
    const byCodex = world.take();
    if ((code !== 0) !== isStopped) {
      const said = (stopped: boolean) => [stopped ? 'does not start' : 'starts'];
      differences.push({ case: drawn, of: 'start', byCodex: said(code !== 0), byProbe: said(isStopped) });
      continue;
    }
    if (isStopped) {
      counts.stopped += 1;
      continue;
    }
    for (const plan of plans) {
      await probe(plan, { now: Date.now, timeoutMs: 5_000 });
      const own = requestsOf(plan, byCodex);
      const probed = requestsOf(plan, world.take());
      counts.compared += 1;
      counts.sent += own.length > 0 ? 1 : 0;
      if (own.join('\n') !== probed.join('\n')) {
        differences.push({ case: drawn, of: plan.signal, byCodex: own, byProbe: probed });
      }
    }
  }
  return { cases, ...counts, differences, milliseconds: performance.now() - started };
}

/** Says each difference in full. */
export function describeDifferences({ differences }: RequestComparison): string {
  return differences
    .map(({ case: { otel, env, answer }, of, byCodex, byProbe }) =>
      [
        `${of}: ${JSON.stringify(env)} ${JSON.stringify(answer)}`,
        otel,
        'Codex:',
        ...byCodex,
        'probe:',
        ...byProbe,
      ].join('\n'),
    )
    .join('\n\n');
}

type Taken = Readonly<Record<CaseSignal | 'other' | 'proxy', readonly RecordedRequest[]>>;

async function openWorld() {
  const opened = await Promise.all(
    ['logs', 'traces', 'metrics', 'other', 'proxy'].map(() => startRecorder()),
  );
  const [logs, traces, metrics, other, proxy] = opened as [Recorder, Recorder, Recorder, Recorder, Recorder];
  return {
    ports: {
      logs: logs.port,
      traces: traces.port,
      metrics: metrics.port,
      other: other.port,
      proxy: proxy.port,
    },
    // A proxy that answers for a collector redirects as well.
    collectors: [logs, traces, metrics, proxy],
    take: (): Taken => ({
      logs: logs.take(),
      traces: traces.take(),
      metrics: metrics.take(),
      other: other.take(),
      proxy: proxy.take(),
    }),
    async [Symbol.asyncDispose]() {
      await Promise.all(opened.map((one) => one[Symbol.asyncDispose]()));
    },
  };
}

/**
 * The requests of one signal as lines, each once: Codex exports some signals more than once. Through a proxy
 * or after a redirect, a request is of the signal whose collector it names.
 */
function requestsOf(plan: ExportPlan, taken: Taken): string[] {
  // Nothing is of a signal that has nowhere to go.
  const port = plan.target?.url.port ?? 'none';
  const shared = (place: 'other' | 'proxy') =>
    taken[place]
      .filter(({ start, headers }) =>
        place === 'proxy'
          ? start.includes(`:${port}/`)
          : headers.some((line) => line.startsWith('referer:') && line.includes(`:${port}/`)),
      )
      .map((request) => `${place} ${lineOf(plan, request)}`);
  const own = taken[plan.signal].map((request) => `direct ${lineOf(plan, request)}`);
  return [...new Set([...own, ...shared('proxy'), ...shared('other')])].toSorted();
}

/** A header that Codex draws from several at random is left out. */
function lineOf({ headers: { ambiguous } }: ExportPlan, { start, headers }: RecordedRequest): string {
  const certain = headers.filter((line) => !ambiguous.some((name) => line.startsWith(`${name}: `)));
  return [start, ...certain].join(' | ');
}

/** What Glance makes of a case. */
async function plansOf({ otel, env }: RequestCase): Promise<ExportPlan[]> {
  return inHome(otel, async (home) => {
    const resolved = await resolveHome(home);
    if (resolved.invalid !== null) throw new Error(`The case is invalid: ${resolved.invalid.reason}`);
    return signals.flatMap((signal) => exportPlan(resolved, signal, env) ?? []);
  });
}

/** Starts an app-server and ends it, upon which it exports all three signals. Returns its exit code. */
async function exportOnce({ otel, env }: RequestCase): Promise<number | null> {
  return inHome(otel, async (_home, root) => {
    const child = startCodex(root, ['app-server'], env, {
      stdin: 'open',
      onLine: (line) => {
        if (line.includes('"id":0')) child.endInput();
      },
    });
    const clientInfo = { name: 'requests', title: 'Requests', version: '1' };
    child.write(`${JSON.stringify({ id: 0, method: 'initialize', params: { clientInfo } })}\n`);
    return (await child.ended).code;
  });
}

async function inHome<T>(otel: string, run: (home: string, root: string) => Promise<T>): Promise<T> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'codex-glance-requests-')));
  try {
    const home = join(root, 'home');
    mkdirSync(home);
    writeFileSync(join(home, 'config.toml'), `${QUIET_CONFIG}${otel}`);
    return await run(home, root);
  } finally {
    rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
