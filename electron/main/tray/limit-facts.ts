import { type Credits, capUse, type SpendCap, spendCapAt, windowAt } from '../../shared/limits.ts';
import { limitName, type Reading } from './facts.ts';
import { knownUse } from './known-use.ts';

/** Every limit as text, windows first. */
export function limitFacts({ snapshot, now, strings, format }: Reading): string[] {
  const reserves = reserveFacts({ snapshot, now, strings, format });
  const { windows } = snapshot.limits;
  if (windows.length === 0) return reserves.length > 0 ? reserves : [strings.noLimits];
  const facts = windows.map((window) => {
    const name = limitName(window, strings, format);
    const used = knownUse(window, now);
    if (used === null)
      return windowAt(window, now).state === 'reset'
        ? strings.limitUnknown(name)
        : strings.limitDoubted(name);
    const resets = window.resetsAt === null ? null : format.moment(window.resetsAt, now);
    return strings.limit(name, format.percent(used), resets);
  });
  return [...facts, ...reserves];
}

/** The spend cap and the credits as text, each with when it was seen; none where there are none. */
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
