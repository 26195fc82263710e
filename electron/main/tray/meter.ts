import { HOUR_MS } from '../../shared/durations.ts';
import {
  type BindingLimit,
  bindingAt,
  capUse,
  fullestFirst,
  type Limits,
  type LimitWindow,
  windowAt,
} from '../../shared/limits.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { knownUse } from './known-use.ts';
import { decideMark } from './mark.ts';
import { type BarLevel, type Mark, STEPS } from './meter-tiles.ts';

/** The bars of the icon. */
export type Bars =
  | { readonly kind: 'pair'; readonly short: BarLevel; readonly long: BarLevel }
  | { readonly kind: 'single'; readonly only: BarLevel };

/** What the tray icon shows. */
export interface Meter {
  readonly bars: Bars;
  /** The headline of the popover, where it is more than a limit's use. */
  readonly mark: Mark | null;
  /** The values of the bars are old. */
  readonly dimmed: boolean;
  readonly reason: 'no-limit-seen' | 'no-use-known' | 'seen-long-ago' | 'current';
  /** When the meter changes though nothing else does, in milliseconds since the epoch; null for never. */
  readonly changesAt: number | null;
}

/** Use on another device may have changed a limit that was not observed for this long. Milliseconds. */
export const OLD_AFTER_MS = HOUR_MS;

/**
 * The shortest window is the short bar and the longest the long one: by their lengths, because the slots
 * in which the server sends them change. Of several of one length the one that binds counts, else
 * the fullest. What binds has a bar of its own where its length is between the two: it takes the place of
 * the long one. A single window stands
 * alone. With no window at all both bars are unknown.
 *
 * @param now milliseconds since the epoch.
 */
export function decideMeter(snapshot: Snapshot, now: number): Meter {
  const { next, ...picture } = pictureAt(snapshot, now);
  const shown = JSON.stringify([picture.bars, picture.mark, picture.dimmed]);
  // A reset of a limit that no bar shows changes nothing.
  for (let at = next; at !== null; ) {
    const then = pictureAt(snapshot, at);
    if (JSON.stringify([then.bars, then.mark, then.dimmed]) !== shown) return { ...picture, changesAt: at };
    at = then.next;
  }
  return { ...picture, changesAt: null };
}

/** What is shown at a moment, and the next one at which that could change. */
function pictureAt(
  snapshot: Snapshot,
  now: number,
): Omit<Meter, 'changesAt'> & { readonly next: number | null } {
  const { limits } = snapshot;
  const { windows } = limits;
  const binding = bindingAt(limits, now);
  const mark = decideMark(snapshot, now);
  const reserve = reserveBar(limits, binding);
  if (windows.length === 0 && reserve !== null) {
    const next = later(limits.spendCap?.resetsAt, now);
    return { bars: { kind: 'single', only: reserve }, mark, dimmed: false, reason: 'current', next };
  }
  const shown = shownWindows(windows, binding, now);
  const bars = barsOf(shown, reserve, now);
  const known = shown.filter((window) => knownUse(window, now) !== null);
  if (known.length === 0) {
    const reason = windows.length === 0 ? 'no-limit-seen' : 'no-use-known';
    const next = reserve === null ? null : later(limits.spendCap?.resetsAt, now);
    return { bars, mark, dimmed: false, reason, next };
  }
  const oldAt = Math.max(...known.map(({ observedAt }) => Date.parse(observedAt))) + OLD_AFTER_MS;
  const dimmed = now >= oldAt;
  const resets = [...windows, ...(limits.spendCap ? [limits.spendCap] : [])].map(({ resetsAt }) =>
    later(resetsAt, now),
  );
  const coming = [...resets.filter((at) => at !== null), ...(dimmed ? [] : [oldAt])];
  return {
    bars,
    mark,
    dimmed,
    reason: dimmed ? 'seen-long-ago' : 'current',
    next: coming.length === 0 ? null : Math.min(...coming),
  };
}

function later(at: string | null | undefined, now: number): number | null {
  const time = Date.parse(at ?? '');
  return time > now ? time : null;
}

/** Returns the level of a binding spend cap or of binding credits that are used up; else null. */
function reserveBar({ spendCap }: Limits, { of, state }: BindingLimit): BarLevel | null {
  if (of !== 'spend-cap' && of !== 'credits') return null;
  const use = state === 'reached' ? 100 : spendCap ? capUse(spendCap) : null;
  return use === null ? null : usedLevel(use);
}

/** Shortest first; at most two. */
function shownWindows(windows: readonly LimitWindow[], binding: BindingLimit, now: number): LimitWindow[] {
  const length = (window: LimitWindow) => window.windowMinutes ?? Number.POSITIVE_INFINITY;
  const lengths = [...new Set(windows.map(length))].toSorted((a, b) => a - b);
  const ends = lengths.length < 2 ? lengths : [lengths[0], lengths.at(-1)];
  const shown = ends.flatMap((end) => {
    const alike = windows.filter((window) => length(window) === end);
    const binds = alike.find(({ id }) => id === binding.id);
    return binds ? [binds] : fullestFirst(alike.map((window) => windowAt(window, now))).slice(0, 1);
  });
  const [first] = shown;
  const binds = windows.find(({ id }) => id === binding.id);
  if (first === undefined || binds === undefined || shown.some(({ id }) => id === binds.id)) return shown;
  return [first, binds].toSorted((a, b) => length(a) - length(b));
}

/** @param reserve takes the long bar where it binds. */
function barsOf(shown: readonly LimitWindow[], reserve: BarLevel | null, now: number): Bars {
  const [first, second] = shown;
  if (first === undefined) return { kind: 'pair', short: 'unknown', long: 'unknown' };
  const short = barLevel(first, now);
  if (reserve !== null) return { kind: 'pair', short, long: reserve };
  if (second === undefined) return { kind: 'single', only: short };
  return { kind: 'pair', short, long: barLevel(second, now) };
}

/** Empty only where nothing was used, full only where the limit is reached. */
function barLevel(window: LimitWindow, now: number): BarLevel {
  const used = knownUse(window, now);
  if (used === null) return 'unknown';
  return usedLevel(used);
}

/** @param used percent. */
export function usedLevel(used: number): Exclude<BarLevel, 'unknown'> {
  if (used <= 0) return 0;
  if (used >= 100) return STEPS;
  return (1 + Math.floor((used / 100) * (STEPS - 1))) as Exclude<BarLevel, 'unknown'>;
}
