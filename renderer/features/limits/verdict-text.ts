import { MINUTE_MS } from '../../../electron/shared/durations.ts';
import { verdictText as textOfVerdict } from '../../../electron/shared/glance/limit-text.ts';
import type { Verdict } from '../../../electron/shared/glance/verdict.ts';
import type { LimitWindow } from '../../../electron/shared/limits.ts';
import type { LocaleContext } from '../../i18n/locale-context.tsx';

/** An observation older than this is shown with its age. */
const FRESH_MS = 10 * MINUTE_MS;

/** The one verdict in words; with the age of what it rests on where that is old. */
export function verdictText(
  verdict: Verdict,
  { observedAt }: Pick<LimitWindow, 'observedAt'>,
  { format, strings, now }: LocaleContext,
): string {
  const words = textOfVerdict(verdict, strings.limits, format, now);
  return now - Date.parse(observedAt) < FRESH_MS
    ? words
    : strings.glance.seen(words, format.age(observedAt, now));
}
