import * as v from 'valibot';
import { DAY_MS } from '../../shared/durations.ts';

const moment = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const percent = v.pipe(v.number(), v.minValue(0), v.maxValue(100));
const signal = v.picklist(['logs', 'traces', 'metrics']);

const windowSchema = v.strictObject({
  /** The id of the window. Together with the end it identifies one among windows of the same length. */
  id: v.pipe(v.string(), v.maxLength(300)),
  endsAt: moment,
  /** Thresholds up to this use are settled. */
  peak: percent,
  /** The predicted run-out is settled. */
  runOut: v.boolean(),
  /** The reset is settled. */
  reset: v.boolean(),
});

const signalSchema = v.strictObject({
  signal,
  endpoint: v.nullable(v.string()),
  /** The last certain state: accepted or failing. */
  state: v.picklist(['accepted', 'failing']),
  /** False where the change to that state was not worth a notification, such as at first sight. */
  notified: v.boolean(),
});

/** What was reported, or must not be reported. Times in milliseconds since the epoch. */
export const notificationLogSchema = v.strictObject({
  schema: v.literal('codex-glance.alerts/1'),
  windows: v.array(windowSchema),
  signals: v.array(signalSchema),
  drift: v.array(v.strictObject({ id: v.pipe(v.string(), v.maxLength(4_096)), at: moment })),
  /** Reports on the spend cap and the credits that are still true. */
  reserves: v.exactOptional(v.array(v.pipe(v.string(), v.maxLength(300)))),
  /** Reported waits that still last. */
  waiting: v.exactOptional(v.array(v.pipe(v.string(), v.maxLength(300)))),
});
export type NotificationLog = v.InferOutput<typeof notificationLogSchema>;
export type NotifiedWindow = v.InferOutput<typeof windowSchema>;
export type NotifiedSignal = v.InferOutput<typeof signalSchema>;

/** Windows that ended longer ago can raise nothing any more. */
const WINDOW_KEPT = 2 * DAY_MS;
/** Longer than a drift finding is shown. */
const DRIFT_KEPT = 400 * DAY_MS;
/** At most this many entries of a kind are kept, the newest. */
const KEPT = 500;

/** Drops the entries that no alert can come from any more. */
export function pruneNotifications(notified: NotificationLog, now: number): NotificationLog {
  return {
    ...notified,
    windows: notified.windows
      .filter(({ endsAt }) => endsAt > now - WINDOW_KEPT)
      .toSorted((a, b) => a.endsAt - b.endsAt)
      .slice(-KEPT),
    drift: notified.drift
      .filter(({ at }) => at > now - DRIFT_KEPT)
      .toSorted((a, b) => a.at - b.at)
      .slice(-KEPT),
  };
}
