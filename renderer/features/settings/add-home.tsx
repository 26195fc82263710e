import { Field } from '@base-ui/react/field';
import { type RefObject, useState } from 'react';
import { HostText } from '../../i18n/host-text.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { checkHome, MOST_HOMES } from './home-path.ts';
import styles from './homes-section.module.css';
import { type SettingsTexts, useSettingsTexts } from './settings-texts.ts';
import { useChange } from './use-change.ts';

/** A folder to read as well, by its whole path. What is wrong with it is said below the field. */
export function AddHome(props: {
  readonly homes: readonly string[];
  readonly field: RefObject<HTMLInputElement | null>;
}) {
  const { homes: texts, refused } = useSettingsTexts();
  const { problem, send } = useChange();
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const add = async () => {
    const checked = checkHome(typed, props.homes);
    setWrong(checked.ok ? null : reasonOf(checked.reason, texts));
    if (!checked.ok) return props.field.current?.focus();
    if (await send({ codexHomes: [...props.homes, checked.path] })) setTyped('');
    props.field.current?.focus();
  };
  return (
    <Field.Root className={styles.add} invalid={wrong !== null || problem !== null}>
      <Field.Label className={styles.label}>{texts.path}</Field.Label>
      <div className={styles.line}>
        <Field.Control
          ref={props.field}
          className={styles.input}
          value={typed}
          placeholder={texts.example}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          dir="ltr"
          onValueChange={(value) => {
            setTyped(value);
            setWrong(null);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') void add();
            if (event.key !== 'Escape' || typed === '') return;
            // Taken here, so that the page does not go back as well.
            event.preventDefault();
            setTyped('');
            setWrong(null);
          }}
        />
        <Button kind="quiet" onPress={() => void add()}>
          {texts.add}
        </Button>
      </div>
      <Field.Error match={wrong !== null || problem !== null} role="alert" className={styles.problem}>
        {wrong ?? (
          <>
            {refused} {problem === null ? null : <HostText>{problem}</HostText>}
          </>
        )}
      </Field.Error>
    </Field.Root>
  );
}

function reasonOf(reason: 'relative' | 'known' | 'many', texts: SettingsTexts['homes']): string {
  return reason === 'many' ? texts.many(MOST_HOMES) : texts[reason];
}
