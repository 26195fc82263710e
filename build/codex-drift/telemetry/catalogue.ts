import { isRuleOf } from '../../../electron/core/codex-version/rule-version.ts';
import type {
  Catalog,
  CatalogEvent,
  CatalogMetric,
} from '../../../electron/core/telemetry/catalog/catalog.ts';
import type { CapturedTelemetry } from './captured-telemetry.ts';

/** A name that a run sent and the catalogue lacks, or has only of a newer Codex. */
export interface CatalogueGap {
  readonly item: string;
  readonly reason: string;
}

/** Returns the metrics, tags, events and fields that runs of a version sent and the catalogue does not name. */
export function findGaps(catalog: Catalog, sent: CapturedTelemetry, version: string): CatalogueGap[] {
  const metrics = new Map(catalog.metrics.map((metric) => [metric.name, metric]));
  const events = new Map(catalog.events.map((event) => [event.name, event]));
  const gaps: CatalogueGap[] = [];
  for (const [name, { kind, tags }] of sent.metrics) {
    const known = metrics.get(name);
    if (!known) gaps.push({ item: `metric ${name}`, reason: 'not in the catalogue' });
    else if (!isRuleOf(known, version)) {
      gaps.push({ item: `metric ${name}`, reason: `said to be since ${known.since}` });
    } else if (kind !== null && known.kind !== kind) {
      gaps.push({
        item: `metric ${name}`,
        reason: `a ${kind}, said to be ${known.kind ?? 'of no known kind'}`,
      });
    }
    for (const tag of tags) {
      if (known && !known.tags.includes(tag)) {
        gaps.push({ item: `metric ${name} {${tag}}`, reason: 'tag not in the catalogue' });
      }
    }
  }
  for (const [name, fields] of sent.events) {
    const known = events.get(name);
    if (!known) gaps.push({ item: `event ${name}`, reason: 'not in the catalogue' });
    for (const field of fields) {
      if (known && !hasField(known, field)) {
        gaps.push({ item: `event ${name} {${field}}`, reason: 'field not in the catalogue' });
      }
    }
  }
  return gaps;
}

/** The catalogue with all that runs of a version sent, and with the names that are new in its program. */
export function completeCatalogue(
  catalog: Catalog,
  sent: CapturedTelemetry,
  version: string,
): { readonly codexVersion: string; readonly metrics: CatalogMetric[]; readonly events: CatalogEvent[] } {
  const metrics = new Map(catalog.metrics.map((metric) => [metric.name, metric]));
  for (const [name, { kind, unit, tags }] of sent.metrics) {
    const known = metrics.get(name);
    metrics.set(name, {
      ...(known ?? { name, description: null, openai: true, since: version }),
      kind: kind ?? known?.kind ?? null,
      unit: known?.unit ?? unit,
      evidence: 'captured',
      tags: [...new Set([...(known?.tags ?? []), ...tags])].toSorted(),
    } as CatalogMetric);
  }
  const events = new Map(catalog.events.map((event) => [event.name, event]));
  for (const [name, fields] of sent.events) {
    const known = events.get(name);
    const more = fields.filter((field) => !known || !hasField(known, field));
    events.set(name, {
      ...(known ?? { name, description: null, privacy: [], apiKey: 'never' }),
      fields: [...new Set([...(known?.fields ?? []), ...more.map(topOf)])],
      evidence: 'captured',
    } as CatalogEvent);
  }
  const sorted = [...metrics.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return { codexVersion: version, metrics: sorted, events: [...events.values()] };
}

/** The catalogue as its file has it: a row each. */
export function catalogueText({ codexVersion, metrics, events }: Catalog): string {
  const rows = (entries: readonly object[]) => entries.map((entry) => `    ${rowOf(entry)}`).join(',\n');
  return `{\n  "codexVersion": ${JSON.stringify(codexVersion)},\n  "metrics": [\n${rows(metrics)}\n  ],\n  "events": [\n${rows(events)}\n  ]\n}\n`;
}

/** One line, with a blank behind each comma and colon. */
function rowOf(entry: object): string {
  const members = Object.entries(entry).map(([key, value]) => `${JSON.stringify(key)}: ${jsonOf(value)}`);
  return `{${members.join(', ')}}`;
}

function jsonOf(value: unknown): string {
  return Array.isArray(value)
    ? `[${value.map((each) => JSON.stringify(each)).join(', ')}]`
    : JSON.stringify(value);
}

/** Fields of an object within an event count as the object. */
function hasField({ fields }: CatalogEvent, field: string): boolean {
  return fields.includes(field) || fields.includes(topOf(field));
}

function topOf(field: string): string {
  return field.split('.', 1)[0] ?? field;
}
