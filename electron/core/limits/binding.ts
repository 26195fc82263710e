import { DAY_MS } from '../../shared/durations.ts';
import type { BindingLimit, LimitLevel, Limits, LimitWindow } from '../../shared/limits.ts';
import { limitsMessage } from '../../shared/messages/en/usage/limits.ts';
import type { Message } from '../../shared/messages/message.ts';
import type { WindowOutlook } from '../../shared/outlook.ts';
import type { AuthKind } from '../../shared/usage.ts';
import type { ObservedLimits } from './decide-limits.ts';

/** A limit other than Codex's own that reset longer ago is not in use any more. */
const FORGOTTEN_MS = 7 * DAY_MS;

/** The forecast of a window, as far as needed here. */
type Forecast = Pick<WindowOutlook, 'id' | 'state' | 'pace' | 'atReset' | 'runsOut'>;

/** One limit, as far as needed to decide which one binds. */
interface Candidate {
  readonly of: 'window' | 'spend-cap' | 'credits';
  readonly id: string | null;
  readonly level: LimitLevel;
  /** Percent used by the reset, or by now. */
  readonly fill: number;
  readonly isForeseen: boolean;
  readonly resetsAt: string | null;
  readonly runsOutAt: string | null;
}

const ranks: Record<LimitLevel, number> = { unknown: 0, normal: 1, nearing: 2, 'almost-used': 3, reached: 4 };

/** Adds to each window its pace, and decides which limit binds. `now` in milliseconds since the epoch. */
export function judgeLimits(
  observed: ObservedLimits,
  outlooks: readonly Forecast[],
  now: number,
  mayHaveLimits = true,
): Limits {
  const windows = observed.windows.map((window) => ({
    ...window,
    pace: outlooks.find(({ id }) => id === window.id)?.pace ?? null,
  }));
  return { ...observed, windows, binding: decideBinding(observed, outlooks, now, mayHaveLimits) };
}

/**
 * Decides which limit stops the work first. A short window that is not used up does not help while a longer one is used
 * up, so the worst decides: what is used up and opens last, then what runs out first, then what is nearest to its end
 * now, then what will be fullest at its reset.
 *
 * @param mayHaveLimits false where no session is of an account that has limits.
 */
export function decideBinding(
  limits: ObservedLimits,
  outlooks: readonly Forecast[],
  now: number,
  mayHaveLimits = true,
): BindingLimit {
  const notKnown = notKnownOf(limits, now);
  const all = candidatesOf(limits, outlooks);
  const binds = (one: Candidate, state: BindingLimit['state'], reason: Message): BindingLimit => ({
    of: one.of,
    id: one.id,
    state,
    reason,
    resetsAt: one.resetsAt,
    notKnown,
  });
  const reached = all.filter(({ level }) => level === 'reached');
  const opensLast = reached.toSorted((a, b) => timeOf(b.resetsAt) - timeOf(a.resetsAt))[0];
  if (opensLast) return binds(opensLast, 'reached', reachedReason(opensLast, reached.length, limits));
  if (limits.reachedType !== null) {
    const reason = limitsMessage('limits.reached-unnamed');
    return { of: null, id: null, state: 'reached', reason, resetsAt: null, notKnown };
  }
  const known = all.filter(({ level }) => level !== 'unknown');
  const first = known
    .filter(({ runsOutAt }) => runsOutAt !== null)
    .toSorted((a, b) => timeOf(a.runsOutAt) - timeOf(b.runsOutAt))[0];
  if (first) return binds(first, 'runs-out', limitsMessage('limits.binds.runs-out'));
  const fullest = known.toSorted(
    (a, b) => rankOf(b) - rankOf(a) || b.fill - a.fill || timeOf(a.resetsAt) - timeOf(b.resetsAt),
  )[0];
  if (fullest) {
    const calm = fullest.isForeseen
      ? limitsMessage('limits.binds.fullest-at-reset')
      : limitsMessage('limits.binds.fullest');
    const reason = fullest.level === 'normal' ? calm : limitsMessage('limits.binds.nearest');
    return binds(fullest, fullest.level, reason);
  }
  const nothing = { of: null, id: null, resetsAt: null, notKnown } as const;
  if (limits.state === 'none' && !mayHaveLimits) {
    return { ...nothing, state: 'none', reason: limitsMessage('limits.none') };
  }
  return { ...nothing, state: 'unknown', reason: limitsMessage('limits.unknown') };
}

/** Decides the same for windows alone. */
export function decideWindow(
  { spendCap: _cap, ...limits }: ObservedLimits,
  outlooks: readonly Forecast[],
  now: number,
): Pick<BindingLimit, 'id' | 'reason'> {
  return decideBinding({ ...limits, credits: null, reachedType: null }, outlooks, now);
}

function rankOf({ level }: Candidate): number {
  return ranks[level];
}

function reachedReason({ of }: Candidate, count: number, { credits }: ObservedLimits): Message {
  if (of === 'credits') return limitsMessage('limits.no-credits');
  if (of === 'spend-cap') return limitsMessage('limits.cap-reached');
  if (credits?.state === 'available' || credits?.state === 'unlimited')
    return limitsMessage('limits.used-up.credits');
  return count === 1 ? limitsMessage('limits.used-up') : limitsMessage('limits.used-up.last-reset');
}

const creditsOut = { id: null, fill: 100, isForeseen: false, resetsAt: null, runsOutAt: null };

/** In the order that decides where nothing else does. */
function candidatesOf(
  { windows, spendCap, credits }: ObservedLimits,
  outlooks: readonly Forecast[],
): Candidate[] {
  const cap: Candidate[] = spendCap
    ? [
        {
          of: 'spend-cap',
          id: null,
          level: spendCap.level,
          fill: 100 - (spendCap.remainingPercent ?? 100),
          isForeseen: false,
          resetsAt: spendCap.resetsAt,
          runsOutAt: null,
        },
      ]
    : [];
  const out = { ...creditsOut, of: 'credits', level: 'reached' } as const;
  return [
    ...cap,
    ...(credits?.state === 'out' ? [out] : []),
    ...windows.map((window): Candidate => {
      const outlook = outlooks.find(({ id }) => id === window.id);
      return {
        of: 'window',
        id: window.id,
        level: window.level,
        fill: outlook?.atReset?.value ?? window.usedPercent ?? 0,
        isForeseen: outlook?.atReset != null,
        resetsAt: window.resetsAt,
        runsOutAt: outlook?.state === 'runs-out' ? (outlook.runsOut?.at ?? null) : null,
      };
    }),
  ];
}

function notKnownOf({ windows, spendCap }: ObservedLimits, now: number): string[] {
  const isInUse = ({ limitId, resetsAt }: LimitWindow) =>
    limitId === 'codex' || resetsAt === null || now - Date.parse(resetsAt) < FORGOTTEN_MS;
  const ids = windows.filter((window) => window.level === 'unknown' && isInUse(window)).map(({ id }) => id);
  return spendCap?.level === 'unknown' ? [...ids, 'spend-cap'] : ids;
}

/** An unknown reset counts as the latest. */
function timeOf(at: string | null | undefined): number {
  return at == null ? Number.POSITIVE_INFINITY : Date.parse(at);
}

/**
 * Returns false where every sign-in, of a home or else of the recent sessions, has no limits of its own: API keys and
 * other providers.
 */
export function mayHaveLimits(signIns: readonly AuthKind[], recent: readonly AuthKind[]): boolean {
  const known = signIns.some((kind) => kind !== null) ? signIns : recent;
  return known.length === 0 || known.some((kind) => kind === null || kind === 'chatgpt');
}
