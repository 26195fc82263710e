import { HOUR_MS } from '../../../shared/durations.ts';
import { healthMessage } from '../../../shared/messages/en/telemetry/health.ts';
import type { Message } from '../../../shared/messages/message.ts';
import type { OtelExportErrors, OtelHealth, OtelVerdict } from '../../../shared/telemetry/telemetry.ts';
import type { SignalName } from '../../exporters/exporter.ts';

/** An error this recent is about the export as it is now, in milliseconds. */
const RECENT_MS = HOUR_MS;

const execLeavesNothing = healthMessage('health.unseen.exec');
const metricsLeaveNothing = healthMessage('health.unseen.metrics');
const rowsAppearLate = healthMessage('health.unseen.late');

/**
 * Joins the probe (now), the newest error of Codex itself (past) and what cannot be observed. The times are
 * `checkedAt` of the health and `lastAt` of the errors. `isLogUnreadable`: a log of Codex exists and could not be
 * read.
 */
export function joinVerdict(
  signal: SignalName,
  health: OtelHealth,
  errors: OtelExportErrors | null,
  now: number,
  isLogUnreadable = false,
): OtelVerdict | null {
  if (health.state === 'off') return null;
  const recent = errors !== null && now - Date.parse(errors.lastAt) < RECENT_MS;
  if (health.state === 'unobservable') {
    return recent ? { ...seenByCodex(errors), unobservable: unobservable(signal) } : null;
  }
  // An unread log may hold an error. An error found in the other log still counts.
  const found = isLogUnreadable && !recent ? withoutLog(health) : joined(health, errors, recent);
  return { ...found, unobservable: unobservable(signal) };
}

/** Decides by Codex's own log where no probe is possible. */
function seenByCodex({ reason }: OtelExportErrors): Pick<OtelVerdict, 'level' | 'sentence'> {
  return {
    level: 'bad',
    sentence:
      reason === 'helper'
        ? healthMessage('health.verdict.helper-failed')
        : healthMessage('health.verdict.codex-failed'),
  };
}

function withoutLog({ state }: OtelHealth): Pick<OtelVerdict, 'level' | 'sentence'> {
  switch (state) {
    case 'accepted':
      return { level: 'unknown', sentence: healthMessage('health.verdict.accepted-log-unreadable') };
    case 'reachable':
      return {
        level: 'warning',
        sentence: healthMessage('health.verdict.reachable'),
      };
    case 'failing':
      return { level: 'bad', sentence: healthMessage('health.verdict.failing-log-unreadable') };
    default:
      return { level: 'unknown', sentence: healthMessage('health.verdict.untested-log-unreadable') };
  }
}

function joined(
  { state, checkedAt }: OtelHealth,
  errors: OtelExportErrors | null,
  recent: boolean,
): Pick<OtelVerdict, 'level' | 'sentence'> {
  const after = errors !== null && checkedAt !== null && errors.lastAt > checkedAt;
  switch (state) {
    case 'accepted':
      if (recent) {
        return {
          level: 'warning',
          sentence: after
            ? healthMessage('health.verdict.failed-after')
            : healthMessage('health.verdict.accepted-codex-failed'),
        };
      }
      return {
        level: 'good',
        sentence:
          errors === null
            ? healthMessage('health.verdict.accepted')
            : healthMessage('health.verdict.accepted-old-error'),
      };
    case 'reachable':
      return recent
        ? { level: 'bad', sentence: healthMessage('health.verdict.reachable-codex-failed') }
        : { level: 'warning', sentence: healthMessage('health.verdict.reachable') };
    case 'failing':
      return {
        level: 'bad',
        sentence: recent
          ? healthMessage('health.verdict.both-fail')
          : healthMessage('health.verdict.failing'),
      };
    default:
      return recent
        ? { level: 'bad', sentence: healthMessage('health.verdict.codex-failed-untested') }
        : { level: 'unknown', sentence: healthMessage('health.verdict.untested') };
  }
}

function unobservable(signal: SignalName): readonly Message[] {
  return signal === 'metrics' ? [metricsLeaveNothing] : [execLeavesNothing, rowsAppearLate];
}
