import { Field } from '@base-ui/react/field';
import { useState } from 'react';
import { type ReadyPolicyName, readyPolicyNames } from '../../../electron/shared/governance/policy-names.ts';
import { HostText } from '../../i18n/host-text.tsx';
import { useLocale } from '../../i18n/locale-context.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { checkHome } from './home-path.ts';
import styles from './homes-section.module.css';
import { ChoiceRow } from './rows/choices.tsx';
import { useSettingsTexts } from './settings-texts.ts';
import { useChange } from './use-change.ts';

/** `own`: a file of the user's. */
type Choice = ReadyPolicyName | 'none' | 'own';

/** Which policy the overview holds this machine against: none, one that comes with Glance, or a file. */
export function PolicySetting({ policy }: { readonly policy: string | null }) {
  const { conceal } = useLocale();
  const { policy: texts } = useSettingsTexts().overview;
  const ready = readyPolicyNames.find((name) => name === policy);
  const own = policy !== null && ready === undefined ? policy : null;
  const names = ['none', ...readyPolicyNames] as const;
  return (
    <>
      <ChoiceRow<Choice>
        name={texts.name}
        why={texts.why}
        form="list"
        choices={[
          ...names.map((name) => ({ value: name, name: texts.choices[name] })),
          ...(own === null ? [] : [{ value: 'own' as const, name: conceal(own) }]),
        ]}
        value={own === null ? (ready ?? 'none') : 'own'}
        patch={(next) => (next === 'own' ? {} : { policy: next === 'none' ? null : next })}
      />
      <PolicyFile own={own} />
    </>
  );
}

/** A file by its whole path. What is wrong with it is said below the field. */
function PolicyFile({ own }: { readonly own: string | null }) {
  const { overview, refused, homes } = useSettingsTexts();
  const { policy: texts } = overview;
  const { problem, send } = useChange();
  const [typed, setTyped] = useState('');
  const [isRelative, setRelative] = useState(false);
  const use = async () => {
    const checked = checkHome(typed, []);
    setRelative(!checked.ok);
    if (checked.ok && (await send({ policy: checked.path }))) setTyped('');
  };
  return (
    <Field.Root className={styles.add} invalid={isRelative || problem !== null}>
      <Field.Label className={styles.label}>{own === null ? texts.file : texts.otherFile}</Field.Label>
      <div className={styles.line}>
        <Field.Control
          className={styles.input}
          value={typed}
          placeholder={texts.example}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          dir="ltr"
          onValueChange={(value) => {
            setTyped(value);
            setRelative(false);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') void use();
            if (event.key !== 'Escape' || typed === '') return;
            // Taken here, so that the page does not go back as well.
            event.preventDefault();
            setTyped('');
          }}
        />
        <Button kind="quiet" onPress={() => void use()}>
          {texts.use}
        </Button>
      </div>
      <Field.Error match={isRelative || problem !== null} role="alert" className={styles.problem}>
        {isRelative ? (
          homes.relative
        ) : (
          <>
            {refused} {problem === null ? null : <HostText>{problem}</HostText>}
          </>
        )}
      </Field.Error>
    </Field.Root>
  );
}
