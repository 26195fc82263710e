import { HOUR_MS, MINUTE_MS } from '../../shared/durations.ts';
import type { AlertSettings } from '../../shared/settings.ts';
import type { Alert } from './alert.ts';
import type { AlertFacts, AlertWindow } from './alert-facts.ts';
import type { NotifiedWindow } from './notification-log.ts';

/** The server reports the end of one window with up to this much variation. */
export const END_TOLERANCE = 5 * MINUTE_MS;
/** Predictions from older observations are ignored. */
const PREDICTION_AGE = HOUR_MS;
/** Resets longer ago are not reported. */
const RESET_AGE = 12 * HOUR_MS;

export interface LimitInput {
  /** Null for the first decision since the start. */
  readonly previous: AlertFacts | null;
  readonly facts: AlertFacts;
  readonly alerts: AlertSettings;
  readonly notified: readonly NotifiedWindow[];
  readonly now: number;
  /** In quiet hours what is due waits and is not marked as reported. */
  readonly quiet: boolean;
}

interface Outcome {
  readonly due: readonly Alert[];
  readonly notified: readonly NotifiedWindow[];
}

/**
 * Decides on limits that passed a threshold, are predicted to run out, or were reset. A window is identified by its
 * id and its end. Its use never falls, so the highest use that was handled also settles every threshold below it.
 */
export function limitAlerts(input: LimitInput): Outcome {
  const due: Alert[] = [];
  let notified = input.notified;
  for (const window of input.facts.windows) {
    const entry = memoryOf(window, notified, input);
    if (entry !== null && !notified.includes(entry)) notified = [...notified, entry];
    if (entry === null) continue;
    const outcome = judgeUse(window, entry, input);
    due.push(...outcome.due);
    notified = notified.map((one) => (one === entry ? outcome.entry : one));
  }
  for (const entry of notified) {
    const outcome = judgeReset(entry, input);
    due.push(...outcome.due);
    notified = notified.map((one) => (one === entry ? outcome.entry : one));
  }
  return { due, notified };
}

/**
 * Returns the log entry of a running window, making one where there is none; null where the window has no use or end.
 */
function memoryOf(
  window: AlertWindow,
  notified: readonly NotifiedWindow[],
  { previous, now }: LimitInput,
): NotifiedWindow | null {
  const { id, endsAt, usedPercent } = window;
  if (window.state !== 'current' || usedPercent === null || endsAt === null || endsAt <= now) return null;
  const same = notified.filter((one) => one.id === id);
  const known = same.find((one) => Math.abs(one.endsAt - endsAt) <= END_TOLERANCE);
  if (known !== undefined) return known;
  const seenBefore = previous?.windows.some((one) => one.id === id) ?? false;
  // Two windows that run at once belong to two accounts; only one that follows an ended window succeeds it.
  const isSuccessor = seenBefore && same.every((one) => one.endsAt <= now + END_TOLERANCE);
  const entry = { id, endsAt, peak: 0, runOut: false, reset: false };
  return isSuccessor ? entry : { ...entry, peak: usedPercent, runOut: window.runsOutAt !== null };
}

function judgeUse(window: AlertWindow, entry: NotifiedWindow, { previous, alerts, now, quiet }: LimitInput) {
  const used = window.usedPercent ?? 0;
  const due: Alert[] = [];
  const name = `${entry.id}@${entry.endsAt}`;
  let { peak, runOut } = entry;

  const passed = alerts.thresholds.filter((one) => one > peak && one <= used);
  const mayPass = alerts.limits && previous !== null && passed.length > 0;
  const threshold = Math.max(0, ...passed);
  if (mayPass) {
    due.push({
      cause: 'threshold',
      id: `threshold:${name}:${threshold}`,
      window,
      threshold,
      usedPercent: used,
    });
  }
  if (!mayPass || !quiet) peak = Math.max(peak, used);

  const { runsOutAt } = window;
  const isFresh = now - window.seenAt <= PREDICTION_AGE;
  const isPredicted = runsOutAt !== null && runsOutAt > now && used < 100 && isFresh;
  if (isPredicted && !runOut) {
    const maySay = alerts.runOut && previous !== null;
    if (maySay) due.push({ cause: 'run-out', id: `run-out:${name}`, window, runsOutAt });
    if (!maySay || !quiet) runOut = true;
  }
  const isSame = peak === entry.peak && runOut === entry.runOut;
  return { due, entry: isSame ? entry : { ...entry, peak, runOut } };
}

/**
 * Reports a window that ended after it had passed a threshold. A window of the same length that began before that end
 * belongs to another account or to an early reset by the server; nothing is reported then.
 */
function judgeReset(entry: NotifiedWindow, { previous, facts, alerts, now, quiet }: LimitInput) {
  const window = facts.windows.find(({ id }) => id === entry.id);
  if (window === undefined || entry.reset || entry.endsAt > now) return { due: [], entry };
  const lowest = Math.min(...alerts.thresholds);
  const isNews =
    previous !== null &&
    alerts.reset &&
    entry.peak >= lowest &&
    now - entry.endsAt <= RESET_AGE &&
    isRoomyAfter(window, entry, lowest);
  const id = `reset:${entry.id}@${entry.endsAt}`;
  const due: Alert[] = isNews ? [{ cause: 'reset', id, window, endedAt: entry.endsAt }] : [];
  return { due, entry: isNews && quiet ? entry : { ...entry, reset: true } };
}

/** True where the next window is not used up. It may already be as full, and then there is no good news. */
function isRoomyAfter(window: AlertWindow, { endsAt }: NotifiedWindow, lowest: number): boolean {
  if (window.endsAt === null) return false;
  if (window.state === 'reset') return Math.abs(window.endsAt - endsAt) <= END_TOLERANCE;
  const startsAt = window.endsAt - (window.windowMinutes ?? Number.POSITIVE_INFINITY) * MINUTE_MS;
  return startsAt >= endsAt - END_TOLERANCE && (window.usedPercent ?? 100) < lowest;
}
