import * as v from 'valibot';
import { type Analytics, type Otel, otelFailures } from '../telemetry/telemetry.ts';
import type { AnalyticsReport, OtelReport } from '../telemetry/telemetry-reports.ts';
import { codexSchema } from './codex.ts';
import { exportsSchema } from './exports.ts';
import { findingSchema } from './finding.ts';
import { originSchema } from './origin.ts';
import type { Proof, Proven } from './proof.ts';
import { amount, count, text, time } from './scalars.ts';

const switchedValue = { origin: originSchema, locked: v.boolean() };

const analyticsEntries = {
  enabled: v.nullable(v.boolean()),
  ...switchedValue,
  reason: text,
  channels: v.array(
    v.strictObject({
      id: v.picklist(['events', 'metrics', 'feedback', 'otel']),
      surface: v.picklist(['tui', 'exec', 'app-server', 'ide', 'daemon']),
      destination: text,
      state: v.picklist(['on', 'off', 'on-demand', 'unknown']),
      reason: text,
      identifiedBy: v.exactOptional(text),
      stoppedBy: v.exactOptional(text),
    }),
  ),
  feedback: v.strictObject({ enabled: v.nullable(v.boolean()), ...switchedValue }),
};

export const otelHealthState = v.picklist([
  'off',
  'untested',
  'accepted',
  'reachable',
  'failing',
  'unobservable',
]);

const plan = v.strictObject({
  url: v.nullable(text),
  headerNames: v.array(text),
  tlsFiles: v.array(text),
  environment: v.array(v.strictObject({ name: text, effect: v.picklist(['used', 'ignored', 'stops-all']) })),
});

const exportErrors = v.strictObject({
  lastAt: time,
  count,
  reason: v.picklist([...otelFailures, 'helper', 'unknown']),
  sentence: text,
  source: v.picklist(['log-database', 'daemon-log']),
});

const verdict = v.strictObject({
  level: v.picklist(['good', 'warning', 'bad', 'unknown']),
  sentence: text,
  unobservable: v.array(text),
});

const signal = v.strictObject({
  signal: v.picklist(['logs', 'traces', 'metrics']),
  exporter: v.picklist(['none', 'statsig', 'otlp-http', 'otlp-grpc', 'invalid']),
  endpoint: v.nullable(v.string()),
  protocol: v.nullable(v.picklist(['json', 'binary', 'grpc'])),
  ...switchedValue,
  health: v.strictObject({
    state: otelHealthState,
    reason: text,
    checkedAt: v.nullable(time),
    latencyMs: v.nullable(amount),
    sentence: v.exactOptional(text),
    detail: v.exactOptional(text),
    retryAt: v.exactOptional(v.nullable(time)),
  }),
  plan: v.exactOptional(v.nullable(plan)),
  codexErrors: v.exactOptional(v.nullable(exportErrors)),
  verdict: v.exactOptional(verdict),
  history: v.exactOptional(v.array(v.strictObject({ at: time, state: otelHealthState, reason: text }))),
  observed: v.exactOptional(v.array(v.strictObject({ from: time, to: time, state: otelHealthState }))),
});

const otelEntries = {
  signals: v.pipe(
    v.array(signal),
    v.check(
      (signals) => signals.map((each) => each.signal).join() === 'logs,traces,metrics',
      'the signals are not logs, traces, metrics',
    ),
  ),
  logUserPrompt: v.strictObject({
    value: v.nullable(v.boolean()),
    ...switchedValue,
    reason: v.exactOptional(text),
  }),
  findings: v.array(findingSchema),
  probing: v.exactOptional(v.strictObject({ automatic: v.boolean() })),
};

export const analyticsSchema = v.strictObject(analyticsEntries);
export const otelSchema = v.strictObject(otelEntries);

/** `codex-glance.analytics/1` */
export const analyticsReportSchema = v.strictObject({
  schema: v.literal('codex-glance.analytics/1'),
  codex: v.exactOptional(codexSchema),
  ...analyticsEntries,
  exports: v.exactOptional(exportsSchema),
});

/** `codex-glance.otel/1` */
export const otelReportSchema = v.strictObject({
  schema: v.literal('codex-glance.otel/1'),
  codex: v.exactOptional(codexSchema),
  ...otelEntries,
});

export type AnalyticsProof = Proven<Proof<v.InferOutput<typeof analyticsSchema>, Analytics>>;
export type OtelProof = Proven<Proof<v.InferOutput<typeof otelSchema>, Otel>>;
export type AnalyticsReportProof = Proven<
  Proof<v.InferOutput<typeof analyticsReportSchema>, AnalyticsReport>
>;
export type OtelReportProof = Proven<Proof<v.InferOutput<typeof otelReportSchema>, OtelReport>>;
