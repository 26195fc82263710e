import { memo, type ReactNode } from 'react';
import type { LimitWindow } from '../../electron/shared/limits.ts';
import type { WindowOutlook } from '../../electron/shared/outlook.ts';
import type { Settings } from '../../electron/shared/settings.ts';
import { Meter, type MeterTone } from '../charts/meter.tsx';
import { SwapButton } from '../controls/swap-button.tsx';
import { Icon } from '../icons/icon.tsx';
import { OpenButton } from '../navigation/open-button.tsx';
import { usePageState } from '../page/page-context.tsx';
import { type Reader, useReader } from '../page/reader.tsx';
import { windowName } from '../strings/window-name.ts';
import { type LimitLevel, limitLevel } from './level.ts';
import styles from './limit-row.module.css';
import { type OutlookText, outlookText } from './outlook-text.ts';
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

/** How a person wants limits to be shown. */
export type LimitShows = Pick<Settings, 'limitShows' | 'resetShows'>;

interface LimitProps {
  readonly window: LimitWindow;
  readonly outlook: WindowOutlook | undefined;
  readonly shows: LimitShows;
}

/** One rate-limit window in the overview; it leads to its details. */
export const LimitRow = memo(function LimitRow(props: LimitProps) {
  const { format, strings } = useReader();
  const { window } = props;
  return (
    <li className={styles.row}>
      <LimitMeter
        {...props}
        name={
          <OpenButton route={{ view: 'limit', id: window.id }} wide>
            {windowName(window, strings, format)}
          </OpenButton>
        }
      />
    </li>
  );
});

/**
 * What is used, when it resets, how that compares with even use and whether it lasts. `name` stands
 * before the figure.
 */
export function LimitMeter(props: LimitProps & { readonly name?: ReactNode }) {
  const reader = useReader();
  const { format, strings, now } = reader;
  const { window, outlook, shows } = props;
  const level = limitLevel(window, now);
  const label = windowName(window, strings, format);
  const isKnown = level !== 'unknown' && window.usedPercent !== null;
  const percent = isKnown ? window.usedPercent : null;
  const pace = isKnown ? evenPace(window, now) : null;
  const words = isKnown ? outlookText(outlook, window.resetsAt, reader) : null;
  const projected = isKnown ? (outlook?.atReset?.value ?? null) : null;
  return (
    <div className={styles.meter} data-level={level}>
      <div className={styles.line}>
        {props.name === undefined ? null : <span className={styles.name}>{props.name}</span>}
        {percent === null ? (
          <span className={styles.unknown}>{strings.limits.unknown}</span>
        ) : (
          <span className={styles.amount}>
            <LevelMark level={level} />
            <Figure percent={percent} shows={shows.limitShows} />
          </span>
        )}
      </div>
      <Meter
        percent={percent}
        label={label}
        text={percent === null ? strings.limits.unknown : spoken(window, percent, pace, outlook, reader)}
        tick={pace?.expectedPercent ?? null}
        projected={projected}
        tone={tones[level]}
      />
      <div className={styles.foot}>
        {isKnown ? (
          <>
            <Reset window={window} shows={shows.resetShows} />
            <span>{ageText(window, reader) ?? (pace === null ? null : paceText(pace, reader))}</span>
          </>
        ) : (
          <span>
            {strings.limits.unknownWhy(format.age(window.observedAt, now))}. {strings.limits.staleTodo}
          </span>
        )}
      </div>
      {words === null ? null : <Words words={words} />}
    </div>
  );
}

/** Used or left, whichever is chosen; pressing chooses the other, for all limits. */
function Figure(props: { readonly percent: number; readonly shows: LimitShows['limitShows'] }) {
  const { format, strings } = useReader();
  const { actions } = usePageState().mirror;
  // 99.6 must not read as "100% used" while the limit is not reached.
  const used = Math.floor(props.percent);
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
      first={way(used, strings.limits.used)}
      second={way(Math.max(0, 100 - used), strings.limits.left)}
      align="end"
      onSwap={() => void actions.choose({ limitShows: isUsed ? 'left' : 'used' })}
    />
  );
}

/** As a countdown or as a time, whichever is chosen; pressing chooses the other, for all limits. */
function Reset(props: { readonly window: LimitWindow; readonly shows: LimitShows['resetShows'] }) {
  const reader = useReader();
  const { format, strings, now } = reader;
  const { actions } = usePageState().mirror;
  const { resetsAt } = props.window;
  if (resetsAt === null) return <span>{strings.limits.noReset}</span>;
  const isCountdown = props.shows === 'countdown';
  return (
    <SwapButton
      action={isCountdown ? strings.limits.showClock : strings.limits.showCountdown}
      shows={isCountdown ? 'first' : 'second'}
      first={resetText(props.window, reader)}
      second={strings.limits.resetsAt(format.moment(resetsAt, now))}
      onSwap={() => void actions.choose({ resetShows: isCountdown ? 'clock' : 'countdown' })}
    />
  );
}

function Words({ words }: { readonly words: OutlookText }) {
  return (
    <p className={styles.outlook} data-tone={words.tone}>
      {words.sign === null ? null : <Icon name={words.sign} size={12} />}
      {words.text}
    </p>
  );
}

function spoken(
  window: LimitWindow,
  percent: number,
  pace: Pace | null,
  outlook: WindowOutlook | undefined,
  reader: Reader,
): string {
  const { format, strings } = reader;
  const atReset = outlook?.atReset ?? null;
  return strings.limits.value({
    used: format.percent(Math.floor(percent)),
    resets: resetText(window, reader),
    pace: pace === null ? null : paceText(pace, reader),
    outlook: atReset === null ? null : strings.limits.outlook.atReset(format.percent(atReset.value)),
  });
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
