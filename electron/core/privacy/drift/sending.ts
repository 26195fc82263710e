import * as v from 'valibot';
import type { Layer, Origin } from '../../../shared/origin.ts';
import type { Analytics, Otel } from '../../../shared/telemetry/telemetry.ts';
import type { ResolvedConfig } from '../../config/resolve.ts';
import { signalExporter } from '../../exporters/exporter.ts';
import type { Digest } from '../../platform/salted-digest.ts';

/** The parts of the effective configuration that decide what is sent. Each change is reported. */
export const watched = ['analytics', 'feedback', 'prompts', 'logs', 'traces', 'metrics'] as const;
export type Watched = (typeof watched)[number];

const setting = v.object({
  /** `on`, `off`, or the kind of exporter with its address, without what could be a secret. */
  value: v.string(),
  /** Of an exporter: a hash of the whole address, by which a change of what is not shown is seen. */
  digest: v.optional(v.string()),
  layer: v.string(),
  file: v.nullable(v.string()),
  line: v.nullable(v.number()),
});

/** A value with the place that decided it. Contains no secret. */
export type Setting = Readonly<v.InferOutput<typeof setting>>;

export const sendingSchema = v.record(v.picklist(watched), setting);

/** What is sent, by part. */
export type Sending = Readonly<Record<Watched, Setting>>;

/**
 * Returns what is in force now; null where the configuration is invalid or a layer is unknown: then nothing was
 * decided, and a finding of its own says so.
 */
export function sendingOf(
  resolved: ResolvedConfig,
  analytics: Analytics,
  otel: Otel,
  digest: Digest,
): Sending | null {
  const { invalid } = resolved;
  const { feedback } = analytics;
  const { logUserPrompt: prompts } = otel;
  if (invalid !== null || analytics.enabled === null) return null;
  if (feedback.enabled === null || prompts.value === null) return null;
  const exporter = (name: 'logs' | 'traces' | 'metrics'): Setting => {
    const signal = otel.signals.find((one) => one.signal === name);
    const value = [signal?.exporter ?? 'none', signal?.endpoint].filter((part) => part != null).join(' ');
    const { exporter: set } = signalExporter(resolved, name);
    const setting = settingOf(value, signal?.origin ?? { layer: 'default' });
    return 'endpoint' in set ? { ...setting, digest: digest(set.endpoint) } : setting;
  };
  return {
    analytics: settingOf(onOff(analytics.enabled), analytics.origin),
    feedback: settingOf(onOff(feedback.enabled), feedback.origin),
    prompts: settingOf(onOff(prompts.value), prompts.origin),
    logs: exporter('logs'),
    traces: exporter('traces'),
    metrics: exporter('metrics'),
  };
}

function settingOf(value: string, { layer, file, line }: Origin & { layer: Layer }): Setting {
  return { value, layer, file: file ?? null, line: line ?? null };
}

function onOff(value: boolean): 'on' | 'off' {
  return value ? 'on' : 'off';
}
