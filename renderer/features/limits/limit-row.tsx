import { memo, type ReactNode } from 'react';
import { windowName } from '../../../electron/shared/glance/limit-text.ts';
import { verdictTone, windowVerdict } from '../../../electron/shared/glance/verdict.ts';
import { type LimitWindow, shownUse, windowAt } from '../../../electron/shared/limits.ts';
import type { WindowOutlook } from '../../../electron/shared/outlook.ts';
import { useLocale } from '../../i18n/locale-context.tsx';
import { Meter } from '../../ui/charts/meter.tsx';
import { OpenButton } from '../../ui/controls/open-button.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import styles from './limit-row.module.css';
import type { LimitShows } from './limit-shows.ts';
import { LimitFigure, LimitReset } from './limit-swaps.tsx';
import { spokenUse } from './spoken-use.ts';
import { verdictText } from './verdict-text.ts';

const tones = { plain: 'accent', warning: 'warning', critical: 'critical' } as const;

interface LimitProps {
  readonly window: LimitWindow;
  readonly outlook: WindowOutlook | undefined;
  readonly shows: LimitShows;
}

/** One rate-limit window in the list of all; it leads to its details. */
export const LimitRow = memo(function LimitRow(props: LimitProps) {
  const { format, strings } = useLocale();
  const { window } = props;
  return (
    <li className={styles.row}>
      <LimitMeter
        {...props}
        name={
          <OpenButton route={{ view: 'limit', id: window.id }} wide>
            {windowName(window, strings.limits, format)}
          </OpenButton>
        }
      />
    </li>
  );
});

/** What is used, when it resets and the one verdict. `name` stands before the figure. */
export function LimitMeter(props: LimitProps & { readonly name?: ReactNode }) {
  const localeContext = useLocale();
  const { format, strings, now } = localeContext;
  const { outlook, shows } = props;
  const window = windowAt(props.window, now);
  const verdict = windowVerdict(window, outlook, now);
  const tone = verdictTone(verdict, window.level);
  const isKnown = verdict.state !== 'unknown';
  return (
    <div className={styles.meter} data-tone={tone}>
      <div className={styles.line}>
        {props.name === undefined ? null : <span className={styles.name}>{props.name}</span>}
        {isKnown ? (
          <span className={styles.amount}>
            <LimitFigure used={shownUse(window) ?? 0} shows={shows.limitShows} />
          </span>
        ) : (
          <span className={styles.unknown}>{strings.limits.unknown}</span>
        )}
      </div>
      <Meter
        percent={window.usedPercent}
        label={windowName(window, strings.limits, format)}
        text={isKnown ? spokenUse(window, outlook, shows.limitShows, localeContext) : strings.limits.unknown}
        tick={window.pace?.expectedPercent ?? null}
        projected={isKnown ? (outlook?.atReset?.value ?? null) : null}
        drains={shows.limitShows === 'left'}
        tone={tones[tone]}
      />
      <div className={styles.foot}>
        <span className={styles.verdict}>
          {tone === 'plain' ? null : <Icon name={tone} size={12} />}
          {verdictText(verdict, window, localeContext)}
        </span>
        {isKnown ? <LimitReset window={window} shows={shows.resetShows} /> : null}
      </div>
      {isKnown ? null : (
        <p className={styles.why}>
          {window.state === 'reset'
            ? strings.limits.unknownWhy(format.age(window.observedAt, now))
            : strings.limits.unknownUse(format.age(window.observedAt, now))}
          . {strings.limits.staleTodo}
        </p>
      )}
    </div>
  );
}
