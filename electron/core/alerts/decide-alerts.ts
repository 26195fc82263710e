import type { AlertSettings } from '../../shared/settings.ts';
import { type Alert, byUrgency } from './alert.ts';
import type { AlertFacts } from './alert-facts.ts';
import { limitAlerts } from './limit-alerts.ts';
import { type NotificationLog, pruneNotifications } from './notification-log.ts';
import { otelAlerts } from './otel-alerts.ts';
import { quietUntil } from './quiet-hours.ts';
import { reserveAlerts } from './reserve-alerts.ts';
import { waitingAlerts } from './waiting-alerts.ts';

export interface AlertInput {
  /** The facts of the previous decision of this process; null for its first, which reports no limits. */
  readonly previous: AlertFacts | null;
  readonly facts: AlertFacts;
  readonly alerts: AlertSettings;
  /** Null where nothing was ever stored: then all drift that is found counts as known. */
  readonly notified: NotificationLog | null;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** IANA zone of the quiet hours. */
  readonly timezone: string;
}

export interface AlertDecision {
  /** To show now, most urgent first. */
  readonly alerts: readonly Alert[];
  /** To store once the alerts were shown. */
  readonly notified: NotificationLog;
  /** When to decide again because an alert waits for the end of the quiet hours; null where none does. */
  readonly waitsUntil: number | null;
}

/**
 * Decides which alerts are due since the previous decision. In quiet hours nothing is reported or marked as reported:
 * at their end, what is still true is reported, and what has passed is not. Causes that are switched off are marked,
 * so that switching one on reports nothing old.
 */
export function decideAlerts({
  previous,
  facts,
  alerts,
  notified,
  now,
  timezone,
}: AlertInput): AlertDecision {
  const until = quietUntil(now, alerts.quietHours, timezone);
  const quiet = until !== null;
  const known = notified?.windows ?? [];
  const limits = limitAlerts({ previous, facts, alerts, notified: known, now, quiet });
  const reserves = reserveAlerts({ previous, facts, alerts, reported: notified?.reserves ?? [], quiet });
  const otel = otelAlerts({
    otel: facts.otel,
    notified: notified?.signals ?? [],
    wanted: alerts.otel,
    quiet,
  });
  const drift = driftAlerts(facts, notified?.drift ?? null, alerts.drift, now, quiet);
  const waiting = waitingAlerts({
    waiting: facts.waiting,
    notified: notified?.waiting ?? [],
    wanted: alerts.waiting,
    quiet,
  });
  const due = [...waiting.due, ...reserves.due, ...limits.due, ...otel.due, ...drift.due].toSorted(byUrgency);
  const next: NotificationLog = {
    schema: 'codex-glance.alerts/1',
    windows: [...limits.notified],
    signals: [...otel.notified],
    drift: drift.notified,
    ...(waiting.notified.length === 0 ? {} : { waiting: waiting.notified }),
    ...(reserves.reported.length === 0 ? {} : { reserves: reserves.reported }),
  };
  return {
    alerts: quiet ? [] : due,
    notified: pruneNotifications(next, now),
    waitsUntil: due.length > 0 ? until : null,
  };
}

/**
 * Decides on drift that was not reported yet. Drift is a difference to what an earlier run stored, so a change made
 * while Glance did not run is reported at the start.
 * Compliance logs that fall behind go with it: both are of governance, and one switch is for both.
 */
function driftAlerts(
  { drift, compliance = [] }: AlertFacts,
  notified: NotificationLog['drift'] | null,
  wanted: boolean,
  now: number,
  quiet: boolean,
): { readonly due: Alert[]; readonly notified: NotificationLog['drift'] } {
  const all: readonly Alert[] = [
    ...drift.map((one) => ({ cause: 'drift', findingId: one.id, ...one }) as const),
    ...compliance.map((one) => ({ cause: 'compliance', ...one }) as const),
  ];
  const fresh = all.filter(({ id }) => !(notified ?? []).some((one) => one.id === id));
  const isSaid = wanted && notified !== null;
  const due = isSaid ? fresh : [];
  const marks = due.length > 0 && quiet ? [] : fresh.map(({ id }) => ({ id, at: now }));
  return { due, notified: [...(notified ?? []), ...marks] };
}
