import { DAY_MS } from '../../../shared/durations.ts';
import { exportMessage } from '../../../shared/messages/en/telemetry/export.ts';
import { healthMessage } from '../../../shared/messages/en/telemetry/health.ts';
import type { OtelHealth } from '../../../shared/telemetry/telemetry.ts';
import type { CodexEnvironment } from '../../exporters/export-plan/codex-environment.ts';
import type { ExportPlan } from '../../exporters/export-plan/plan.ts';
import { endpointSentence } from '../probe/decide-connect.ts';
import type { HealthRecord } from './health-store.ts';

/** Results older than this say nothing about today, in milliseconds. */
const FRESH_MS = DAY_MS;

/**
 * Decides the health of a signal: by the configuration alone, else by the last result where it `isCurrent`, found
 * with the present settings.
 */
export function healthOf(
  decided: OtelHealth,
  plan: ExportPlan | null,
  record: HealthRecord | undefined,
  isCurrent: boolean,
  now: number,
): OtelHealth {
  if (decided.state !== 'untested' || plan === null) return decided;
  if (plan.fault !== null) {
    // Nothing can be sent there, so no probe is needed.
    return { ...decided, state: 'failing', reason: 'path', sentence: endpointSentence(plan.fault) };
  }
  if (record === undefined) return { ...decided, sentence: healthMessage('health.not-tested.yet') };
  if (!isCurrent) {
    return { ...decided, sentence: healthMessage('health.not-tested.changed') };
  }
  if (now - record.checkedAt > FRESH_MS) {
    return { ...decided, sentence: healthMessage('health.not-tested.old') };
  }
  const { state, reason, sentence, detail, checkedAt, latencyMs, retryAt } = record;
  return {
    state,
    reason,
    checkedAt: new Date(checkedAt).toISOString(),
    latencyMs,
    sentence,
    ...(detail === undefined ? {} : { detail }),
    retryAt: retryAt !== null && retryAt > now ? new Date(retryAt).toISOString() : null,
  };
}

/**
 * The health of a signal with a collector where the file of variables in the Codex home was not read: any of them may
 * redirect its exports or stop them all, so that what a probe without them found says nothing. Unchanged where
 * `unread` is null.
 */
export function underUnread(health: OtelHealth, unread: ReturnType<CodexEnvironment['unread']>): OtelHealth {
  if (unread === null || health.state === 'off') return health;
  const reason = exportMessage('export.environment-unread', unread);
  return { state: 'unobservable', reason, checkedAt: null, latencyMs: null };
}
