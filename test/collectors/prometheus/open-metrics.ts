import { glanceNames, underscored } from '../../assets/queries/sent.ts';

interface KeyValue {
  readonly key: string;
  readonly value: { readonly stringValue?: string };
}

interface Point {
  readonly attributes: readonly KeyValue[];
  readonly timeUnixNano: string;
  readonly asInt?: number | string;
  readonly asDouble?: number;
  readonly sum?: number;
  readonly count?: number | string;
  readonly bucketCounts?: readonly (number | string)[];
  readonly explicitBounds?: readonly number[];
}

interface Points {
  readonly dataPoints: readonly Point[];
}

interface Metric {
  readonly name: string;
  readonly unit: string;
  readonly sum?: Points;
  readonly gauge?: Points;
  readonly histogram?: Points;
}

/** An `ExportMetricsServiceRequest` as OTLP/JSON writes it. */
export interface MetricsRequest {
  readonly resourceMetrics: readonly {
    readonly resource: { readonly attributes: readonly KeyValue[] };
    readonly scopeMetrics: readonly { readonly metrics: readonly Metric[] }[];
  }[];
}

/**
 * Writes a request as lines of OpenMetrics with times, as the Collector's Prometheus exporter does with suffixes on and
 * attributes of the resource as labels. It stands for the Collector, which cannot be had for tests.
 */
export function openMetrics(request: MetricsRequest): string[] {
  return request.resourceMetrics.flatMap(({ resource, scopeMetrics }) =>
    scopeMetrics.flatMap(({ metrics }) =>
      metrics.flatMap((metric) => {
        const kind = metric.sum ? 'sum' : metric.gauge ? 'gauge' : 'histogram';
        const points = metric[kind]?.dataPoints ?? [];
        return points.flatMap((point) => linesOf(metric, kind, point, resource.attributes));
      }),
    ),
  );
}

function linesOf(
  { name, unit }: Metric,
  kind: 'sum' | 'gauge' | 'histogram',
  point: Point,
  resource: readonly KeyValue[],
): string[] {
  const names = glanceNames({ name, kind, unit });
  const at = Number(point.timeUnixNano) / 1e9;
  const line = (metric: string | undefined, value: number | string | undefined, le?: number) =>
    `${metric}{${labels([...resource, ...point.attributes], le)}} ${value} ${at}`;
  if (kind !== 'histogram') return [line(names[0], point.asInt ?? point.asDouble)];
  const [sum, count, bucket] = names;
  let below = 0;
  const buckets = (point.bucketCounts ?? []).map((each, place) => {
    below += Number(each);
    return line(bucket, below, point.explicitBounds?.[place] ?? Number.POSITIVE_INFINITY);
  });
  return [...buckets, line(count, point.count), line(sum, point.sum)];
}

function labels(attributes: readonly KeyValue[], le: number | undefined): string {
  const all = attributes.map(({ key, value }) => [underscored(key), value.stringValue ?? ''] as const);
  const bound =
    le === undefined ? [] : [['le', le === Number.POSITIVE_INFINITY ? '+Inf' : String(le)] as const];
  return [...all, ...bound].map(([name, value]) => `${name}=${JSON.stringify(value)}`).join(',');
}
