import type { ProtobufMetricsSerializer } from '@opentelemetry/otlp-transformer';
import type { Machine } from '../../../shared/schema/export/record.ts';
import { GLANCE_VERSION } from '../../../shared/version.ts';
import type { GenAiNames } from '../mapping/otlp/attributes.ts';
import { machineAttributes, SERVICE } from '../mapping/otlp/resource.ts';
import type { Amount, Attributes } from './measure.ts';
import { type MetricKey, metrics } from './metric-names.ts';
import { boundsOf, hasNews, type Series, type SumSeries, type ValueSeries } from './sums.ts';

/** What a request of metrics is made of. Times are in milliseconds since the epoch. */
export interface MetricsExport {
  readonly machine: Machine;
  readonly genAi: GenAiNames;
  /** `delta`: what came since the last accepted request, in place of all since `start`. */
  readonly temporality: 'cumulative' | 'delta';
  readonly series: readonly Series[];
  readonly gauges: readonly Amount[];
  readonly start: number;
  readonly now: number;
}

/** A request as OpenTelemetry's own serializers take it. */
export type ResourceMetrics = Parameters<(typeof ProtobufMetricsSerializer)['serializeRequest']>[0];

type MetricData = ResourceMetrics['scopeMetrics'][number]['metrics'][number];
type HrTime = MetricData['dataPoints'][number]['startTime'];

/*
 * Enums of @opentelemetry/sdk-metrics and @opentelemetry/api, whose code is not needed otherwise: DataPointType,
 * AggregationTemporality, ValueType.
 */
const POINT = { histogram: 0, gauge: 2, sum: 3 } as const;
const TEMPORALITY = { delta: 0, cumulative: 1 } as const;
const [INT, DOUBLE] = [0, 1] as const;

/** So many data points a request has at most: a receiver's limit is one of bytes, mostly 4 MiB. */
const MOST_POINTS = 2_000;

/** Makes the requests of an export, as OpenTelemetry's own serializers take them. At least one. */
export function metricsRequests(of: MetricsExport): ResourceMetrics[] {
  const data = [...seriesData(of), ...gaugeData(of)];
  const requests: MetricData[][] = [[]];
  let points = 0;
  for (const metric of data) {
    for (let from = 0; from < metric.dataPoints.length; ) {
      if (points === MOST_POINTS) {
        requests.push([]);
        points = 0;
      }
      const part = metric.dataPoints.slice(from, from + MOST_POINTS - points);
      requests.at(-1)?.push({ ...metric, dataPoints: part } as MetricData);
      points += part.length;
      from += part.length;
    }
  }
  // Its own shape of a resource would bring more than the attributes, which are all that is read.
  const resource = { attributes: machineAttributes(of.machine, of.genAi) } as ResourceMetrics['resource'];
  const scope = { name: SERVICE, version: GLANCE_VERSION };
  return requests.map((each) => ({ resource, scopeMetrics: [{ scope, metrics: each }] }));
}

function seriesData({ series, temporality, start, now }: MetricsExport): MetricData[] {
  const isDelta = temporality === 'delta';
  const shown = isDelta ? series.filter(hasNews) : series;
  const times = { startTime: hrTime(start), endTime: hrTime(now) };
  return byMetric(shown).map(([metric, of]) => {
    const head = { ...headOf(metric), aggregationTemporality: TEMPORALITY[temporality] };
    if (metrics[metric].kind === 'histogram') {
      const points = of.map((each) => ({
        ...times,
        attributes: attributesOf(each.attributes),
        value: histogramOf(each as ValueSeries, isDelta),
      }));
      return { ...head, dataPointType: POINT.histogram, dataPoints: points } as MetricData;
    }
    const points = (of as SumSeries[]).map(({ attributes, top, sent }) => ({
      ...times,
      attributes: attributesOf(attributes),
      value: isDelta ? top - sent : top,
    }));
    return { ...head, dataPointType: POINT.sum, isMonotonic: true, dataPoints: points } as MetricData;
  });
}

function gaugeData({ gauges, now }: MetricsExport): MetricData[] {
  const times = { startTime: hrTime(now), endTime: hrTime(now) };
  return byMetric(gauges).map(([metric, of]) => {
    const points = of.map(({ attributes, amount }) => ({
      ...times,
      attributes: attributesOf(attributes),
      value: amount,
    }));
    const head = { ...headOf(metric), aggregationTemporality: TEMPORALITY.cumulative };
    return { ...head, dataPointType: POINT.gauge, dataPoints: points } as MetricData;
  });
}

function byMetric<Of extends { readonly metric: MetricKey }>(all: readonly Of[]): [MetricKey, Of[]][] {
  return [...Map.groupBy(all, ({ metric }) => metric)];
}

function headOf(metric: MetricKey): Pick<MetricData, 'descriptor'> {
  const { name, unit, description, isInteger } = metrics[metric];
  return { descriptor: { name, unit, description, valueType: isInteger ? INT : DOUBLE } };
}

function histogramOf({ metric, counts, sum, sentCounts, sentSum }: ValueSeries, isDelta: boolean) {
  const shown = isDelta ? counts.map((count, place) => count - (sentCounts[place] ?? 0)) : counts;
  return {
    buckets: { boundaries: [...boundsOf(metric)], counts: shown },
    count: shown.reduce((all, count) => all + count, 0),
    sum: isDelta ? sum - sentSum : sum,
  };
}

const attributesOf = (attributes: Attributes) => Object.fromEntries(attributes);

/** Seconds and nanoseconds, as OpenTelemetry's packages take a time. */
function hrTime(ms: number): HrTime {
  const whole = Math.trunc(ms);
  return [Math.floor(whole / 1_000), (whole % 1_000) * 1_000_000];
}
