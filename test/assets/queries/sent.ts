import { readFileSync } from 'node:fs';
import { type CatalogMetric, catalog } from '../../../electron/core/telemetry/catalog/catalog.ts';
import verified from '../../../electron/shared/codex/verified-codex.json' with { type: 'json' };
import { collector } from './collector.ts';

/** The record of what the verified Codex was seen to send, which `npm run codex-drift` keeps. */
const record = JSON.parse(
  readFileSync(
    new URL(`../../../build/codex-drift/records/${verified.version}.json`, import.meta.url),
    'utf8',
  ),
) as { subjects: { 'telemetry of runs': Record<string, string> } };

/** Attributes of a resource: Codex's own, and those that the example configuration makes labels. */
export const resourceAttributes: ReadonlySet<string> = new Set([
  'service.name',
  'service.version',
  'env',
  'os',
  'os_version',
  'host.name',
  ...collector.exporters.prometheus.resource_constant_labels.included,
]);

/** Attributes of each log event of Codex, with those that the Collector adds. */
export const logEvents: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  [...seenLogs()].map(([event, attributes]) => [event, new Set([...attributes, 'prompt.logged'])]),
);

function seenLogs(): Map<string, string[]> {
  const events = new Map<string, string[]>();
  for (const key of Object.keys(record.subjects['telemetry of runs'])) {
    const match = /^log (\S+) \{(.+)\}$/.exec(key);
    if (match?.[1] === undefined || match[2] === undefined) continue;
    events.set(match[1], [...(events.get(match[1]) ?? []), match[2]]);
  }
  return events;
}

/** Tags of each metric of Codex, by every name that Prometheus keeps it under. */
export const prometheusMetrics: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  catalog.metrics.flatMap((metric) =>
    prometheusNames(metric).map((name) => [name, new Set(metric.tags.map(underscored))] as const),
  ),
);

/**
 * Returns the names that the Collector's Prometheus exporter gives a metric with suffixes on: dots as underscores, then
 * the unit, then the kind.
 */
export function prometheusNames({
  name,
  kind,
  unit,
}: Pick<CatalogMetric, 'name' | 'kind' | 'unit'>): string[] {
  const base = `${underscored(name)}${unit === 'ms' ? '_milliseconds' : ''}`;
  if (kind === 'counter') return [`${base}_total`];
  return ['_sum', '_count', '_bucket'].map((suffix) => `${base}${suffix}`);
}

/** Makes a name what Prometheus and Loki make of it. */
export function underscored(name: string): string {
  return name.replaceAll(/[^a-zA-Z0-9_]/g, '_');
}
