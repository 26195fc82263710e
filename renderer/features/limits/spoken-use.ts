import { type LimitWindow, leftOf, shownUse } from '../../../electron/shared/limits.ts';
import type { WindowOutlook } from '../../../electron/shared/outlook.ts';
import type { Settings } from '../../../electron/shared/settings.ts';
import type { LocaleContext } from '../../i18n/locale-context.tsx';

/** When a limit resets, as a countdown. */
export function resetWords(
  { resetsAt }: Pick<LimitWindow, 'resetsAt'>,
  { format, strings, now }: LocaleContext,
): string {
  if (resetsAt === null) return strings.limits.noReset;
  return strings.limits.resets(format.countdown(Date.parse(resetsAt) - now));
}

/** When a limit resets, in the way that is chosen. */
export function resetShown(
  window: Pick<LimitWindow, 'resetsAt'>,
  shows: Settings['resetShows'],
  localeContext: LocaleContext,
): string {
  const { format, strings, now } = localeContext;
  return window.resetsAt === null || shows === 'countdown'
    ? resetWords(window, localeContext)
    : strings.limits.resetsAt(format.moment(window.resetsAt, now));
}

/** A bar in words: what is used, or left where that is what is shown, the reset and what will be by then. */
export function spokenUse(
  window: LimitWindow,
  outlook: WindowOutlook | undefined,
  shows: Settings['limitShows'],
  localeContext: LocaleContext,
): string {
  const { format, strings } = localeContext;
  const { value } = strings.limits;
  const used = shownUse(window) ?? 0;
  const atReset = outlook?.atReset?.value ?? null;
  const isLeft = shows === 'left';
  return value({
    amount: isLeft
      ? `${format.percent(leftOf(used))} ${strings.limits.left}`
      : `${format.percent(used)} ${strings.limits.used}`,
    resets: resetWords(window, localeContext),
    outlook:
      atReset === null
        ? null
        : isLeft
          ? strings.limits.outlook.leftAtReset(format.percent(leftOf(atReset)))
          : strings.limits.outlook.atReset(format.percent(atReset)),
  });
}
