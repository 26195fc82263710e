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
import { type BarLevel, STEPS } from './meter-tiles.ts';

/** The bars of the icon. */
export type Bars =
  | { readonly kind: 'pair'; readonly short: BarLevel; readonly long: BarLevel }
  | { readonly kind: 'single'; readonly only: BarLevel };

/** What the tray icon shows. */
export interface Meter {
  readonly bars: Bars;
  /** Something is wrong that the popover tells of. */
  readonly finding: boolean;
  /** What the bars show is old. */
  readonly dimmed: boolean;
  readonly reason: 'no-limit-seen' | 'no-use-known' | 'seen-long-ago' | 'current';
  /** When the meter changes though nothing else does, in milliseconds since the epoch; null for never. */
  readonly changesAt: number | null;
}

/** Use on another device may have changed a limit that was not seen for this long. Milliseconds. */
export const OLD_AFTER_MS = HOUR_MS;

/**
 * The shortest window is the short bar and the longest the long one: by their lengths, because the slots
 * in which the server sends them change. Of several of one length the fullest counts. A single window
 * stands alone. With no window at all both bars are unknown.
 *
 * @param now milliseconds since the epoch.
 */
export function decideMeter(snapshot: Snapshot, now: number): Meter {
  const { windows } = snapshot.limits;
  const binding = bindingAt(snapshot.limits, now);
  const shown = shownWindows(windows, now);
  // What is used up and no bar shows stands as a dot.
  const isShown = binding.of === 'window' && shown.some(({ id }) => id === binding.id);
  const isHidden = binding.state === 'reached' && !isShown && windows.length > 0;
  const finding = hasFinding(snapshot) || isHidden;
  if (windows.length === 0) {
    const reserve = reserveMeter(snapshot.limits, binding, now);
    if (reserve) return { ...reserve, finding };
  }
  const bars = barsOf(shown, now);
  const known = shown.filter((window) => knownUse(window, now) !== null);
  if (known.length === 0) {
    const reason = windows.length === 0 ? 'no-limit-seen' : 'no-use-known';
    return { bars, finding, dimmed: false, reason, changesAt: null };
  }
  const oldAt = Math.max(...known.map(({ observedAt }) => Date.parse(observedAt))) + OLD_AFTER_MS;
  const dimmed = now >= oldAt;
  const changes = [...(dimmed ? [] : [oldAt]), ...known.map(({ resetsAt }) => Date.parse(resetsAt ?? ''))];
  const coming = changes.filter((at) => at > now);
  return {
    bars,
    finding,
    dimmed,
    reason: dimmed ? 'seen-long-ago' : 'current',
    changesAt: coming.length === 0 ? null : Math.min(...coming),
  };
}

/** The spend cap, or credits that are used up, where there is no window; null where nothing is known of them. */
function reserveMeter(
  { spendCap }: Limits,
  { of, state }: BindingLimit,
  now: number,
): Omit<Meter, 'finding'> | null {
  if (of !== 'spend-cap' && of !== 'credits') return null;
  const use = state === 'reached' ? 100 : spendCap ? capUse(spendCap) : null;
  if (use === null) return null;
  const resetsAt = spendCap?.resetsAt == null ? null : Date.parse(spendCap.resetsAt);
  const changesAt = resetsAt !== null && resetsAt > now ? resetsAt : null;
  return { bars: { kind: 'single', only: usedLevel(use) }, dimmed: false, reason: 'current', changesAt };
}

/** Shortest first; at most two. */
function shownWindows(windows: readonly LimitWindow[], now: number): LimitWindow[] {
  const length = (window: LimitWindow) => window.windowMinutes ?? Number.POSITIVE_INFINITY;
  const lengths = [...new Set(windows.map(length))].toSorted((a, b) => a - b);
  const ends = lengths.length < 2 ? lengths : [lengths[0], lengths.at(-1)];
  return ends.flatMap((end) => {
    const alike = windows.filter((window) => length(window) === end);
    return fullestFirst(alike.map((window) => windowAt(window, now))).slice(0, 1);
  });
}

function barsOf(shown: readonly LimitWindow[], now: number): Bars {
  const [first, second] = shown;
  if (first === undefined) return { kind: 'pair', short: 'unknown', long: 'unknown' };
  if (second === undefined) return { kind: 'single', only: barLevel(first, now) };
  return { kind: 'pair', short: barLevel(first, now), long: barLevel(second, now) };
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

function hasFinding({ findings, otel }: Snapshot): boolean {
  return (
    findings.some(({ level }) => level !== 'info') ||
    otel.signals.some(({ health }) => health.state === 'failing')
  );
}
