import {
  bindingAt,
  type Credits,
  capUse,
  fullestFirst,
  type Limits,
  type LimitWindow,
  type SpendCap,
  spendCapAt,
  windowAt,
} from '../../shared/limits.ts';
import { limitName, type Reading } from './facts.ts';
import { knownUse } from './known-use.ts';

/** More windows than this are counted, not listed. */
const WINDOWS_LISTED = 3;

/** The limits as text: at most three windows, what binds among them, then spend cap and credits. */
export function limitFacts({ snapshot, now, strings, format }: Reading): string[] {
  const reserves = reserveFacts({ snapshot, now, strings, format });
  const { windows } = snapshot.limits;
  if (windows.length === 0) return reserves.length > 0 ? reserves : [strings.noLimits];
  const shown = listed(snapshot.limits, now);
  const facts = shown.map((window) => {
    const name = limitName(window, strings, format);
    const used = knownUse(window, now);
    if (used === null)
      return windowAt(window, now).state === 'reset'
        ? strings.limitUnknown(name)
        : strings.limitDoubted(name);
    const resets = window.resetsAt === null ? null : format.moment(window.resetsAt, now);
    const runsOut = snapshot.outlook.windows.find(({ id }) => id === window.id)?.runsOut?.at ?? null;
    return runsOut === null || Date.parse(runsOut) <= now
      ? strings.limit(name, format.percent(used), resets)
      : strings.limitRunsOut(name, format.percent(used), format.moment(runsOut, now));
  });
  const more = windows.length - shown.length;
  return [...facts, ...(more > 0 ? [strings.moreLimits(more)] : []), ...reserves];
}

/** Shortest first, as the Snapshot has them. */
function listed(limits: Limits, now: number): readonly LimitWindow[] {
  const { windows } = limits;
  if (windows.length <= WINDOWS_LISTED) return windows;
  const { id } = bindingAt(limits, now);
  const [first, ...others] = windows;
  const urgent = fullestFirst(others.map((window) => windowAt(window, now))).toSorted(
    (a, b) => Number(b.id === id) - Number(a.id === id),
  );
  const kept = new Set([first, ...urgent].slice(0, WINDOWS_LISTED).map((window) => window?.id));
  if (id !== null) kept.add(id);
  return windows.filter((window) => kept.has(window.id)).slice(0, WINDOWS_LISTED);
}

/** Describes the spend cap and the credits, each with when it was seen. */
function reserveFacts({ snapshot, now, strings, format }: Reading): string[] {
  const { spendCap, credits } = snapshot.limits;
  const seen = (at: string) => format.moment(at, now);
  const facts: string[] = [];
  if (spendCap) facts.push(strings.seenAt(capText(spendCapAt(spendCap, now)), seen(spendCap.observedAt)));
  const text = credits && creditText(credits);
  if (credits && text !== null) facts.push(strings.seenAt(text, seen(credits.observedAt)));
  return facts;

  function capText(cap: SpendCap): string {
    const resets = cap.resetsAt === null ? null : format.moment(cap.resetsAt, now);
    if (cap.level === 'reached') return strings.capReached(resets);
    const use = capUse(cap);
    return use === null ? strings.capUnknown : strings.cap(format.percent(use), resets);
  }

  function creditText({ state, balance }: Credits): string | null {
    switch (state) {
      case 'unlimited':
        return strings.creditsUnlimited;
      case 'available':
        return strings.credits(balance === null ? null : format.amount(balance));
      case 'out':
        return strings.creditsOut;
      case 'unknown':
        return strings.creditsUnknown;
      case 'none':
        return null;
    }
  }
}
