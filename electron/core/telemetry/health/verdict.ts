import type { OtelExportErrors, OtelHealth, OtelVerdict } from '../../../shared/telemetry.ts';
import type { SignalName } from '../../exporters/exporter.ts';

/** An error this recent speaks of the export as it is now, in milliseconds. */
const RECENT_MS = 60 * 60_000;

const execLeavesNothing = 'codex exec leaves no trace of a failed export.';
const metricsLeaveNothing = 'Codex writes down no failure of metrics, anywhere.';
const rowsAppearLate =
  'Codex writes its errors about every 10 s and not at its end, so short runs leave none.';

/**
 * Joins the probe (now), the newest error of Codex itself (past) and what cannot be seen. The times
 * stand with the parts: `checkedAt` of the health and `lastAt` of the errors. `isLogUnreadable` where a log
 * of Codex is there and could not be read.
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
  // What was not read cannot be said to hold no error. An error found in the other log still counts.
  const found = isLogUnreadable && !recent ? withoutLog(health) : joined(health, errors, recent);
  return { ...found, unobservable: unobservable(signal) };
}

/** What Codex wrote down itself where no probe can ask. */
function seenByCodex({ reason }: OtelExportErrors): Pick<OtelVerdict, 'level' | 'sentence'> {
  return {
    level: 'bad',
    sentence:
      reason === 'helper'
        ? 'Nothing is exported, because the command that gives the headers failed within the hour.'
        : 'Codex itself failed to export within the hour.',
  };
}

function withoutLog({ state }: OtelHealth): Pick<OtelVerdict, 'level' | 'sentence'> {
  switch (state) {
    case 'accepted':
      return { level: 'unknown', sentence: "The collector accepts; Codex's own log could not be read." };
    case 'reachable':
      return {
        level: 'warning',
        sentence: 'The collector answers, but has not shown that it takes an export.',
      };
    case 'failing':
      return { level: 'bad', sentence: "The probe fails; Codex's own log could not be read." };
    default:
      return { level: 'unknown', sentence: "Not tested, and Codex's own log could not be read." };
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
            ? 'The probe passed, but Codex failed after it: test again.'
            : 'The probe passes, but Codex itself failed within the hour: a running Codex may still use older settings, so restart it.',
        };
      }
      return {
        level: 'good',
        sentence:
          errors === null
            ? 'The collector accepts, and no error of Codex was found.'
            : "The collector accepts, and Codex's newest error is older than an hour.",
      };
    case 'reachable':
      return recent
        ? { level: 'bad', sentence: 'The collector answers, but Codex itself failed within the hour.' }
        : { level: 'warning', sentence: 'The collector answers, but has not shown that it takes an export.' };
    case 'failing':
      return {
        level: 'bad',
        sentence: recent
          ? 'The probe fails, and so does Codex itself.'
          : 'The probe fails; no error of Codex within the hour was found.',
      };
    default:
      return recent
        ? { level: 'bad', sentence: 'Codex itself failed within the hour; the export was not tested since.' }
        : { level: 'unknown', sentence: 'Not tested, and no error of Codex within the hour was found.' };
  }
}

function unobservable(signal: SignalName): readonly string[] {
  return signal === 'metrics' ? [metricsLeaveNothing] : [execLeavesNothing, rowsAppearLate];
}
