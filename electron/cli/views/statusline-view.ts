import type { Glimpse } from '../../core/glimpse/glimpse.ts';
import type { LimitWindow } from '../../shared/limits.ts';
import { isReached, runsOutAt, staleFor, windowOf } from '../statusline/facts.ts';
import { plainMoment, plainSpan, plainTokens, plainUsd } from '../statusline/plain-words.ts';
import { type Line, type Span, type Style, styled } from '../text/lines.ts';

/** `12.4M today · $1.24 · 5h 62% · week 31% · runs out Thu 14:00`. What is not known is left out. */
export function statuslineView(glimpse: Glimpse, now: number): Line {
  const { today } = glimpse;
  const stale = staleFor(glimpse, now);
  const parts: (readonly (string | Span)[])[] = [[`${plainTokens(today.tokens.total)} today`]];
  if (today.costUsd !== null && today.costUsd > 0) parts.push([plainUsd(today.costUsd)]);
  const limits = (
    [
      ['5h', 'session'],
      ['day', 'daily'],
      ['week', 'weekly'],
      ['month', 'monthly'],
    ] as const
  ).flatMap(([name, kind]) => limitPart(name, windowOf(glimpse, kind)));
  parts.push(...limits);
  if (limits.length > 0 && stale !== null) parts.push([styled(`seen ${plainSpan(stale)} ago`, 'dim')]);
  const at = runsOutAt(glimpse);
  if (isReached(glimpse)) parts.push([styled('limit reached', 'red')]);
  else if (at !== null) parts.push([styled(`runs out ${plainMoment(at, now, glimpse.calendar)}`, 'yellow')]);
  return parts.flatMap((part, index) => (index === 0 ? part : [' · ', ...part]));
}

function limitPart(name: string, window: LimitWindow | null): (readonly (string | Span)[])[] {
  const used = window?.usedPercent ?? null;
  return used === null ? [] : [[`${name} `, styled(`${Math.round(used)}%`, levelStyle(used))]];
}

function levelStyle(usedPercent: number): Style {
  if (usedPercent >= 95) return 'red';
  return usedPercent >= 80 ? 'yellow' : 'green';
}
