import type { ExportRecord, Machine, RecordKind } from '../../shared/schema/export/record.ts';
import type { Clock } from '../platform/ports.ts';
import type { GenAiNames } from './mapping/otlp/attributes.ts';
import type { MetricsExport } from './metrics/otlp-requests.ts';
import type { SecretReader } from './secrets/read-secret.ts';

/** A record as the outbox has it. */
export interface OutboxRow {
  /** Grows by one with each record of an outbox, from 1. */
  readonly seq: number;
  readonly id: string;
  readonly kind: RecordKind;
  /** ISO 8601 UTC with milliseconds. */
  readonly at: string;
  /** The whole `ExportRecord` as JSON on one line. */
  readonly json: string;
}

/** Returns the record of a row. */
export function recordOf({ json }: Pick<OutboxRow, 'json'>): ExportRecord {
  return JSON.parse(json) as ExportRecord;
}

/** A record that a target refuses for good. */
export interface Rejection {
  /** Null where the target says how many it refuses, and not which. */
  readonly id: string | null;
  readonly reason: string;
}

/** What a target answered to a batch. Reasons are stable words or short sentences in English, without secrets. */
export interface Answer {
  /** How many records from the first one are settled: taken, or rejected for good. */
  readonly accepted: number;
  /** Which of the settled ones were rejected. */
  readonly rejected: readonly Rejection[];
  /** The remaining ones are to be sent again, after `afterMs` where the target says so. */
  readonly retry: { readonly afterMs: number | null; readonly reason: string } | null;
  /**
   * The first remaining one, or one of them, is at fault, and sending the same batch again is of no use. `index`:
   * which of the batch, where the target says so. A batch of one is then rejected; a larger one is sent in parts.
   */
  readonly refused: { readonly index: number | null; readonly reason: string } | null;
  /** Nothing more can be sent before a person changes something. */
  readonly stop: string | null;
  /** The target takes records, and asks for fewer. */
  readonly slowDown: boolean;
}

/** Where records go. One call of `send` at a time. */
export interface Target {
  /** As the settings name it. */
  readonly id: string;
  /** How many records, and bytes of their JSON, a batch has at most. */
  readonly most: { readonly records: number; readonly bytes: number };
  /** Sends a batch of at least one record. Never rejects but when `signal` is aborted. */
  send(batch: readonly OutboxRow[], signal: AbortSignal): Promise<Answer>;
  /** Returns what `send` would send, for people to read: without secrets. */
  preview(batch: readonly OutboxRow[]): Promise<string>;
  close(): Promise<void>;
}

/** Where metrics go. One call of `send` at a time. */
export interface MetricsTarget {
  /** Of its cursor in the outbox. */
  readonly id: string;
  /** The machine that its sums are of. */
  readonly machine: Machine;
  readonly genAi: GenAiNames;
  readonly temporality: MetricsExport['temporality'];
  /** How often metrics are sent while nothing happens, in milliseconds. */
  readonly everyMs: number;
  /** Sends all metrics. `accepted` is 1 where they were taken, else 0. Never rejects but when `signal` is aborted. */
  send(of: MetricsExport, signal: AbortSignal): Promise<Answer>;
  /** Returns what `send` would send, for people to read: without secrets. */
  preview(of: MetricsExport): string;
  close(): Promise<void>;
}

/** What a target works with. */
export interface TargetPorts {
  readonly clock: Pick<Clock, 'now'>;
  /** For proxies. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly secrets: SecretReader;
}

const settled: Answer = {
  accepted: 0,
  rejected: [],
  retry: null,
  refused: null,
  stop: null,
  slowDown: false,
};

/** Makes the answer that all of a batch was taken. */
export const taken = (accepted: number, slowDown = false): Answer => ({ ...settled, accepted, slowDown });

/** Makes the answer that all after the first `accepted` are to be sent again. */
export const later = (reason: string, afterMs: number | null = null, accepted = 0): Answer => ({
  ...settled,
  accepted,
  retry: { afterMs, reason },
});

/** Makes the answer that something in the batch is at fault. */
export const refused = (reason: string, index: number | null = null, accepted = 0): Answer => ({
  ...settled,
  accepted,
  refused: { index, reason },
});

/** Makes the answer that nothing can be sent before a person changes something. */
export const stopped = (reason: string, accepted = 0): Answer => ({ ...settled, accepted, stop: reason });
