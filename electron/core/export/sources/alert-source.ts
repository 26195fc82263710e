import * as v from 'valibot';
import type { BodyOf } from '../../../shared/schema/export/record.ts';
import type { Snapshot } from '../../../shared/snapshot.ts';
import type { Alert } from '../../alerts/alert.ts';
import { type AlertFacts, alertFacts } from '../../alerts/alert-facts.ts';
import { decideAlerts } from '../../alerts/decide-alerts.ts';
import { notificationLogSchema } from '../../alerts/notification-log.ts';
import type { Digest } from '../../platform/salted-digest.ts';
import { concealPaths } from './governance-source.ts';
import type { Source } from './source.ts';

const NAME = 'alert';

/** What is kept between readings, with the records that came of it or not at all. */
const keptSchema = v.strictObject({
  log: notificationLogSchema,
  /** Ids of the windows of limits that were seen last. */
  windows: v.array(v.string()),
});
type Kept = v.InferOutput<typeof keptSchema>;

/**
 * What Glance alerts about: the causes and thresholds of the settings, at the time each arose. Quiet hours silence
 * notifications, so nothing waits for their end here. What was so before the first reading is no news. As what was
 * decided is kept in the outbox, no host repeats the alert of another, and an export that runs now and then tells what
 * arose between.
 */
export function alertSource(
  read: () => Promise<Snapshot>,
  machineId: string,
  conceal: Digest | null,
): Source {
  return {
    name: NAME,
    async *read({ progress, make, now, since }) {
      const snapshot = await read();
      const facts = alertFacts(snapshot);
      if (facts === null) return;
      const before = progress(NAME);
      const kept = before === null ? null : parseKept(before);
      const { alerts, notified } = decideAlerts({
        previous: kept && previousOf(facts, kept),
        facts,
        alerts: { ...snapshot.settings.alerts, quietHours: null },
        notified: kept?.log ?? null,
        now,
        timezone: snapshot.timezone,
      });
      const windows = facts.windows.map(({ id }) => id);
      const value = JSON.stringify({ log: notified, windows } satisfies Kept);
      if (value === before) return;
      const records = alerts.flatMap((alert) => {
        const at = arisenAt(alert, snapshot) ?? now;
        if (at < since) return [];
        const time = new Date(at).toISOString();
        return make(
          NAME,
          [machineId, alert.id, ...(recurs(alert) ? [time] : [])],
          time,
          bodyOf(alert, conceal),
        );
      });
      yield { records, progress: { source: NAME, value } };
    },
  };
}

/** Returns null for a text of another version: what is so then is no news. */
function parseKept(text: string): Kept | null {
  try {
    const parsed = v.safeParse(keptSchema, JSON.parse(text));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

/** Of earlier facts, decisions ask which windows there were; everything else is in the log. */
function previousOf(facts: AlertFacts, { windows }: Kept): AlertFacts {
  return { ...facts, windows: facts.windows.filter(({ id }) => windows.includes(id)) };
}

/** Whether the id of an alert comes again when the same thing happens another time. */
function recurs({ cause }: Alert): boolean {
  return cause === 'otel' || cause === 'reserve';
}

/** Returns when it arose, in milliseconds since the epoch; null where that is not known better than by when it is read. */
function arisenAt(alert: Alert, { otel, limits, live }: Snapshot): number | null {
  switch (alert.cause) {
    case 'threshold':
    case 'run-out':
      return alert.window.seenAt;
    case 'reset':
      return alert.endedAt;
    case 'reserve': {
      const of = alert.of === 'credits' ? limits.credits : limits.spendCap;
      return timeOf(of?.observedAt);
    }
    case 'otel':
      return timeOf(otel.signals.find(({ signal }) => signal === alert.signal)?.health.checkedAt);
    case 'waiting':
      return timeOf(live.daemon.threads.find(({ threadId }) => threadId === alert.threadId)?.since);
    case 'drift':
    case 'compliance':
      return null;
  }
}

function timeOf(text: string | null | undefined): number | null {
  const at = Date.parse(text ?? '');
  return Number.isNaN(at) ? null : at;
}

const nothing = { change: null, usedPercent: null, threshold: null, runsOutAt: null } as const;

function bodyOf(alert: Alert, conceal: Digest | null): BodyOf<'alert'> {
  const { cause } = alert;
  switch (alert.cause) {
    case 'threshold': {
      const { window, usedPercent, threshold } = alert;
      const title = `${window.id} has passed ${threshold} percent.`;
      return { cause, subject: window.id, title, ...nothing, usedPercent, threshold };
    }
    case 'run-out': {
      const { window, runsOutAt } = alert;
      const at = new Date(runsOutAt).toISOString();
      const title = `${window.id} runs out at this rate before it starts over.`;
      return { cause, subject: window.id, title, ...nothing, usedPercent: window.usedPercent, runsOutAt: at };
    }
    case 'reserve': {
      const { of, usedPercent, threshold } = alert;
      const change = of === 'credits' ? 'used-up' : threshold === null ? 'reached' : null;
      const title =
        change === null
          ? `The spend cap has passed ${threshold} percent.`
          : of === 'credits'
            ? 'The credits are used up.'
            : 'The spend cap is reached.';
      return { cause, subject: of, title, ...nothing, change, usedPercent, threshold };
    }
    case 'reset':
      return { cause, subject: alert.window.id, title: `${alert.window.id} started over.`, ...nothing };
    case 'otel': {
      const { signal, change } = alert;
      const title =
        change === 'failing'
          ? `Codex’s export of ${signal} fails.`
          : `Codex’s export of ${signal} arrives again.`;
      return { cause, subject: signal, title, ...nothing, change };
    }
    case 'drift': {
      const subject = String(concealPaths(alert.findingId, conceal));
      return { cause, subject, title: 'The configuration of Codex was changed.', ...nothing };
    }
    case 'compliance':
      return { cause, subject: alert.findingId, title: 'Compliance logs fall behind.', ...nothing };
    case 'waiting': {
      const { threadId, waitsFor } = alert;
      const title = `A session waits for ${waitsFor === 'approval' ? 'an approval' : 'an answer'}.`;
      return { cause, subject: threadId, title, ...nothing, change: waitsFor };
    }
  }
}
