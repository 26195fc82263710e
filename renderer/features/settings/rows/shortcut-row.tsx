import { useRef, useState } from 'react';
import { usePageState } from '../../../state/page-context.tsx';
import { useSettingsTexts } from '../settings-texts.ts';
import { useChange } from '../use-change.ts';
import { keyCaps, type Recorded, recordKey } from './accelerator.ts';
import { SettingRow } from './setting-row.tsx';
import styles from './shortcut-row.module.css';

type Recording = Exclude<Recorded, { state: 'done' }> | { readonly state: 'off' };

const off: Recording = { state: 'off' };

/** The key that opens the popover from anywhere, taken from what is pressed. */
export function ShortcutRow({ shortcut }: { readonly shortcut: string | null }) {
  const { api } = usePageState();
  const { app: texts, trayOnly } = useSettingsTexts();
  const { problem, send } = useChange();
  const [recording, setRecording] = useState<Recording>(off);
  const [said, setSaid] = useState('');
  const recorder = useRef<HTMLButtonElement>(null);
  const isMac = navigator.platform.startsWith('Mac');
  const isLocked = api.host !== 'tray';
  const isOn = recording.state !== 'off';
  const set = async (next: string | null) => {
    setRecording(off);
    if (!(await send({ shortcut: next }))) return;
    setSaid(next === null ? texts.cleared : texts.recorded(keyCaps(next, isMac).join(' ')));
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (!isOn) return;
    const press = event.nativeEvent;
    const held = press.ctrlKey || press.altKey || press.metaKey;
    if (press.key === 'Tab' && !held) return setRecording(off);
    // Taken here: neither the button nor the page hears of it.
    event.preventDefault();
    event.stopPropagation();
    if (press.key === 'Escape' && !held) return setRecording(off);
    if (press.repeat) return;
    const recorded = recordKey(press, isMac);
    if (recorded.state === 'done') void set(recorded.accelerator);
    else setRecording(recorded);
  };
  return (
    <SettingRow {...texts.shortcut} locked={isLocked ? trayOnly : null} problem={problem} wide group>
      {({ name, words }) => (
        <fieldset className={styles.recorder} aria-labelledby={name}>
          <span className={styles.keys} data-recording={isOn}>
            {isOn ? <Held recording={recording} isMac={isMac} /> : <Caps shortcut={shortcut} isMac={isMac} />}
            <span role="status" className={styles.said}>
              {isOn ? <Hint recording={recording} /> : <span className="spoken">{said}</span>}
            </span>
          </span>
          <span className={styles.actions}>
            <button
              ref={recorder}
              type="button"
              className={styles.record}
              aria-describedby={words}
              aria-pressed={isOn}
              aria-disabled={isLocked}
              onClick={isLocked ? undefined : () => setRecording(isOn ? off : { state: 'held', parts: [] })}
              onKeyDown={onKeyDown}
              // A button that was pressed by Space releases it when it comes up.
              onKeyUp={(event) => (isOn ? event.preventDefault() : undefined)}
              onBlur={() => setRecording(off)}
            >
              {texts.record}
            </button>
            {shortcut === null || isLocked ? null : (
              <button
                type="button"
                className={styles.record}
                onClick={() => {
                  void set(null);
                  recorder.current?.focus();
                }}
              >
                {texts.clear}
              </button>
            )}
          </span>
        </fieldset>
      )}
    </SettingRow>
  );
}

function Keys(props: { readonly accelerator: string; readonly isMac: boolean }) {
  return (
    <bdi dir="ltr" className={styles.caps}>
      {keyCaps(props.accelerator, props.isMac).map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </bdi>
  );
}

function Caps(props: { readonly shortcut: string | null; readonly isMac: boolean }) {
  const { app: texts } = useSettingsTexts();
  if (props.shortcut === null) return <span className={styles.none}>{texts.none}</span>;
  return <Keys accelerator={props.shortcut} isMac={props.isMac} />;
}

/** What is held so far, or what is awaited. */
function Held(props: { readonly recording: Recording; readonly isMac: boolean }) {
  const { app: texts } = useSettingsTexts();
  const { recording } = props;
  if (recording.state !== 'held' || recording.parts.length === 0)
    return <span className={styles.none}>{texts.recording} …</span>;
  return <Keys accelerator={recording.parts.join('+')} isMac={props.isMac} />;
}

function Hint({ recording }: { readonly recording: Recording }) {
  const { app: texts } = useSettingsTexts();
  if (recording.state !== 'refused') return texts.keeps;
  return <span className={styles.refused}>{texts[recording.reason]}</span>;
}
