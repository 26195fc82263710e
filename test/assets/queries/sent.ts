import { readFileSync } from 'node:fs';
import { attributeName, snakeCase } from '../../../electron/core/export/mapping/otlp/attributes.ts';
import {
  type MetricDescription,
  metrics,
  usageAttributes,
} from '../../../electron/core/export/metrics/metric-names.ts';
import { type CatalogMetric, catalog } from '../../../electron/core/telemetry/catalog/catalog.ts';
import verified from '../../../electron/shared/codex/verified-codex.json' with { type: 'json' };
import { machineFields, recordFields, recordKinds } from '../../../electron/shared/schema/export/record.ts';
import { turnFields } from '../../../electron/shared/schema/export/usage-fields.ts';
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
  ...Object.entries(machineFields).map(([name, field]) => attributeName(name, field, 'old')),
  ...collector.exporters.prometheus.resource_constant_labels.included,
  ...collector.exporters['prometheus/glance'].resource_constant_labels.included,
]);

/** Attributes of each log event of Codex, with those that the Collector adds, and of each record of Glance. */
export const logEvents: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ...[...seenLogs()].map(
    ([event, attributes]) => [event, new Set([...attributes, 'prompt.logged'])] as const,
  ),
  ...recordKinds.map((kind) => {
    const own = Object.entries(recordFields[kind]).map(([name, field]) => attributeName(name, field, 'old'));
    return [`codex_glance.${snakeCase(kind)}`, new Set(['event.name', 'log.record.uid', ...own])] as const;
  }),
]);

function seenLogs(): Map<string, string[]> {
  const events = new Map<string, string[]>();
  for (const key of Object.keys(record.subjects['telemetry of runs'])) {
    const match = /^log (\S+) \{(.+)\}$/.exec(key);
    if (match?.[1] === undefined || match[2] === undefined) continue;
    events.set(match[1], [...(events.get(match[1]) ?? []), match[2]]);
  }
  return events;
}

/**
 * What the exporter makes of the units of Glance's metrics (Prometheus compatibility of the OpenTelemetry
 * specification): a unit in braces counts things, and is left out; 1 is a ratio.
 */
const suffixes: Readonly<Record<string, string>> = { '1': '_ratio', s: '_seconds', USD: '_USD' };

/** Each metric of Glance with its attributes, by the name that OTLP has for it. */
export const glanceMetrics: ReadonlyMap<string, MetricDescription & { readonly sent: ReadonlySet<string> }> =
  new Map(
    Object.values<MetricDescription>(metrics).map((metric) => {
      const usage = usageAttributes.map((each) => attributeName(each, turnFields[each], 'old'));
      return [
        metric.name,
        { ...metric, sent: new Set([...metric.attributes, ...(metric.isUsage ? usage : [])]) },
      ];
    }),
  );

/** Attributes of each metric of Codex and of Glance, by every name that Prometheus keeps it under. */
export const prometheusMetrics: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ...catalog.metrics.flatMap((metric) =>
    prometheusNames(metric).map((name) => [name, new Set(metric.tags.map(underscored))] as const),
  ),
  ...[...glanceMetrics.values()].flatMap((metric) => {
    const known = new Set([...metric.sent].map(underscored));
    return glanceNames(metric).map((each) => [each, known] as const);
  }),
]);

/** Returns the names that the Collector's Prometheus exporter gives a metric of Glance. */
export function glanceNames({
  name,
  kind,
  unit,
}: Pick<MetricDescription, 'name' | 'kind' | 'unit'>): string[] {
  return namesOf(`${underscored(name)}${suffixes[unit] ?? ''}`, kind);
}

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
  return namesOf(base, kind === 'counter' ? 'sum' : 'histogram');
}

function namesOf(base: string, kind: 'sum' | 'gauge' | 'histogram'): string[] {
  if (kind === 'gauge') return [base];
  if (kind === 'sum') return [`${base}_total`];
  return ['_sum', '_count', '_bucket'].map((suffix) => `${base}${suffix}`);
}

/** Makes a name what Prometheus and Loki make of it. */
export function underscored(name: string): string {
  return name.replaceAll(/[^a-zA-Z0-9_]/g, '_');
}
