import type { WindowOutlook } from '../../../electron/shared/outlook.ts';
import type { LocaleContext } from '../../i18n/locale-context.tsx';
import type { IconName } from '../../ui/icons/icon.tsx';

/** What will become of a window, as a sign and words; null where nothing can be said. */
export interface OutlookText {
  readonly sign: IconName | null;
  readonly tone: 'plain' | 'warning' | 'critical';
  readonly text: string;
}

export function outlookText(
  outlook: WindowOutlook | undefined,
  resetsAt: string | null,
  { format, strings, now }: Pick<LocaleContext, 'format' | 'strings' | 'now'>,
): OutlookText | null {
  const { outlook: words } = strings.limits;
  if (outlook === undefined) return null;
  const { state, runsOut, atReset } = outlook;
  switch (state) {
    case 'unknown':
      return null;
    case 'too-early':
      return { sign: null, tone: 'plain', text: words.tooEarly };
    case 'lasts':
      return atReset === null
        ? null
        : { sign: null, tone: 'plain', text: words.lasts(format.percent(atReset.value)) };
    case 'may-run-out':
      return runsOut === null
        ? null
        : { sign: null, tone: 'plain', text: words.mayRunOut(format.moment(runsOut.earliest, now)) };
    case 'runs-out':
      return runsOut === null || runsOut.at === null
        ? null
        : { sign: 'warning', tone: 'warning', text: words.runsOut(format.moment(runsOut.at, now)) };
    case 'reached':
      return {
        sign: 'critical',
        tone: 'critical',
        text: words.reached(resetsAt === null ? null : format.moment(resetsAt, now)),
      };
  }
}
