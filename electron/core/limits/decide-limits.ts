import { MINUTE_MS } from '../../shared/durations.ts';
import type { Limits, LimitWindow } from '../../shared/limits.ts';
import { limitsMessage } from '../../shared/messages/en/usage/limits.ts';
import type { Message } from '../../shared/messages/message.ts';
import type { LimitObservation } from '../ingest/lines/rollout-state.ts';
import { decideCredits, decideSpendCap } from './decide-credits.ts';
import { decideLevel } from './level.ts';

const KINDS: readonly { readonly kind: LimitWindow['kind']; readonly from: number; readonly to: number }[] = [
  { kind: 'session', from: 240, to: 360 },
  { kind: 'daily', from: 1_380, to: 1_500 },
  { kind: 'weekly', from: 9_900, to: 10_260 },
  { kind: 'monthly', from: 40_000, to: 44_700 },
];

/** Readings dated further ahead than this come from a wrong clock and are ignored. Milliseconds. */
export const AHEAD_MS = 5 * MINUTE_MS;

/** Returns the kind of a window by its length; the slot it comes in has changed over time and means nothing. */
export function windowKind(minutes: number | null): LimitWindow['kind'] {
  if (minutes === null) return 'other';
  return KINDS.find(({ from, to }) => minutes >= from && minutes <= to)?.kind ?? 'other';
}

/** Limits before it is decided which of them binds and what their pace is. */
export type ObservedLimits = Omit<Limits, 'binding'>;

/**
 * Decides the rate limits from the newest credible observation of each limit. A window whose reset has passed is
 * unknown: neither its old use nor zero would be true. `account`: the newest observation that names a plan, credits
 * or a cap. `fresh`: the account's answer, its own limit first; it counts where it is newer. `now` in milliseconds
 * since the epoch.
 */
export function decideLimits(
  observations: Iterable<LimitObservation>,
  account: LimitObservation | null,
  now: number,
  fresh: readonly LimitObservation[] = [],
): ObservedLimits {
  const newest = new Map<string, LimitObservation & { readonly isFresh: boolean }>();
  const take = (observation: LimitObservation, isFresh: boolean) => {
    const known = newest.get(observation.limitId);
    if (observation.at > now + AHEAD_MS || (known && known.at >= observation.at)) return;
    newest.set(observation.limitId, { ...observation, isFresh });
  };
  for (const each of observations) take(each, false);
  for (const each of fresh) take(each, true);
  const windows = withUniqueIds(
    [...newest.values()].flatMap((observation) => windowsOf(observation, observation.isFresh, now)),
  ).sort(byLength);
  const [own = null] = fresh;
  const known = account !== null && account.at <= now + AHEAD_MS ? account : null;
  const about = own !== null && (known === null || known.at < own.at) ? own : known;
  const reachedType = reachedOf([...newest.values()], about, now);
  const credits = about && decideCredits(about, reachedType, windows.length > 0);
  const spendCap = about && decideSpendCap(about, now);
  const times = [...windows, credits, spendCap].flatMap((each) => (each ? [each.observedAt] : []));
  return {
    ...decideState(windows, credits !== null || spendCap !== null),
    planType: about?.planType ?? known?.planType ?? null,
    windows,
    credits,
    ...(spendCap && { spendCap }),
    reachedType,
    observedAt: times.sort().at(-1) ?? null,
  };
}

/** Returns why the server refused last, where no window has reset since. */
function reachedOf(
  newest: readonly LimitObservation[],
  about: LimitObservation | null,
  now: number,
): string | null {
  const last = newest.find(({ limitId }) => limitId === about?.limitId);
  const all = about && (last === undefined || last.at < about.at) ? [...newest, about] : newest;
  return (
    all
      .toSorted((a, b) => b.at - a.at)
      .filter(({ windows, spendCap }) =>
        [...windows, ...(spendCap ? [spendCap] : [])].every(
          ({ resetsAt }) => resetsAt === null || resetsAt > now,
        ),
      )
      .find(({ reachedType }) => reachedType !== null)?.reachedType ?? null
  );
}

function decideState(windows: readonly LimitWindow[], hasOthers: boolean): Pick<Limits, 'state' | 'reason'> {
  const isCurrent = windows.some((window) => window.state === 'current');
  if (isCurrent || (windows.length === 0 && hasOthers)) {
    return { state: 'observed', reason: limitsMessage('limits.as-recorded') };
  }
  return windows.length === 0
    ? {
        state: 'none',
        reason: limitsMessage('limits.never-seen'),
      }
    : { state: 'stale', reason: limitsMessage('limits.all-reset') };
}

function windowsOf(observation: LimitObservation, isFresh: boolean, now: number): LimitWindow[] {
  return observation.windows.map((window) => {
    const isReset = window.resetsAt !== null && window.resetsAt <= now;
    const usedPercent = isReset ? null : window.usedPercent;
    const id = [observation.limitId, window.windowMinutes, window.slot]
      .filter((part) => part != null)
      .join(':');
    return {
      id: window.windowMinutes === null && !window.slot ? `${id}:unknown` : id,
      limitId: observation.limitId,
      limitName: observation.limitName,
      windowMinutes: window.windowMinutes,
      ...(window.slot && { slot: window.slot }),
      kind: windowKind(window.windowMinutes),
      usedPercent,
      resetsAt: window.resetsAt === null ? null : new Date(window.resetsAt).toISOString(),
      observedAt: new Date(observation.at).toISOString(),
      state: isReset ? 'reset' : 'current',
      reason: windowReason(isReset, usedPercent, isFresh),
      level: decideLevel(usedPercent),
      pace: null,
      ...(isFresh ? { source: 'account' } : {}),
    };
  });
}

function windowReason(isReset: boolean, usedPercent: number | null, isFresh: boolean): Message {
  if (isReset) return limitsMessage('limits.reset-since');
  if (usedPercent === null) return limitsMessage('limits.not-believed');
  return isFresh ? limitsMessage('limits.as-answered') : limitsMessage('limits.as-recorded');
}

/** Makes ids unique: a limit may be named like another one with its length. */
function withUniqueIds(windows: readonly LimitWindow[]): LimitWindow[] {
  const seen = new Set<string>();
  return windows.map((window) => {
    let { id } = window;
    for (let count = 2; seen.has(id); count++) id = `${window.id}#${count}`;
    seen.add(id);
    return id === window.id ? window : { ...window, id };
  });
}

function byLength(a: LimitWindow, b: LimitWindow): number {
  return (a.windowMinutes ?? Number.POSITIVE_INFINITY) - (b.windowMinutes ?? Number.POSITIVE_INFINITY);
}
