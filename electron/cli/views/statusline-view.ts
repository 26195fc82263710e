import type { StatuslineSummary } from '../../core/statusline/summary.ts';
import { capUse, type Limits, type LimitWindow, shownUse } from '../../shared/limits.ts';
import { bindingWindow, namedWindows, reachedLimit, runsOutAt, staleFor } from '../statusline/facts.ts';
import { plainAmount, plainMoment, plainSpan, plainTokens, plainUsd } from '../statusline/plain-words.ts';
import { shortName } from '../statusline/short-name.ts';
import { levelStyles } from '../text/level-styles.ts';
import { type Line, type Span, styled } from '../text/lines.ts';

/**
 * Renders `12.4M today · $1.24 · 5h 62% · week 31% · runs out Thu 14:00`. What is not known is left out. Where what
 * binds is none of the usual windows, it follows them.
 */
export function statuslineView(summary: StatuslineSummary, now: number): Line {
  const { today } = summary;
  const stale = staleFor(summary, now);
  const parts: (readonly (string | Span)[])[] = [[`${plainTokens(today.tokens.total)} today`]];
  if (today.costUsd !== null && today.costUsd > 0) parts.push([plainUsd(today.costUsd)]);
  const named = namedWindows(summary);
  const binding = bindingWindow(summary);
  const shown = binding === null || named.includes(binding) ? named : [...named, binding];
  parts.push(...shown.flatMap(limitPart), ...otherParts(summary.limits));
  const hasLimits = summary.limits.observedAt !== null && parts.length > 1;
  if (hasLimits && stale !== null) parts.push([styled(`seen ${plainSpan(stale)} ago`, 'dim')]);
  const at = runsOutAt(summary);
  const reached = reachedLimit(summary);
  if (reached === 'credits') parts.push([styled('no credits left', 'red')]);
  else if (reached !== null) parts.push([styled(`${reached} reached`, 'red')]);
  else if (at !== null) parts.push([styled(`runs out ${plainMoment(at, now, summary.calendar)}`, 'yellow')]);
  return parts.flatMap((part, index) => (index === 0 ? part : [' · ', ...part]));
}

function limitPart(window: LimitWindow): (readonly (string | Span)[])[] {
  const use = shownUse(window);
  return use === null ? [] : [[`${shortName(window)} `, styled(`${use}%`, levelStyles[window.level])]];
}

/** The spend cap, and credits where no window is there to work by. What is reached is said at the end. */
function otherParts({ windows, spendCap, credits }: Limits): (readonly (string | Span)[])[] {
  const parts: (readonly (string | Span)[])[] = [];
  const cap = spendCap && capUse(spendCap);
  if (spendCap && cap != null) parts.push(['cap ', styled(`${cap}%`, levelStyles[spendCap.level])]);
  if (windows.length > 0 || credits === null) return parts;
  if (credits.state === 'unlimited') parts.push(['credits unlimited']);
  if (credits.state === 'available' && credits.balance !== null)
    parts.push([`${plainAmount(credits.balance)} credits`]);
  return parts;
}
