import { Field } from '@base-ui/react/field';
import { type ReactNode, type RefObject, useState } from 'react';
import { HostText } from '../../i18n/host-text.tsx';
import { Button } from '../../ui/controls/button.tsx';
import styles from './homes-section.module.css';
import { useSettingsTexts } from './settings-texts.ts';
import type { useChange } from './use-change.ts';

/**
 * A path that is typed and sent by a press or Enter, and emptied by Escape. What is wrong with it is said below the
 * field, by the page or by the host.
 */
export function PathField(props: {
  readonly label: string;
  readonly example: string;
  /** On the button. */
  readonly action: string;
  readonly field?: RefObject<HTMLInputElement | null>;
  readonly problem: ReturnType<typeof useChange>['problem'];
  /** Sends what was typed. Returns what is wrong with it; null where the host has taken it, `refused` where not. */
  readonly onSend: (typed: string) => Promise<string | 'refused' | null>;
}) {
  const { label, example, action, field, problem, onSend } = props;
  const { refused } = useSettingsTexts();
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const send = async () => {
    const answer = await onSend(typed);
    setWrong(answer === 'refused' ? null : answer);
    if (answer === null) setTyped('');
    field?.current?.focus();
  };
  const change = (value: string) => {
    setTyped(value);
    setWrong(null);
  };
  const isWrong = wrong !== null || problem !== null;
  const said: ReactNode = wrong ?? (
    <>
      {refused} {problem === null ? null : <HostText>{problem}</HostText>}
    </>
  );
  return (
    <Field.Root className={styles.add} invalid={isWrong}>
      <Field.Label className={styles.label}>{label}</Field.Label>
      <div className={styles.line}>
        <Field.Control
          ref={field}
          className={styles.input}
          value={typed}
          placeholder={example}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          dir="ltr"
          onValueChange={change}
          onKeyDown={(event) => {
            if (event.key === 'Enter') void send();
            if (event.key !== 'Escape' || typed === '') return;
            // Taken here, so that the page does not go back as well.
            event.preventDefault();
            change('');
          }}
        />
        <Button kind="quiet" onPress={() => void send()}>
          {action}
        </Button>
      </div>
      <Field.Error match={isWrong} role="alert" className={styles.problem}>
        {said}
      </Field.Error>
    </Field.Root>
  );
}
