import { JsonMetricsSerializer, ProtobufMetricsSerializer } from '@opentelemetry/otlp-transformer';
import type { Machine } from '../../../../shared/schema/export/record.ts';
import { metricsRequests, type ResourceMetrics } from '../../metrics/otlp-requests.ts';
import { type Answer, type MetricsTarget, type TargetPorts, taken } from '../../target.ts';
import { metricsId } from '../target-kind.ts';
import type { OtlpSettings } from './otlp-settings.ts';
import { openWire } from './otlp-wire.ts';

/** Sends sums of the records as OTLP metrics. */
export function openOtlpMetrics(settings: OtlpSettings, ports: TargetPorts, machine: Machine): MetricsTarget {
  const wire = openWire(settings, ports, 'metrics');
  const serializer = settings.protocol === 'http/json' ? JsonMetricsSerializer : ProtobufMetricsSerializer;
  return {
    id: metricsId(settings.name),
    machine,
    genAi: settings.gen_ai,
    temporality: settings.temporality,
    everyMs: settings.metrics_interval * 1_000,
    async send(of, signal) {
      const reasons: Answer['rejected'][number][] = [];
      for (const request of metricsRequests(of)) {
        const points = pointsIn(request);
        const answer = await wire.send(encoded(serializer.serializeRequest(request)), points, signal);
        if (answer.accepted < points) return { ...answer, accepted: 0 };
        reasons.push(...answer.rejected.slice(0, 1));
      }
      return { ...taken(1), rejected: reasons.slice(0, 1) };
    },
    preview: (of) =>
      metricsRequests(of)
        .map(
          (request) =>
            `${Buffer.from(encoded(JsonMetricsSerializer.serializeRequest(request))).toString()}\n`,
        )
        .join(''),
    async close() {
      wire.close();
    },
  };
}

function pointsIn({ scopeMetrics }: ResourceMetrics): number {
  return scopeMetrics
    .flatMap((scope) => scope.metrics)
    .reduce((sum, { dataPoints }) => sum + dataPoints.length, 0);
}

/** @throws where OpenTelemetry's package cannot encode, which it does not for what it is given here. */
function encoded(bytes: Uint8Array | undefined): Uint8Array {
  if (bytes === undefined) throw new Error('The metrics could not be encoded.');
  return bytes;
}
