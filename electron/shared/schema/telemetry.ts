import * as v from 'valibot';
import type { Analytics, Otel } from '../telemetry.ts';
import type { AnalyticsReport, OtelReport } from '../telemetry-reports.ts';
import { findingSchema } from './finding.ts';
import { originSchema } from './origin.ts';
import type { Proof, Proven } from './proof.ts';
import { amount, text, time } from './scalars.ts';

const switchedValue = { origin: originSchema, locked: v.boolean() };

const analyticsEntries = {
  enabled: v.nullable(v.boolean()),
  ...switchedValue,
  reason: text,
  channels: v.array(
    v.strictObject({
      id: v.picklist(['events', 'metrics', 'feedback']),
      surface: v.picklist(['tui', 'exec', 'app-server', 'ide', 'daemon']),
      destination: text,
      state: v.picklist(['on', 'off', 'on-demand', 'unknown']),
      reason: text,
    }),
  ),
  feedback: v.strictObject({ enabled: v.boolean(), ...switchedValue }),
};

const signal = v.strictObject({
  signal: v.picklist(['logs', 'traces', 'metrics']),
  exporter: v.picklist(['none', 'statsig', 'otlp-http', 'otlp-grpc', 'invalid']),
  endpoint: v.nullable(v.string()),
  protocol: v.nullable(v.picklist(['json', 'binary', 'grpc'])),
  ...switchedValue,
  health: v.strictObject({
    state: v.picklist(['off', 'untested', 'accepted', 'reachable', 'failing', 'unobservable']),
    reason: text,
    checkedAt: v.nullable(time),
    latencyMs: v.nullable(amount),
    sentence: v.exactOptional(text),
    retryAt: v.exactOptional(v.nullable(time)),
  }),
});

const otelEntries = {
  signals: v.pipe(
    v.array(signal),
    v.check(
      (signals) => signals.map((each) => each.signal).join() === 'logs,traces,metrics',
      'the signals are not logs, traces, metrics',
    ),
  ),
  logUserPrompt: v.strictObject({ value: v.boolean(), ...switchedValue }),
  findings: v.array(findingSchema),
};

export const analyticsSchema = v.strictObject(analyticsEntries);
export const otelSchema = v.strictObject(otelEntries);

/** `codex-glance.analytics/1` */
export const analyticsReportSchema = v.strictObject({
  schema: v.literal('codex-glance.analytics/1'),
  ...analyticsEntries,
});

/** `codex-glance.otel/1` */
export const otelReportSchema = v.strictObject({ schema: v.literal('codex-glance.otel/1'), ...otelEntries });

export type AnalyticsProof = Proven<Proof<v.InferOutput<typeof analyticsSchema>, Analytics>>;
export type OtelProof = Proven<Proof<v.InferOutput<typeof otelSchema>, Otel>>;
export type AnalyticsReportProof = Proven<
  Proof<v.InferOutput<typeof analyticsReportSchema>, AnalyticsReport>
>;
export type OtelReportProof = Proven<Proof<v.InferOutput<typeof otelReportSchema>, OtelReport>>;
