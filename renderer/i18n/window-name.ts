import { MINUTE_MS } from '../../electron/shared/durations.ts';
import type { Format } from '../../electron/shared/format/format.ts';
import type { LimitWindow } from '../../electron/shared/limits.ts';
import type { Strings } from './en.ts';

/** What a rate-limit window is called: by its length, and by Codex's own name where it has another. */
export function windowName(window: LimitWindow, strings: Strings, format: Format): string {
  const { slot, windowMinutes } = window;
  const span = spanName(window, strings, format);
  // Two of one length differ by their place.
  const place = slot === undefined || windowMinutes === null ? null : strings.limits.window[slot];
  return strings.limits.label(strings.limits.label(span, place), otherName(window));
}

function spanName({ kind, windowMinutes, slot }: LimitWindow, { limits }: Strings, format: Format): string {
  const span =
    windowMinutes === null
      ? limits.window[slot ?? 'unnamed']
      : limits.window.span(format.duration(windowMinutes * MINUTE_MS));
  // A short window need not be five hours long; its name then comes from its length.
  if (kind === 'session') return windowMinutes === 300 ? limits.window.session : span;
  return kind === 'other' ? span : limits.window[kind];
}

function otherName({ limitId, limitName }: LimitWindow): string | null {
  if (limitName !== null && limitName !== '') return limitName;
  return limitId === 'codex' ? null : limitId;
}
