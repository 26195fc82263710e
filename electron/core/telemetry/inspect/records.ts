import type { InspectedRecord, InspectedValue } from '../../../shared/telemetry/inspect.ts';
import type { SignalName } from '../../exporters/exporter.ts';
import { attributesOf, listOf, numberOf, textOf, timeOf, treeOf } from './attributes.ts';
import { isContent, mask } from './content.ts';
import type { Tree } from './decode-export.ts';

/** The context of an export's records. */
export interface ExportContext {
  readonly signal: SignalName;
  readonly protocol: InspectedRecord['protocol'];
  readonly receivedAt: string;
  /** Attributes whose content is requested; `true` for all. */
  readonly reveal: ReadonlySet<string> | true;
}

type Part = Pick<InspectedRecord, 'at' | 'name' | 'durationMs' | 'metric'> & {
  readonly attributes: readonly (readonly [string, InspectedValue])[];
  readonly source: Tree;
};

const lists: Record<SignalName, readonly [resources: string, scopes: string, records: string]> = {
  logs: ['resourceLogs', 'scopeLogs', 'logRecords'],
  traces: ['resourceSpans', 'scopeSpans', 'spans'],
  metrics: ['resourceMetrics', 'scopeMetrics', 'metrics'],
};

const parts: Record<SignalName, (record: Tree) => readonly Part[]> = {
  logs: (record) => [logPart(record)],
  traces: (record) => [spanPart(record)],
  metrics: metricParts,
};

/** Makes the records of one export, in order; of a metric one for each point. Numbers start at `first`. */
export function recordsOf(tree: Tree, context: ExportContext, first: number): InspectedRecord[] {
  const { signal, protocol, receivedAt, reveal } = context;
  const [resources, scopes, records] = lists[signal];
  const found: InspectedRecord[] = [];
  for (const group of listOf(tree[resources])) {
    const about = new Map(attributesOf(treeOf(group.resource).attributes));
    const service = textOf(about.get('service.name'));
    for (const scoped of listOf(group[scopes])) {
      const scope = textOf(treeOf(scoped.scope).name);
      for (const part of listOf(scoped[records]).flatMap(parts[signal])) {
        const { attributes, source, ...rest } = part;
        const masked = attributes.filter(([name]) => isContent(name) && reveal !== true && !reveal.has(name));
        const hidden = new Set(masked.map(([name]) => name));
        found.push({
          schema: 'codex-glance.inspect/1',
          number: first + found.length,
          receivedAt,
          signal,
          scope,
          service,
          protocol,
          ...rest,
          attributes: Object.fromEntries(
            attributes.map(([name, value]) => [name, hidden.has(name) ? mask(value) : value]),
          ),
          masked: [...hidden],
          size: Buffer.byteLength(JSON.stringify(source)),
        });
      }
    }
  }
  return found;
}

/** Codex sets only the observed time, and the event's name as an attribute. */
function logPart(record: Tree): Part {
  const attributes = attributesOf(record.attributes);
  const named = new Map(attributes);
  const body = attributesOf([{ key: 'body', value: record.body }]).filter(([, value]) => value !== null);
  return {
    at:
      textOf(named.get('event.timestamp')) ??
      timeOf(record.timeUnixNano) ??
      timeOf(record.observedTimeUnixNano),
    name: textOf(named.get('event.name')),
    attributes: [...attributes, ...body],
    durationMs: null,
    metric: null,
    source: record,
  };
}

function spanPart(span: Tree): Part {
  const start = numberOf(span.startTimeUnixNano);
  const end = numberOf(span.endTimeUnixNano);
  return {
    at: timeOf(span.startTimeUnixNano),
    name: textOf(span.name),
    attributes: attributesOf(span.attributes),
    durationMs: start === null || end === null ? null : Math.round((end - start) / 1e4) / 100,
    metric: null,
    source: span,
  };
}

function metricParts(metric: Tree): Part[] {
  const kinds = [
    ['gauge', metric.gauge],
    ['sum', metric.sum],
    ['histogram', metric.histogram ?? metric.exponentialHistogram],
  ] as const;
  return kinds.flatMap(([kind, data]) =>
    listOf(treeOf(data).dataPoints).map((point) => ({
      at: timeOf(point.timeUnixNano),
      name: textOf(metric.name),
      attributes: attributesOf(point.attributes),
      durationMs: null,
      metric: {
        kind,
        unit: textOf(metric.unit),
        value: numberOf(kind === 'histogram' ? point.sum : (point.asDouble ?? point.asInt)),
        count: kind === 'histogram' ? numberOf(point.count) : null,
      },
      source: point,
    })),
  );
}
