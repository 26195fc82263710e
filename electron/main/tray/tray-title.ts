import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../shared/durations.ts';
import {
  type BindingLimit,
  bindingAt,
  capUse,
  type Limits,
  type LimitWindow,
  leftOf,
} from '../../shared/limits.ts';
import { isLowerBound, type Reading } from './facts.ts';
import { knownUse } from './known-use.ts';

/** The text next to the icon. */
export interface TrayTitleText {
  /** Empty for none. */
  readonly text: string;
  /** When it changes though nothing else does, in milliseconds since the epoch; null for never. */
  readonly changesAt: number | null;
}

/** Shown in place of an unknown number. */
export const UNKNOWN = '–';

/**
 * What the settings want beside the icon. Only macOS has a place for it.
 *
 * - `percent`: of the limit that binds, used or left as the page shows it.
 * - `time-left`: until the shortest limit that runs is reset.
 * - `tokens-today`: of all sessions.
 */
export function trayTitle(reading: Reading, platform: NodeJS.Platform): TrayTitleText {
  if (platform !== 'darwin') return lasting('');
  const { snapshot } = reading;
  switch (snapshot.settings.trayTitle) {
    case 'none':
      return lasting('');
    case 'percent':
      return percentTitle(reading);
    case 'time-left':
      return timeTitle(reading);
    case 'tokens-today':
      return lasting(tokensTitle(reading));
  }
}

function lasting(text: string): TrayTitleText {
  return { text, changesAt: null };
}

function percentTitle({ snapshot, now, strings, format }: Reading): TrayTitleText {
  const { limits, settings } = snapshot;
  const binding = bindingAt(limits, now);
  const use = bindingUse(limits, binding, now);
  if (use === null) return lasting(UNKNOWN);
  const text =
    settings.limitShows === 'used' ? format.percent(use) : strings.left(format.percent(leftOf(use)));
  const resets = limits.windows.map(resetOf).filter((at) => at > now);
  return { text, changesAt: resets.length === 0 ? null : Math.min(...resets) };
}

/** Returns the percentage used of what binds; null where unknown. */
function bindingUse(
  { windows, spendCap }: Limits,
  { of, id, state }: BindingLimit,
  now: number,
): number | null {
  if (of === 'credits' || (of === 'spend-cap' && state === 'reached')) return 100;
  if (of === 'spend-cap') return spendCap ? capUse(spendCap) : null;
  const window = windows.find((each) => each.id === id);
  return window ? knownUse(window, now) : null;
}

function timeTitle({ snapshot, now, format }: Reading): TrayTitleText {
  // Shortest first, as in the Snapshot; a window whose reset has passed is over, whatever its use was.
  const running = snapshot.limits.windows.find((window) => resetOf(window) > now);
  if (running === undefined) return lasting(UNKNOWN);
  const left = resetOf(running) - now;
  return { text: format.countdown(left), changesAt: now + untilNextText(left) };
}

function resetOf({ resetsAt }: LimitWindow): number {
  return resetsAt === null ? Number.NaN : Date.parse(resetsAt);
}

/** Writes a countdown, rounded up: to minutes, and from a day on to hours. */
function untilNextText(left: number): number {
  const step = Math.ceil(left / MINUTE_MS) * MINUTE_MS > DAY_MS ? HOUR_MS : MINUTE_MS;
  const past = left % step;
  // The text of 3 min lasts until exactly 2 min.
  return past === 0 ? step : past;
}

function tokensTitle({ snapshot, strings, format }: Reading): string {
  const { usage } = snapshot;
  if (usage.state === 'no-home' || usage.state === 'empty') return UNKNOWN;
  const amount = format.tokens(usage.today.tokens.total);
  return isLowerBound(snapshot) ? strings.atLeastShort(amount) : amount;
}
