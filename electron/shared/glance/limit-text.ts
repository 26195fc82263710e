import { MINUTE_MS } from '../durations.ts';
import type { Format } from '../format/format.ts';
import type { LimitWindow } from '../limits.ts';
import type { Verdict } from './verdict.ts';
import type { LimitWords } from './words/en.ts';

type Named = Pick<LimitWindow, 'kind' | 'windowMinutes' | 'slot' | 'limitId' | 'limitName'>;

/**
 * Names a rate-limit window, as the page, the tray, notifications and the terminal do: by its length, and by
 * Codex's own name where it has another.
 */
export function windowName(window: Named, words: LimitWords, format: Format): string {
  const { slot, windowMinutes, limitId, limitName } = window;
  // Two of one length differ by their place.
  const place = slot === undefined || windowMinutes === null ? null : words.window[slot];
  const own = limitName !== null && limitName !== '' ? limitName : limitId === 'codex' ? null : limitId;
  return words.label(words.label(spanName(window, words, format), place), own);
}

function spanName({ kind, windowMinutes, slot }: Named, { window }: LimitWords, format: Format): string {
  const span =
    windowMinutes === null
      ? window[slot ?? 'unnamed']
      : window.span(format.duration(windowMinutes * MINUTE_MS));
  // A short window need not be five hours long; its name then comes from its length.
  if (kind === 'session') return windowMinutes === 300 ? window.session : span;
  return kind === 'other' ? span : window[kind];
}

/** Writes the one verdict of a limit. `now`: milliseconds since the epoch. */
export function verdictText(verdict: Verdict, words: LimitWords, format: Format, now: number): string {
  switch (verdict.state) {
    case 'unknown':
      return words.notKnownSince(format.moment(verdict.since, now));
    case 'tight':
      return words.verdict.tight(format.moment(verdict.earliest, now));
    case 'runs-out':
      return words.verdict['runs-out'](format.moment(verdict.at, now));
    default:
      return words.verdict[verdict.state];
  }
}
