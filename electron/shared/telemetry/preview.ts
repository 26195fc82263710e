import type { Message } from '../messages/message.ts';
import type { InspectedValue } from './inspect.ts';
import type { AnalyticsChannel } from './telemetry.ts';

/** What was captured under a name: how often it came, and each field's distinct values, as many as are shown. */
export interface SeenEntry {
  readonly count: number;
  readonly values: Readonly<Record<string, readonly InspectedValue[]>>;
}

/** An event or metric that Codex can send as analytics. */
export interface PreviewEntry {
  readonly kind: 'event' | 'metric';
  readonly name: string;
  /** Null where nothing but the name is known. */
  readonly description: string | null;
  /** Of a metric, its kind null where that is not known; null of an event. */
  readonly metric: { readonly kind: 'counter' | 'histogram' | null; readonly unit: string | null } | null;
  /** Names of an event's fields, or of a metric's tags. */
  readonly fields: readonly string[];
  /** What in it identifies a person or company. */
  readonly privacy: readonly string[];
  /** How it is known: it was captured, read in the source, or only its name is in the program. */
  readonly evidence: 'captured' | 'source' | 'name';
  /** True where form or fields are a guess from the name. */
  readonly inferred: boolean;
  /** Surfaces that would send it under the settings in force. */
  readonly sentBy: readonly AnalyticsChannel['surface'][];
  /** Why it is sent, or not. */
  readonly reason: Message;
  /** Null where the previewed session sent none, or none was previewed. */
  readonly seen: SeenEntry | null;
}

/** Whether a session's events or metrics were captured, and why. */
export interface PreviewCapture {
  readonly captured: boolean;
  readonly reason: Message;
  /** How many came. */
  readonly count: number;
}

/** A run of Codex whose analytics were captured on this machine. */
export interface PreviewSession {
  readonly command: readonly string[];
  /** Null where a signal ended it. */
  readonly exitCode: number | null;
  readonly events: PreviewCapture;
  readonly metrics: PreviewCapture;
  /** Names that came and are not in the catalogue. */
  readonly unknown: readonly string[];
}

/** `codex-glance.preview/1` */
export interface PreviewReport {
  readonly schema: 'codex-glance.preview/1';
  /** The Codex that the catalogue is of. */
  readonly catalogVersion: string;
  /** The Codex of the previewed run, else the one that wrote the newest session; null where that is not known. */
  readonly codexVersion: string | null;
  /** `analytics.enabled` as it is in force; null where the configuration is invalid. */
  readonly enabled: boolean | null;
  readonly events: { readonly destination: string; readonly identifiedBy: Message };
  readonly metrics: { readonly destination: string; readonly identifiedBy: Message };
  /** Null where no command was run. */
  readonly session: PreviewSession | null;
  /** Events first; by name. */
  readonly entries: readonly PreviewEntry[];
}
