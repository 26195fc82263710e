import type { ReactNode } from 'react';
import type { LimitWindow } from '../../electron/shared/limits.ts';
import { Meter, type MeterTone } from '../charts/meter.tsx';
import { Icon } from '../icons/icon.tsx';
import { OpenButton } from '../navigation/open-button.tsx';
import { type Reader, useReader } from '../page/reader.tsx';
import { windowName } from '../strings/window-name.ts';
import { type LimitLevel, limitLevel } from './level.ts';
import styles from './limit-row.module.css';
import { evenPace, type Pace } from './pace.ts';

/** An observation older than this is shown with its age. */
const FRESH_MS = 10 * 60_000;

const tones: Record<LimitLevel, MeterTone> = {
  unknown: 'accent',
  normal: 'accent',
  nearing: 'warning',
  'almost-used': 'critical',
  reached: 'critical',
};

/** One rate-limit window in the overview; it leads to its details. */
export function LimitRow({ window }: { readonly window: LimitWindow }) {
  const { format, strings } = useReader();
  return (
    <li className={styles.row}>
      <LimitMeter
        window={window}
        name={
          <OpenButton route={{ view: 'limit', id: window.id }} wide>
            {windowName(window, strings, format)}
          </OpenButton>
        }
      />
    </li>
  );
}

/** What is used, when it resets, and how that compares with even use. `name` stands before the figure. */
export function LimitMeter(props: { readonly window: LimitWindow; readonly name?: ReactNode }) {
  const reader = useReader();
  const { format, strings, now } = reader;
  const { window } = props;
  const level = limitLevel(window, now);
  const label = windowName(window, strings, format);
  const isKnown = level !== 'unknown' && window.usedPercent !== null;
  const percent = isKnown ? window.usedPercent : null;
  const pace = isKnown ? evenPace(window, now) : null;
  // 99.6 must not read as "100% used" while the limit is not reached.
  const used = format.percent(Math.floor(percent ?? 0));
  const resets = resetText(window, reader);
  const paceWords = pace === null ? null : paceText(pace, reader);
  return (
    <div className={styles.meter} data-level={level}>
      <div className={styles.line}>
        {props.name === undefined ? null : <span className={styles.name}>{props.name}</span>}
        {isKnown ? (
          <span>
            <LevelMark level={level} />
            <span className={styles.figure}>{used}</span>{' '}
            <span className={styles.unit}>{strings.limits.used}</span>
          </span>
        ) : (
          <span className={styles.unknown}>{strings.limits.unknown}</span>
        )}
      </div>
      <Meter
        percent={percent}
        label={label}
        text={isKnown ? strings.limits.value({ used, resets, pace: paceWords }) : strings.limits.unknown}
        tick={pace?.expectedPercent ?? null}
        tone={tones[level]}
      />
      <div className={styles.foot}>
        {isKnown ? (
          <>
            <span title={window.resetsAt === null ? undefined : format.moment(window.resetsAt, now)}>
              {resets}
            </span>
            <span>{ageText(window, reader) ?? paceWords}</span>
          </>
        ) : (
          <span>{strings.limits.unknownWhy(format.age(window.observedAt, now))}</span>
        )}
      </div>
    </div>
  );
}

function LevelMark({ level }: { readonly level: LimitLevel }) {
  const { strings } = useReader();
  if (level === 'unknown' || level === 'normal') return null;
  return (
    <span className={styles.level}>
      <Icon name={level === 'nearing' ? 'warning' : 'critical'} size={12} />
      {strings.limits.level[level]}
    </span>
  );
}

function resetText({ resetsAt }: LimitWindow, { format, strings, now }: Reader): string {
  if (resetsAt === null) return strings.limits.noReset;
  return strings.limits.resets(format.countdown(Date.parse(resetsAt) - now));
}

function paceText(pace: Pace, { format, strings }: Reader): string {
  if (pace.state === 'even') return strings.limits.pace.even;
  return strings.limits.pace[pace.state](format.percent(Math.abs(pace.deltaPercent)));
}

function ageText({ observedAt }: LimitWindow, { format, strings, now }: Reader): string | null {
  if (now - Date.parse(observedAt) < FRESH_MS) return null;
  return strings.limits.asOf(format.age(observedAt, now));
}
