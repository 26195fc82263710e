import type { Finding } from './finding.ts';
import type { Origin } from './origin.ts';

/** What one surface of Codex sends over one channel. */
export interface AnalyticsChannel {
  readonly id: 'events' | 'metrics' | 'feedback';
  readonly surface: 'tui' | 'exec' | 'app-server' | 'ide' | 'daemon';
  readonly destination: string;
  /** `on-demand`: only when the user sends a report. */
  readonly state: 'on' | 'off' | 'on-demand' | 'unknown';
  readonly reason: string;
}

/** Codex client analytics as they are in force for the next Codex process. */
export interface Analytics {
  /** Null where it cannot be decided, such as with a broken user file. */
  readonly enabled: boolean | null;
  readonly origin: Origin;
  /** True where a layer above the user's file decides. */
  readonly locked: boolean;
  /** A sentence such as "Off, because your config.toml says so". */
  readonly reason: string;
  readonly channels: readonly AnalyticsChannel[];
  readonly feedback: { readonly enabled: boolean; readonly origin: Origin; readonly locked: boolean };
}

export type OtelHealthState = 'off' | 'untested' | 'accepted' | 'reachable' | 'failing' | 'unobservable';

/** The stage at which an export fails. */
export const otelFailures = [
  'dns',
  'refused',
  'timeout',
  'tls',
  'auth',
  'path',
  'protocol',
  'server',
  'rejected',
] as const;
export type OtelFailure = (typeof otelFailures)[number];

export interface OtelHealth {
  readonly state: OtelHealthState;
  /** One of `otelFailures` where a probe found the signal failing, else a sentence. */
  readonly reason: string;
  readonly checkedAt: string | null;
  readonly latencyMs: number | null;
  /** What is so and what to do, one sentence. Show this rather than `reason` where it is there. */
  readonly sentence?: string;
  /** Until then the collector asked to be left alone, and is. */
  readonly retryAt?: string | null;
}

export interface OtelSignal {
  readonly signal: 'logs' | 'traces' | 'metrics';
  readonly exporter: 'none' | 'statsig' | 'otlp-http' | 'otlp-grpc' | 'invalid';
  /** The full URL that Codex posts to, without credentials; null where there is none. */
  readonly endpoint: string | null;
  readonly protocol: 'json' | 'binary' | 'grpc' | null;
  readonly origin: Origin;
  readonly locked: boolean;
  readonly health: OtelHealth;
}

export interface Otel {
  /** Always logs, traces, metrics, in this order. */
  readonly signals: readonly OtelSignal[];
  readonly logUserPrompt: { readonly value: boolean; readonly origin: Origin; readonly locked: boolean };
  readonly findings: readonly Finding[];
}
