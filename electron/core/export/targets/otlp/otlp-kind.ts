import { metricsId, type TargetKind } from '../target-kind.ts';
import { type OtlpSettings, otlpSchema, signalsOf } from './otlp-settings.ts';

/** An OpenTelemetry Collector, or what else takes OTLP. */
export const otlpKind: TargetKind<OtlpSettings> = {
  schema: otlpSchema,
  destination: ({ url }) => URL.parse(url)?.origin ?? url,
  open: async (settings, ports) => (await import('./otlp-target.ts')).openOtlp(settings, ports),
  openMetrics: async (settings, ports, machine) =>
    (await import('./otlp-metrics.ts')).openOtlpMetrics(settings, ports, machine),
  ids: (settings) =>
    signalsOf(settings).map((signal) => (signal === 'logs' ? settings.name : metricsId(settings.name))),
};
