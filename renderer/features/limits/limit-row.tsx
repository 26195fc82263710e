import { memo, type ReactNode } from 'react';
import { MINUTE_MS } from '../../../electron/shared/durations.ts';
import {
  type LimitLevel,
  type LimitWindow,
  leftOf,
  shownUse,
  windowAt,
} from '../../../electron/shared/limits.ts';
import type { LimitPace, WindowOutlook } from '../../../electron/shared/outlook.ts';
import type { Settings } from '../../../electron/shared/settings.ts';
import { type LocaleContext, useLocale } from '../../i18n/locale-context.tsx';
import { windowName } from '../../i18n/window-name.ts';
import { usePageState } from '../../state/page-context.tsx';
import { Meter, type MeterTone } from '../../ui/charts/meter.tsx';
import { OpenButton } from '../../ui/controls/open-button.tsx';
import { SwapButton } from '../../ui/controls/swap-button.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import styles from './limit-row.module.css';
import { type OutlookText, outlookText } from './outlook-text.ts';

/** An observation older than this is shown with its age. */
const FRESH_MS = 10 * MINUTE_MS;

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
  const { format, strings } = useLocale();
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
  const localeContext = useLocale();
  const { format, strings, now } = localeContext;
  const { outlook, shows } = props;
  const window = windowAt(props.window, now);
  const { level, pace } = window;
  const label = windowName(window, strings, format);
  const percent = window.usedPercent;
  const isKnown = percent !== null;
  const words = isKnown ? outlookText(outlook, window.resetsAt, localeContext) : null;
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
            <Figure used={shownUse(window) ?? 0} shows={shows.limitShows} />
          </span>
        )}
      </div>
      <Meter
        percent={percent}
        label={label}
        text={isKnown ? spoken(window, outlook, localeContext) : strings.limits.unknown}
        tick={pace?.expectedPercent ?? null}
        projected={projected}
        tone={tones[level]}
      />
      <div className={styles.foot}>
        {isKnown ? (
          <>
            <Reset window={window} shows={shows.resetShows} />
            <span>
              {ageText(window, localeContext) ?? (pace === null ? null : paceText(pace, localeContext))}
            </span>
          </>
        ) : (
          <span>
            {window.state === 'reset'
              ? strings.limits.unknownWhy(format.age(window.observedAt, now))
              : strings.limits.unknownUse(format.age(window.observedAt, now))}
            . {strings.limits.staleTodo}
          </span>
        )}
      </div>
      {words === null ? null : <Words words={words} />}
    </div>
  );
}

/** Used or left, whichever is chosen; pressing chooses the other, for all limits. */
function Figure(props: { readonly used: number; readonly shows: LimitShows['limitShows'] }) {
  const { format, strings } = useLocale();
  const { actions } = usePageState().mirror;
  const { used } = props;
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
      second={way(leftOf(used), strings.limits.left)}
      align="end"
      onSwap={() => void actions.choose({ limitShows: isUsed ? 'left' : 'used' })}
    />
  );
}

/** As a countdown or as a time, whichever is chosen; pressing chooses the other, for all limits. */
function Reset(props: { readonly window: LimitWindow; readonly shows: LimitShows['resetShows'] }) {
  const localeContext = useLocale();
  const { format, strings, now } = localeContext;
  const { actions } = usePageState().mirror;
  const { resetsAt } = props.window;
  if (resetsAt === null) return <span>{strings.limits.noReset}</span>;
  const isCountdown = props.shows === 'countdown';
  return (
    <SwapButton
      action={isCountdown ? strings.limits.showClock : strings.limits.showCountdown}
      shows={isCountdown ? 'first' : 'second'}
      first={resetText(props.window, localeContext)}
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
  outlook: WindowOutlook | undefined,
  localeContext: LocaleContext,
): string {
  const { format, strings } = localeContext;
  const { pace } = window;
  const atReset = outlook?.atReset ?? null;
  return strings.limits.value({
    used: format.percent(shownUse(window) ?? 0),
    resets: resetText(window, localeContext),
    pace: pace === null ? null : paceText(pace, localeContext),
    outlook: atReset === null ? null : strings.limits.outlook.atReset(format.percent(atReset.value)),
  });
}

function LevelMark({ level }: { readonly level: LimitLevel }) {
  const { strings } = useLocale();
  if (level === 'unknown' || level === 'normal') return null;
  return (
    <span className={styles.level}>
      <Icon name={level === 'nearing' ? 'warning' : 'critical'} size={12} />
      {strings.limits.level[level]}
    </span>
  );
}

function resetText({ resetsAt }: LimitWindow, { format, strings, now }: LocaleContext): string {
  if (resetsAt === null) return strings.limits.noReset;
  return strings.limits.resets(format.countdown(Date.parse(resetsAt) - now));
}

function paceText({ state, deltaPercent }: LimitPace, { format, strings }: LocaleContext): string {
  return strings.limits.pace[state](format.percent(Math.abs(deltaPercent)));
}

function ageText({ observedAt }: LimitWindow, { format, strings, now }: LocaleContext): string | null {
  if (now - Date.parse(observedAt) < FRESH_MS) return null;
  return strings.limits.asOf(format.age(observedAt, now));
}
