import { join } from 'node:path';
import * as v from 'valibot';
import { otelFailures } from '../../../shared/telemetry/telemetry.ts';
import { keptMessage } from '../../platform/kept-message.ts';
import { loadDocument, writeDocument } from '../../platform/state/own-document.ts';
import { STATE_FILES } from '../../platform/state/state-files.ts';

const signalName = v.picklist(['logs', 'traces', 'metrics']);

const sentence = keptMessage();
const reason = v.union([v.picklist(otelFailures), sentence]);

const record = v.object({
  signal: signalName,
  /** The stored part of the plan as one text: a result is valid for that plan only. */
  plan: v.string(),
  state: v.picklist(['accepted', 'reachable', 'failing']),
  reason,
  sentence,
  /** The collector's own words. */
  detail: v.exactOptional(v.string()),
  /** Milliseconds since the epoch. */
  checkedAt: v.number(),
  latencyMs: v.nullable(v.number()),
  retryAt: v.nullable(v.number()),
  failures: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** Stretches that were observed; records of older versions have none. */
  observed: v.exactOptional(
    v.array(
      v.object({
        from: v.pipe(v.string(), v.isoTimestamp()),
        to: v.pipe(v.string(), v.isoTimestamp()),
        state: v.picklist(['accepted', 'reachable', 'failing']),
      }),
    ),
  ),
  changes: v.array(
    v.object({
      at: v.pipe(v.string(), v.isoTimestamp()),
      state: v.picklist(['off', 'untested', 'accepted', 'reachable', 'failing', 'unobservable']),
      reason,
    }),
  ),
});

const sighted = v.array(
  v.object({
    from: v.pipe(v.string(), v.isoTimestamp()),
    to: v.pipe(v.string(), v.isoTimestamp()),
    state: v.picklist(['off', 'untested', 'unobservable']),
  }),
);

const stored = v.object({
  schema: v.literal('codex-glance.otel-health/1'),
  /** By the path of the Codex home. */
  homes: v.record(v.string(), v.array(record)),
  /** What was seen without a probe, by home and signal; files of older versions have none. */
  sightings: v.exactOptional(
    v.record(
      v.string(),
      v.object({
        logs: v.exactOptional(sighted),
        traces: v.exactOptional(sighted),
        metrics: v.exactOptional(sighted),
      }),
    ),
  ),
});

/** The last result of one signal with the changes of its state. No header value, no credential. */
export type HealthRecord = v.InferOutput<typeof record>;
export type StoredHealth = v.InferOutput<typeof stored>;

export const noHealth: StoredHealth = { schema: 'codex-glance.otel-health/1', homes: {} };

/** Returns the path of the results in a state folder. */
export function healthFile(stateDir: string): string {
  return join(stateDir, STATE_FILES.otelHealth);
}

/** Reads the results; empty where the file is missing or has another form. */
export async function readHealth(file: string): Promise<StoredHealth> {
  const document = await loadDocument(file);
  const parsed = document.state === 'read' ? v.safeParse(stored, document.value) : null;
  return parsed?.success ? parsed.output : noHealth;
}

/**
 * Replaces the file atomically, for its owner only. What another Glance wrote to other parts stays.
 *
 * @throws Error where the folder cannot be written.
 */
export async function changeHealth(
  file: string,
  change: (before: StoredHealth) => StoredHealth,
): Promise<void> {
  writeDocument(file, change(await readHealth(file)));
}
