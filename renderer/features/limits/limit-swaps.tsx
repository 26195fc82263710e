import { type LimitWindow, leftOf } from '../../../electron/shared/limits.ts';
import { useLocale } from '../../i18n/locale-context.tsx';
import { usePageState } from '../../state/page-context.tsx';
import { SwapButton } from '../../ui/controls/swap-button.tsx';
import type { LimitShows } from './limit-shows.ts';
import styles from './limit-swaps.module.css';
import { resetWords } from './spoken-use.ts';

/** Used or left, whichever is chosen; pressing chooses the other, for all limits. */
export function LimitFigure(props: { readonly used: number; readonly shows: LimitShows['limitShows'] }) {
  const { format, strings } = useLocale();
  const { actions } = usePageState().mirror;
  const isUsed = props.shows === 'used';
  const way = (percent: number, unit: string) => (
    <>
      <span className={styles.figure}>{format.percent(percent)}</span>{' '}
      <span className={styles.unit}>{unit}</span>
    </>
  );
  return (
    <SwapButton
      action={isUsed ? strings.limits.showLeft : strings.limits.showUsed}
      shows={isUsed ? 'first' : 'second'}
      first={way(props.used, strings.limits.used)}
      second={way(leftOf(props.used), strings.limits.left)}
      align="end"
      onSwap={() => void actions.choose({ limitShows: isUsed ? 'left' : 'used' })}
    />
  );
}

/** The reset as a countdown or as a time, whichever is chosen; pressing chooses the other, for all limits. */
export function LimitReset(props: {
  readonly window: Pick<LimitWindow, 'resetsAt'>;
  readonly shows: LimitShows['resetShows'];
}) {
  const localeContext = useLocale();
  const { format, strings, now } = localeContext;
  const { actions } = usePageState().mirror;
  const { resetsAt } = props.window;
  if (resetsAt === null) return <span className={styles.reset}>{strings.limits.noReset}</span>;
  const isCountdown = props.shows === 'countdown';
  return (
    <span className={styles.reset}>
      <SwapButton
        action={isCountdown ? strings.limits.showClock : strings.limits.showCountdown}
        shows={isCountdown ? 'first' : 'second'}
        first={resetWords(props.window, localeContext)}
        second={strings.limits.resetsAt(format.moment(resetsAt, now))}
        align="end"
        onSwap={() => void actions.choose({ resetShows: isCountdown ? 'clock' : 'countdown' })}
      />
    </span>
  );
}
