import type { TargetKind } from '../target-kind.ts';
import { type OtlpSettings, otlpSchema } from './otlp-settings.ts';

/** An OpenTelemetry Collector, or what else takes OTLP. */
export const otlpKind: TargetKind<OtlpSettings> = {
  schema: otlpSchema,
  destination: ({ url }) => URL.parse(url)?.origin ?? url,
  open: async (settings, ports) => (await import('./otlp-target.ts')).openOtlp(settings, ports),
};
