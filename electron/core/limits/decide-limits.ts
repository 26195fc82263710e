import type { Limits, LimitWindow } from '../../shared/limits.ts';
import type { LimitObservation } from '../usage/rollout-state.ts';

const KINDS: readonly { readonly kind: LimitWindow['kind']; readonly from: number; readonly to: number }[] = [
  { kind: 'session', from: 240, to: 360 },
  { kind: 'daily', from: 1_380, to: 1_500 },
  { kind: 'weekly', from: 9_900, to: 10_260 },
  { kind: 'monthly', from: 40_000, to: 44_700 },
];

/** The kind of a window by its length: which slot it comes in has changed and says nothing. */
export function windowKind(minutes: number | null): LimitWindow['kind'] {
  if (minutes === null) return 'other';
  return KINDS.find(({ from, to }) => minutes >= from && minutes <= to)?.kind ?? 'other';
}

/**
 * The rate limits as the newest observation of each limit tells them. A window whose reset has passed
 * is not known any more: neither its old number nor zero would be true. `fresh` is what the account said
 * when it was asked, its own limit first; it counts where it is newer.
 */
export function decideLimits(
  observations: Iterable<LimitObservation>,
  account: LimitObservation | null,
  now: number,
  fresh: readonly LimitObservation[] = [],
): Limits {
  const newest = new Map([...observations].map((each) => [each.limitId, { ...each, isFresh: false }]));
  for (const each of fresh) {
    const known = newest.get(each.limitId);
    if (!known || known.at < each.at) newest.set(each.limitId, { ...each, isFresh: true });
  }
  const windows = [...newest.values()]
    .flatMap((observation) => windowsOf(observation, observation.isFresh, now))
    .sort(byLength);
  const [own = null] = fresh;
  const about = own !== null && (account === null || account.at < own.at) ? own : account;
  const observedAt =
    windows
      .map((window) => window.observedAt)
      .sort()
      .at(-1) ?? null;
  const verdict = decideState(windows);
  return {
    ...verdict,
    planType: about?.planType ?? account?.planType ?? null,
    windows,
    credits: about?.credits ?? null,
    ...spendCapOf(about),
    reachedType: about?.reachedType ?? null,
    observedAt,
  };
}

function spendCapOf(about: LimitObservation | null): Pick<Limits, 'spendCap'> {
  if (!about?.spendCap) return {};
  const { resetsAt, ...cap } = about.spendCap;
  return {
    spendCap: { ...cap, resetsAt: resetsAt === null ? null : new Date(resetsAt).toISOString() },
  };
}

function decideState(windows: readonly LimitWindow[]): Pick<Limits, 'state' | 'reason'> {
  if (windows.length === 0) {
    return {
      state: 'none',
      reason: 'No session has recorded a limit. API keys and other providers send none.',
    };
  }
  return windows.some((window) => window.state === 'current')
    ? { state: 'observed', reason: 'As the server said after the last response on this machine.' }
    : { state: 'stale', reason: 'Every window has reset since it was last seen.' };
}

function windowsOf(observation: LimitObservation, isFresh: boolean, now: number): LimitWindow[] {
  return observation.windows.map((window) => {
    const reset = window.resetsAt !== null && window.resetsAt <= now;
    return {
      id: `${observation.limitId}:${window.windowMinutes ?? 'unknown'}`,
      limitId: observation.limitId,
      limitName: observation.limitName,
      windowMinutes: window.windowMinutes,
      kind: windowKind(window.windowMinutes),
      usedPercent: reset ? null : window.usedPercent,
      resetsAt: window.resetsAt === null ? null : new Date(window.resetsAt).toISOString(),
      observedAt: new Date(observation.at).toISOString(),
      state: reset ? 'reset' : 'current',
      reason: reset
        ? 'It has reset since it was last seen, so its use is not known.'
        : isFresh
          ? 'As the server told your own Codex program, which asked.'
          : 'As the server said after the last response on this machine.',
      ...(isFresh ? { source: 'account' } : {}),
    };
  });
}

function byLength(a: LimitWindow, b: LimitWindow): number {
  return (a.windowMinutes ?? Number.POSITIVE_INFINITY) - (b.windowMinutes ?? Number.POSITIVE_INFINITY);
}
