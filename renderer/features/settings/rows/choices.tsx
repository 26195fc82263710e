import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import type { ReactNode } from 'react';
import type { SettingsPatch } from '../../../../electron/shared/settings.ts';
import styles from '../../../ui/controls/choices.module.css';
import { useChange } from '../use-change.ts';
import { SettingRow } from './setting-row.tsx';

/** One of a few values. */
export interface Choice<T extends string> {
  readonly value: T;
  readonly name: string;
  /** How it would look, beside its name. */
  readonly sample?: ReactNode;
  /** Of its name, where it is in a language of its own (BCP 47). */
  readonly lang?: string;
}

/** A setting with a few values: side by side as `segments`, or as a `list` one below the other. */
export function ChoiceRow<T extends string>(props: {
  readonly name: string;
  readonly why?: string;
  readonly locked?: string | null;
  readonly form: 'segments' | 'list';
  readonly choices: readonly Choice<T>[];
  readonly value: T;
  readonly patch: (value: T) => SettingsPatch;
}) {
  const { problem, send } = useChange();
  const { form, value, locked = null } = props;
  const isLocked = locked !== null;
  return (
    <SettingRow
      name={props.name}
      why={props.why ?? null}
      locked={locked}
      problem={problem}
      wide={form === 'list'}
      group
    >
      {({ name, words }) => (
        <RadioGroup
          className={styles[form]}
          aria-labelledby={name}
          aria-describedby={words}
          aria-disabled={isLocked}
          readOnly={isLocked}
          value={value}
          onValueChange={(next: T) => {
            if (next !== value && !isLocked) void send(props.patch(next));
          }}
        >
          {props.choices.map((choice) => (
            <Radio.Root
              key={choice.value}
              value={choice.value}
              nativeButton
              render={<button type="button" />}
              className={styles.choice}
              lang={choice.lang}
              aria-disabled={isLocked}
            >
              <span className={styles.mark} aria-hidden="true" />
              <span className={styles.name}>{choice.name}</span>
              {choice.sample === undefined ? null : (
                <bdi className={styles.sample} aria-hidden="true">
                  {choice.sample}
                </bdi>
              )}
            </Radio.Root>
          ))}
        </RadioGroup>
      )}
    </SettingRow>
  );
}
