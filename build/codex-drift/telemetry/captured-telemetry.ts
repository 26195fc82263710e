import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openInspector } from '../../../electron/core/telemetry/inspect/inspector.ts';
import { openEventsReceiver } from '../../../electron/core/telemetry/preview/events-receiver.ts';
import type { InspectedRecord } from '../../../electron/shared/telemetry/inspect.ts';
import { Codex } from '../../../test/lab/codex/codex.ts';
import { signInWithChatGpt } from '../../../test/lab/provider/chatgpt-sign-in.ts';
import { Provider } from '../../../test/lab/provider/provider.ts';
import { failed, message, shell } from '../../../test/lab/provider/replies.ts';
import type { Items } from '../fingerprint.ts';

/** What Codex still sends as it ends may come so much later, in milliseconds. */
const LATE_MS = 1_500;

/** The event of the last step, and how long it is waited for, in milliseconds. */
const LAST_EVENT = 'codex_thread_archive_event';
const EVENTS_MS = 15_000;

/** A metric as it was received. */
export interface CapturedMetric {
  readonly kind: 'counter' | 'histogram' | null;
  readonly unit: string | null;
  readonly tags: readonly string[];
}

/** The names of all that some runs sent, without any value. */
export interface CapturedTelemetry {
  readonly metrics: ReadonlyMap<string, CapturedMetric>;
  /** Fields of each usage event, by dotted name. */
  readonly events: ReadonlyMap<string, readonly string[]>;
  /** Attributes of each log event. */
  readonly logs: ReadonlyMap<string, readonly string[]>;
}

/** Runs Codex signed in with made-up tokens, everything pointed at receivers on loopback, and notes the names. */
export async function captureTelemetry(): Promise<CapturedTelemetry> {
  const metrics = new Map<string, CapturedMetric>();
  const logs = new Map<string, Set<string>>();
  const events = new Map<string, Set<string>>();
  const onRecord = (record: InspectedRecord) => {
    const names = Object.keys(record.attributes);
    if (record.signal === 'logs' && record.name !== null) addAll(logs, record.name, names);
    if (record.signal !== 'metrics' || record.name === null) return;
    const tags = [...new Set([...(metrics.get(record.name)?.tags ?? []), ...names])].toSorted();
    const kind = { sum: 'counter', histogram: 'histogram', gauge: null }[record.metric?.kind ?? 'gauge'];
    metrics.set(record.name, {
      kind: kind as CapturedMetric['kind'],
      unit: record.metric?.unit || null,
      tags,
    });
  };
  const inspector = await openInspector({ clock: Date, reveal: new Set(), onRecord });
  const receiver = await openEventsReceiver((name, fields) => addAll(events, name, Object.keys(fields)));
  try {
    await runSessions(`http://127.0.0.1:${inspector.address.httpPort}`, receiver.baseUrl, events);
    await sleep(LATE_MS);
  } finally {
    await Promise.all([inspector.close(), receiver.close()]);
  }
  return { metrics, events: asLists(events), logs: asLists(logs) };
}

/** The same as items of a fingerprint. */
export function telemetryItems({ metrics, events, logs }: CapturedTelemetry): Items {
  const rows: [string, string][] = [];
  for (const [name, { kind, unit, tags }] of metrics) {
    rows.push([`metric ${name}`, [kind ?? 'other', unit].filter(Boolean).join(' in ')]);
    for (const tag of tags) rows.push([`metric ${name} {${tag}}`, 'tag']);
  }
  for (const [prefix, word, each] of [
    ['event', 'field', events],
    ['log', 'attribute', logs],
  ] as const) {
    for (const [name, fields] of each) {
      rows.push([`${prefix} ${name}`, prefix]);
      for (const field of fields) rows.push([`${prefix} ${name} {${field}}`, word]);
    }
  }
  return Object.fromEntries(rows.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** A run that calls a tool, one that fails, and an app-server with a turn, a compaction, a fork and a review. */
async function runSessions(
  collector: string,
  eventsUrl: string,
  events: ReadonlyMap<string, unknown>,
): Promise<void> {
  await using provider = await Provider.open();
  await using codex = new Codex({ provider, config: exportersTo(collector) });
  signInWithChatGpt(codex.home);
  const file = join(codex.home, 'config.toml');
  const on = readFileSync(file, 'utf8').replace(/(\[analytics\]\s+enabled = )false/, '$1true');
  writeFileSync(file, `chatgpt_base_url = "${eventsUrl}"\n${on}`);
  provider.answer(shell('true'), message());
  const thread = await codex.exec('First');
  provider.answer(failed('server_error'));
  await codex.resumeRunning(thread, 'Second').ended;
  const server = await codex.appServer();
  const own = await server.startThread();
  await server.turn(own, 'Third');
  await server.compact(own);
  await server.review(own, 'Look closely');
  await server.forkThread(own);
  await server.archive(own);
  // Codex ends without what it has not sent yet.
  for (const until = Date.now() + EVENTS_MS; Date.now() < until; await sleep(100)) {
    if (events.has(LAST_EVENT)) break;
  }
  await server.close();
}

function exportersTo(collector: string): string {
  const rows = (['exporter', 'trace_exporter', 'metrics_exporter'] as const).map((key) => {
    const signal = { exporter: 'logs', trace_exporter: 'traces', metrics_exporter: 'metrics' }[key];
    return `${key} = { otlp-http = { endpoint = "${collector}/v1/${signal}", protocol = "binary" } }`;
  });
  return `[otel]\n${rows.join('\n')}\n`;
}

function addAll(map: Map<string, Set<string>>, name: string, fields: readonly string[]): void {
  map.set(name, new Set([...(map.get(name) ?? []), ...fields]));
}

function asLists(map: ReadonlyMap<string, ReadonlySet<string>>): Map<string, string[]> {
  return new Map([...map].map(([name, fields]) => [name, [...fields].toSorted()]));
}
