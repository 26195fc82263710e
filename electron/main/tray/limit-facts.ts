import { verdictText, windowName } from '../../shared/glance/limit-text.ts';
import { type ShownLimit, shownLimits } from '../../shared/glance/shown-limits.ts';
import { windowVerdict } from '../../shared/glance/verdict.ts';
import { type Credits, capUse, type LimitWindow, type SpendCap, spendCapAt } from '../../shared/limits.ts';
import type { Reading } from './facts.ts';
import { knownUse } from './known-use.ts';

/** The limits that the overview shows, each with its one verdict, then how many more there are, and the credits. */
export function limitFacts(reading: Reading): string[] {
  const { snapshot, now, strings } = reading;
  const { shown, folded } = shownLimits(snapshot.limits, now);
  const facts = shown.map((limit) => limitFact(limit, reading)).filter((fact) => fact !== null);
  const more = folded.length === 0 ? [] : [strings.moreLimits(folded.length)];
  const all = [...facts, ...more, ...creditFacts(reading)];
  return all.length > 0 ? all : [strings.noLimits];
}

function limitFact(limit: ShownLimit, reading: Reading): string | null {
  if (limit.kind === 'window') return windowFact(limit.window, reading);
  const { snapshot, now, strings, format } = reading;
  const { spendCap } = snapshot.limits;
  if (!spendCap) return null;
  return strings.seenAt(capText(spendCapAt(spendCap, now), reading), format.moment(spendCap.observedAt, now));
}

function windowFact(window: LimitWindow, { snapshot, now, strings, format }: Reading): string {
  const outlook = snapshot.outlook.windows.find(({ id }) => id === window.id);
  const verdict = windowVerdict(window, outlook, now);
  const used = knownUse(window, now);
  return strings.limit(
    windowName(window, strings.limits, format),
    used === null ? null : format.percent(used),
    window.resetsAt === null ? null : format.moment(window.resetsAt, now),
    verdictText(verdict, strings.limits, format, now),
  );
}

function capText(cap: SpendCap, { now, strings, format }: Reading): string {
  const resets = cap.resetsAt === null ? null : format.moment(cap.resetsAt, now);
  if (cap.level === 'reached') return strings.capReached(resets);
  const use = capUse(cap);
  return use === null ? strings.capUnknown : strings.cap(format.percent(use), resets);
}

function creditFacts({ snapshot, now, strings, format }: Reading): string[] {
  const { credits } = snapshot.limits;
  const text = credits && creditText(credits);
  return credits && text !== null ? [strings.seenAt(text, format.moment(credits.observedAt, now))] : [];

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
