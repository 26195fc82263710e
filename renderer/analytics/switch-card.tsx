import { useEffect, useId, useRef } from 'react';
import { useStore } from 'zustand';
import type { Analytics } from '../../electron/shared/telemetry.ts';
import { Button } from '../controls/button.tsx';
import { Switch } from '../controls/switch.tsx';
import { Note } from '../detail/note.tsx';
import { Icon } from '../icons/icon.tsx';
import type { NotInForce } from '../ladder/not-in-force.ts';
import { usePageState } from '../page/page-context.tsx';
import { type Reader, useReader } from '../page/reader.tsx';
import { originName } from '../strings/origin-name.ts';
import styles from './switch-card.module.css';
import { type SwitchState, switchState } from './switch-state.ts';

/** The sentence that says who decided, the switch, and what keeps it from being switched. */
export function SwitchCard(props: { readonly analytics: Analytics; readonly ignored: NotInForce | null }) {
  const reader = useReader();
  const { strings } = reader;
  const { edit } = usePageState();
  const { analytics, ignored } = props;
  const words = useId();
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
        <p className={styles.state} data-on={now.state !== 'unknown' && now.checked}>
          {stateWord(now, reader)}
        </p>
        {now.state === 'unknown' ? (
          <Button kind="quiet" ref={control} onPress={() => void edit.ask(false)} busy={step === 'planning'}>
            {strings.analytics.howOff}
          </Button>
        ) : (
          <Switch
            ref={control}
            label={strings.analytics.switch}
            checked={now.checked}
            locked={now.state !== 'free'}
            describedBy={words}
            onSwitch={() => void edit.ask(!now.checked)}
          />
        )}
      </div>
      <div id={words} className={styles.words}>
        <p>{sentence(analytics.reason)}</p>
        {now.state === 'locked' || now.state === 'outvoted' ? (
          <p className={styles.lock}>
            <Icon name="lock" size={12} className={styles.sign} />
            {strings.analytics.locked[now.state](originName(now.by, strings))}
          </p>
        ) : null}
      </div>
      {ignored === null ? null : <Note tone="warning">{ignoredText(ignored, reader)}</Note>}
      {now.state === 'outvoted' ? (
        <div className={styles.elsewhere}>
          <Button kind="quiet" onPress={() => void edit.ask(!now.checked)} busy={step === 'planning'}>
            {strings.analytics.elsewhere[`${!now.checked}`]}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function stateWord(now: SwitchState, { strings }: Reader): string {
  if (now.state === 'unknown') return strings.leaving.unknown;
  return now.checked ? strings.leaving.on : strings.leaving.off;
}

function ignoredText({ value, line, state }: NotInForce, { strings }: Reader): string {
  const place = originName({ layer: 'user', ...(line === null ? {} : { line }) }, strings);
  return strings.analytics.ignored[state](place, value === false ? strings.leaving.off : strings.leaving.on);
}

/** Reasons come with or without their full stop. */
function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
