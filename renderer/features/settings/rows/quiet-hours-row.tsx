import { useId, useState } from 'react';
import type { QuietHours } from '../../../../electron/shared/settings.ts';
import { Switch } from '../../../ui/controls/switch.tsx';
import { useSettingsTexts } from '../settings-texts.ts';
import { useChange } from '../use-change.ts';
import styles from './quiet-hours-row.module.css';
import { SettingRow } from './setting-row.tsx';

const usual: QuietHours = { from: '22:00', to: '07:00' };

/** When nothing is shown: whether, and from when to when. The hours stay while it is off, to come back with it. */
export function QuietHoursRow({ quietHours }: { readonly quietHours: QuietHours | null }) {
  const { alerts: texts } = useSettingsTexts();
  const { problem, send } = useChange();
  const [last, setLast] = useState(quietHours ?? usual);
  const hours = quietHours ?? last;
  const isOff = quietHours === null;
  const set = (next: QuietHours) => {
    setLast(next);
    void send({ alerts: { quietHours: next } });
  };
  return (
    <SettingRow
      name={texts.quiet.name}
      why={texts.quiet.why}
      problem={problem}
      below={
        <div className={styles.hours}>
          <Time
            label={texts.from}
            value={hours.from}
            disabled={isOff}
            onTime={(from) => set({ ...hours, from })}
          />
          <Time label={texts.to} value={hours.to} disabled={isOff} onTime={(to) => set({ ...hours, to })} />
        </div>
      }
    >
      {({ control, words }) => (
        <Switch
          id={control}
          label={texts.quiet.name}
          describedBy={words}
          checked={!isOff}
          locked={false}
          onSwitch={() => {
            setLast(hours);
            void send({ alerts: { quietHours: isOff ? hours : null } });
          }}
        />
      )}
    </SettingRow>
  );
}

/** A time of day that counts once it is left or Enter is pressed. */
function Time(props: {
  readonly label: string;
  readonly value: string;
  readonly disabled: boolean;
  readonly onTime: (time: string) => void;
}) {
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const finish = () => {
    setDraft(null);
    if (draft !== null && draft !== '' && draft !== props.value) props.onTime(draft);
  };
  return (
    <span className={styles.time}>
      <label htmlFor={id} className={styles.label}>
        {props.label}
      </label>
      <input
        id={id}
        type="time"
        required
        className={styles.input}
        value={draft ?? props.value}
        disabled={props.disabled}
        onChange={({ target }) => setDraft(target.value)}
        onBlur={finish}
        onKeyDown={(event) => {
          if (event.key === 'Enter') finish();
          if (event.key !== 'Escape' || draft === null) return;
          event.preventDefault();
          setDraft(null);
        }}
      />
    </span>
  );
}
