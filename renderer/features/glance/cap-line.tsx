import { capUse, leftOf, type SpendCap, spendCapAt } from '../../../electron/shared/limits.ts';
import { useLocale } from '../../i18n/locale-context.tsx';
import { Meter } from '../../ui/charts/meter.tsx';
import { OpenButton } from '../../ui/controls/open-button.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import type { LimitShows } from '../limits/limit-shows.ts';
import { LimitFigure } from '../limits/limit-swaps.tsx';
import { resetShown } from '../limits/spoken-use.ts';
import styles from './limit-line.module.css';

const tones = {
  unknown: 'plain',
  normal: 'plain',
  nearing: 'warning',
  'almost-used': 'critical',
  reached: 'critical',
} as const;

/** The spend cap of a workspace, as a limit among the others. */
export function CapLine(props: {
  readonly cap: SpendCap;
  readonly shows: LimitShows;
  readonly compact: boolean;
}) {
  const localeContext = useLocale();
  const { format, strings, now } = localeContext;
  const cap = spendCapAt(props.cap, now);
  const used = capUse(cap);
  const tone = tones[cap.level];
  const words = [
    cap.level === 'reached' ? strings.limits.verdict.reached : null,
    cap.used !== null && cap.limit !== null
      ? strings.limits.capUsed(format.amount(cap.used), format.amount(cap.limit))
      : null,
  ].filter((part) => part !== null);
  const name = (
    <span className={styles.name}>
      <OpenButton route={{ view: 'limits' }} place="cap" wide bare>
        {strings.limits.cap}
      </OpenButton>
    </span>
  );
  if (used === null) {
    return (
      <li className={styles.row} data-tone="plain">
        {name}
        <span className={styles.unknown}>
          <Icon name="unknown" size={12} />
          {strings.limits.notKnownSince(format.moment(cap.resetsAt ?? cap.observedAt, now))}
        </span>
      </li>
    );
  }
  return (
    <li className={styles.row} data-tone={tone}>
      {name}
      <span className={styles.bar}>
        <Meter
          percent={used}
          label={strings.limits.cap}
          text={
            props.shows.limitShows === 'left'
              ? `${format.percent(leftOf(used))} ${strings.limits.left}`
              : `${format.percent(used)} ${strings.limits.used}`
          }
          drains={props.shows.limitShows === 'left'}
          tone={tone === 'plain' ? 'accent' : tone}
        />
      </span>
      <span className={styles.figure}>
        {tone === 'plain' ? null : <Icon name={tone} size={12} />}
        <LimitFigure used={used} shows={props.shows.limitShows} />
      </span>
      {props.compact ? null : (
        <span className={styles.foot}>
          <span className={styles.verdict}>{words.join(' · ')}</span>
          <span className={styles.reset}>{resetShown(cap, props.shows.resetShows, localeContext)}</span>
        </span>
      )}
    </li>
  );
}
