import { memo } from 'react';
import { windowName } from '../../../electron/shared/glance/limit-text.ts';
import { verdictTone, windowVerdict } from '../../../electron/shared/glance/verdict.ts';
import { type LimitWindow, leftOf, shownUse, windowAt } from '../../../electron/shared/limits.ts';
import type { WindowOutlook } from '../../../electron/shared/outlook.ts';
import { useLocale } from '../../i18n/locale-context.tsx';
import { sameProps } from '../../state/same-props.ts';
import { Meter } from '../../ui/charts/meter.tsx';
import { OpenButton } from '../../ui/controls/open-button.tsx';
import { Icon, type IconName } from '../../ui/icons/icon.tsx';
import { Middle } from '../../ui/text/middle.tsx';
import type { LimitShows } from '../limits/limit-shows.ts';
import { LimitFigure } from '../limits/limit-swaps.tsx';
import { resetShown, resetWords, spokenUse } from '../limits/spoken-use.ts';
import { verdictText } from '../limits/verdict-text.ts';
import styles from './limit-line.module.css';

const signs: Record<'plain' | 'warning' | 'critical', IconName | null> = {
  plain: null,
  warning: 'warning',
  critical: 'critical',
};
const tones = { plain: 'accent', warning: 'warning', critical: 'critical' } as const;

/** One window: its name, bar and number, and below them the one verdict and the reset. */
export const LimitLine = memo(function LimitLine(props: {
  readonly window: LimitWindow;
  readonly outlook: WindowOutlook | undefined;
  readonly shows: LimitShows;
  readonly compact: boolean;
}) {
  const localeContext = useLocale();
  const { format, strings, now } = localeContext;
  const { outlook, shows, compact } = props;
  const window = windowAt(props.window, now);
  const name = windowName(window, strings.limits, format);
  const verdict = windowVerdict(window, outlook, now);
  const tone = verdictTone(verdict, window.level);
  const opener = (
    <span className={styles.name}>
      <OpenButton route={{ view: 'limit', id: window.id }} wide bare>
        <Middle>{name}</Middle>
      </OpenButton>
    </span>
  );
  if (verdict.state === 'unknown') {
    return (
      <li className={styles.row} data-tone="plain">
        {opener}
        <span className={styles.unknown}>
          <Icon name="unknown" size={12} />
          {strings.limits.notKnownSince(format.moment(verdict.since, now))}
        </span>
      </li>
    );
  }
  const used = window.usedPercent ?? 0;
  const sign = signs[tone];
  const words = verdictText(verdict, window, localeContext);
  return (
    <li className={styles.row} data-tone={tone}>
      {opener}
      <span className={styles.bar}>
        <Meter
          percent={used}
          label={name}
          text={spokenUse(window, outlook, shows.limitShows, localeContext)}
          tick={window.pace?.expectedPercent ?? null}
          projected={outlook?.atReset?.value ?? null}
          drains={shows.limitShows === 'left'}
          tone={tones[tone]}
        />
      </span>
      <span className={styles.figure}>
        {sign === null ? null : <Icon name={sign} size={12} />}
        <LimitFigure used={shownUse(window) ?? 0} shows={shows.limitShows} />
      </span>
      {compact ? null : (
        <span className={styles.foot}>
          <span className={styles.verdict}>{words}</span>
          <span className={styles.reset}>{resetShown(window, shows.resetShows, localeContext)}</span>
        </span>
      )}
      {compact ? (
        <span className="spoken">
          {words}, {resetWords(window, localeContext)}, {format.percent(leftOf(used))} {strings.limits.left}
        </span>
      ) : null}
    </li>
  );
}, sameProps);
