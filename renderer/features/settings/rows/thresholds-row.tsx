import { useEffect, useRef, useState } from 'react';
import { useLocale } from '../../../i18n/locale-context.tsx';
import { Icon } from '../../../ui/icons/icon.tsx';
import { useSettingsTexts } from '../settings-texts.ts';
import { useChange } from '../use-change.ts';
import { NumberInput } from './number-input.tsx';
import { SettingRow } from './setting-row.tsx';
import { withNextThreshold, withThreshold } from './thresholds.ts';
import styles from './thresholds-row.module.css';

/** The marks at which a limit is notified of: each a field of its own, which empty goes away. */
export function ThresholdsRow({ thresholds }: { readonly thresholds: readonly number[] }) {
  const { format } = useLocale();
  const { alerts: texts } = useSettingsTexts();
  const { problem, send } = useChange();
  const list = useRef<HTMLUListElement>(null);
  const adder = useRef<HTMLButtonElement>(null);
  /** The mark that was added, or where one was removed, to take the focus there. */
  const [moved, setMoved] = useState<{ readonly to: number | 'add' } | null>(null);
  useEffect(() => {
    if (moved === null) return;
    if (moved.to === 'add') return adder.current?.focus();
    const field = list.current?.querySelectorAll<HTMLInputElement>('input[type="text"]')[moved.to];
    field?.focus();
    field?.select();
  }, [moved]);
  const set = (values: readonly number[]) => send({ alerts: { thresholds: values } });
  const next = withNextThreshold(thresholds);
  return (
    <SettingRow
      name={texts.marks}
      why={thresholds.length === 0 ? texts.noMarks : null}
      problem={problem}
      wide
      group
    >
      {({ name }) => (
        <div className={styles.marks}>
          <ul ref={list} className={styles.list} aria-labelledby={name}>
            {thresholds.map((threshold, index) => (
              // Its place is its name: a value that changes stays the same field.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above.
              <li key={index} className={styles.mark}>
                <NumberInput
                  label={texts.mark(index + 1, thresholds.length)}
                  value={threshold}
                  min={1}
                  max={100}
                  width={3}
                  after="%"
                  onNumber={(value) => void set(withThreshold(thresholds, index, value))}
                />
                <button
                  type="button"
                  className={styles.remove}
                  aria-label={texts.removeMark(format.percent(threshold))}
                  onClick={() => {
                    void set(withThreshold(thresholds, index, null));
                    setMoved({ to: 'add' });
                  }}
                >
                  <Icon name="close" size={10} />
                </button>
              </li>
            ))}
          </ul>
          <button
            ref={adder}
            type="button"
            className={styles.add}
            aria-disabled={next === null}
            onClick={() => {
              if (next === null) return;
              void set(next.values);
              setMoved({ to: next.index });
            }}
          >
            {texts.addMark}
          </button>
        </div>
      )}
    </SettingRow>
  );
}
