import { useEffect, useId, useRef } from 'react';
import { useStore } from 'zustand';
import type { AnalyticsSwitch } from '../../../electron/shared/edit.ts';
import type { Origin } from '../../../electron/shared/origin.ts';
import type { Analytics } from '../../../electron/shared/telemetry/telemetry.ts';
import { type DetailLocale, useDetailLocale } from '../../i18n/detail-locale.ts';
import { originName } from '../../i18n/origin-name.ts';
import { usePageState } from '../../state/page-context.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Switch } from '../../ui/controls/switch.tsx';
import { Note } from '../../ui/detail/note.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { RowNote } from '../../ui/row/row.tsx';
import type { NotInForce } from '../config-layers/not-in-force.ts';
import { analyticsSentence } from '../data-sharing/analytics-row.ts';
import { Changed } from '../glance/analytics-note.tsx';
import styles from './switch-card.module.css';
import { switchState } from './switch-state.ts';

/** The sentence that says who decided, the switch, and what keeps it from being switched. */
export function SwitchCard(props: {
  readonly analytics: Analytics;
  readonly change: AnalyticsSwitch;
  readonly ignored: NotInForce | null;
}) {
  const localeContext = useDetailLocale();
  const { strings } = localeContext;
  const { edit } = usePageState();
  const { analytics, change, ignored } = props;
  const words = useId();
  const lock = useId();
  const now = switchState(analytics);
  const step = useStore(edit.store, (flow) => flow.step);
  const control = useRef<HTMLButtonElement>(null);
  const before = useRef(step);
  useEffect(() => {
    // The panel that had the focus is gone; it goes back to where the panel came from.
    if (step === 'idle' && before.current !== 'idle') control.current?.focus({ preventScroll: true });
    before.current = step;
  }, [step]);
  return (
    <div className={styles.card}>
      <div className={styles.line}>
        <p id={words} className={styles.sentence}>
          <RowNote note={analyticsSentence(analytics, strings)} within={stopped} />
        </p>
        {now.state === 'unknown' ? null : (
          <Switch
            ref={control}
            label={strings.analytics.switch}
            checked={now.checked}
            locked={now.state !== 'free'}
            neutral
            describedBy={now.state === 'free' ? words : `${words} ${lock}`}
            onSwitch={() => void edit.ask(!now.checked)}
          />
        )}
      </div>
      {change.last === null || step !== 'idle' ? null : (
        <p className={styles.changed}>
          <Changed last={change.last} isDated onUndo={() => void edit.undoLast()} />
        </p>
      )}
      {now.state === 'locked' || now.state === 'outvoted' ? (
        <p id={lock} className={styles.lock}>
          <Icon name="lock" size={12} className={styles.sign} />
          {strings.switchLock.locked[now.state](layerOf(now.by, localeContext))}
        </p>
      ) : null}
      {ignored === null ? null : (
        // An opt-out that does not hold misleads; an opt-in that does not is only so.
        <Note tone={ignored.value === false ? 'warning' : 'plain'}>
          {ignoredText(ignored, localeContext)}
        </Note>
      )}
      {now.state === 'unknown' ? (
        <div className={styles.press}>
          <Button kind="quiet" ref={control} onPress={() => void edit.ask(false)} busy={step === 'planning'}>
            {strings.switchLock.howOff}
          </Button>
        </div>
      ) : null}
      {now.state === 'outvoted' && ignored === null ? (
        <div className={styles.press}>
          <Button kind="quiet" onPress={() => void edit.ask(!now.checked)} busy={step === 'planning'}>
            {strings.switchLock.elsewhere[`${!now.checked}`]}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function ignoredText({ value, line, state }: NotInForce, { strings }: DetailLocale): string {
  const place = originName({ layer: 'user', ...(line === null ? {} : { line }) }, strings);
  return strings.switchLock.ignored[state](
    place,
    value === false ? strings.dataSharing.off : strings.dataSharing.on,
  );
}

/** The layer without its line, which the sentence above has reported. */
function layerOf({ layer, name }: Origin, { strings }: DetailLocale): string {
  return originName({ layer, ...(name === undefined ? {} : { name }) }, strings);
}

/** Reasons come with or without their full stop. */
function stopped(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
