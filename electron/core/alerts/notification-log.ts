import * as v from 'valibot';
import { DAY_MS } from '../../shared/durations.ts';

const moment = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const percent = v.pipe(v.number(), v.minValue(0), v.maxValue(100));
const signal = v.picklist(['logs', 'traces', 'metrics']);

const windowSchema = v.strictObject({
  /** The id of the window. With its end it names one window among those of the same length. */
  id: v.pipe(v.string(), v.maxLength(300)),
  endsAt: moment,
  /** Thresholds up to this much use are done with. */
  peak: percent,
  /** A predicted run-out is done with. */
  runOut: v.boolean(),
  /** Its reset is done with. */
  reset: v.boolean(),
});

const signalSchema = v.strictObject({
  signal,
  endpoint: v.nullable(v.string()),
  /** As it was last settled: by success or by failure. */
  state: v.picklist(['accepted', 'failing']),
  /** False where the change to that state was not worth telling, such as at first sight. */
  notified: v.boolean(),
});

/** What was reported, or is not to be reported. Times in milliseconds since the epoch. */
export const notificationLogSchema = v.strictObject({
  schema: v.literal('codex-glance.alerts/1'),
  windows: v.array(windowSchema),
  signals: v.array(signalSchema),
  drift: v.array(v.strictObject({ id: v.pipe(v.string(), v.maxLength(4_096)), at: moment })),
  /** What was reported of the spend cap and the credits and is still so. */
  reserves: v.exactOptional(v.array(v.pipe(v.string(), v.maxLength(300)))),
  /** Waits that were reported and go on. */
  waiting: v.exactOptional(v.array(v.pipe(v.string(), v.maxLength(300)))),
});
export type NotificationLog = v.InferOutput<typeof notificationLogSchema>;
export type NotifiedWindow = v.InferOutput<typeof windowSchema>;
export type NotifiedSignal = v.InferOutput<typeof signalSchema>;

/** A window that ended so long ago raises nothing any more. */
const WINDOW_KEPT = 2 * DAY_MS;
/** Longer than a drift finding is shown. */
const DRIFT_KEPT = 400 * DAY_MS;
/** So many entries of a kind are kept, the newest. */
const KEPT = 500;

/** Leaves out what no alert can come from any more. */
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
