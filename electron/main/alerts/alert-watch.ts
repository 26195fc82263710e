import { type AlertFacts, alertFacts } from '../../core/alerts/alert-facts.ts';
import { decideAlerts } from '../../core/alerts/decide-alerts.ts';
import type { NotificationLog } from '../../core/alerts/notification-log.ts';
import type { Clock } from '../../core/platform/ports.ts';
import { DAY_MS } from '../../shared/durations.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { type Notice, noticeOf } from './alert-words.ts';

/** A longer wait is divided into days: a timer holds no more than 32 bits. */
const LONGEST_WAIT = DAY_MS;

export interface AlertWatchParts {
  readonly clock: Clock;
  readonly store: {
    read(): Promise<NotificationLog | null>;
    write(notified: NotificationLog): Promise<void>;
  };
  show(notice: Notice): void;
}

/** Decides on each Snapshot and shows what is due, once. */
export interface AlertWatch {
  look(snapshot: Snapshot): void;
  /** Resolves once everything is stored. */
  close(): Promise<void>;
}

/**
 * Keeps the last facts and the notification log between Snapshots. Has a timer only while an alert waits for the end
 * of the quiet hours.
 */
export function createAlertWatch({ clock, store, show }: AlertWatchParts): AlertWatch {
  let previous: AlertFacts | null = null;
  let notified: NotificationLog | null = null;
  let kept = '';
  let latest: Snapshot | null = null;
  let cancelWait: (() => void) | null = null;
  let closed = false;
  let isRead = false;
  let lastWrite: Promise<void> = Promise.resolve();

  const read = store.read().then((known) => {
    notified = known;
    kept = JSON.stringify(known);
    isRead = true;
    if (latest !== null) decide(latest);
  });

  function decide(snapshot: Snapshot): void {
    const facts = closed || !isRead ? null : alertFacts(snapshot);
    if (facts === null) return;
    const now = clock.now();
    const { settings, timezone } = snapshot;
    const decision = decideAlerts({ previous, facts, alerts: settings.alerts, notified, now, timezone });
    previous = facts;
    notified = decision.notified;
    const next = JSON.stringify(notified);
    if (next !== kept) lastWrite = store.write(notified);
    kept = next;
    wait(decision.waitsUntil, now);
    const notice = noticeOf(decision.alerts, snapshot, now);
    if (notice !== null) show(notice);
  }

  function wait(until: number | null, now: number): void {
    cancelWait?.();
    cancelWait = null;
    if (until === null) return;
    const ms = Math.min(Math.max(until - now, 0), LONGEST_WAIT);
    cancelWait = clock.after(ms, () => {
      cancelWait = null;
      if (latest !== null) decide(latest);
    });
  }

  return {
    look(snapshot) {
      latest = snapshot;
      decide(snapshot);
    },
    async close() {
      closed = true;
      cancelWait?.();
      await read;
      await lastWrite;
    },
  };
}
