import { Field } from '@base-ui/react/field';
import { useEffect, useState } from 'react';
import type { Result } from '../../../electron/shared/contract/result.ts';
import type { SecretList } from '../../../electron/shared/contract/secrets.ts';
import type { Message } from '../../../electron/shared/messages/message.ts';
import { HostText } from '../../i18n/host-text.tsx';
import { useLocale } from '../../i18n/locale-context.tsx';
import { usePageState } from '../../state/page-context.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Note } from '../../ui/detail/note.tsx';
import { Section } from '../../ui/section/section.tsx';
import { exportsTexts } from './exports-texts.ts';
import styles from './secrets-section.module.css';

/** As the settings name it. */
const NAME = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/;

/** Secrets in the system's keychain: their names, and a form that keeps one. The tray app alone has it. */
export function SecretsSection() {
  const { api } = usePageState();
  const texts = exportsTexts[useLocale().language];
  const [list, setList] = useState<SecretList | null>(null);
  const [problem, setProblem] = useState<Message | null>(null);
  const take = (result: Result<SecretList>): boolean => {
    setProblem(result.ok ? null : result.message);
    if (result.ok) setList(result.value);
    return result.ok;
  };
  useEffect(() => {
    void api.getSecrets().then((result) => {
      if (result.ok) setList(result.value);
    });
  }, [api]);
  return (
    <Section title={texts.secrets}>
      <p className={styles.about}>{texts.secretsWhy}</p>
      {list === null ? null : list.refusal === null ? (
        <SecretForm onStore={async (name, secret) => take(await api.storeSecret(name, secret))} />
      ) : (
        <Note tone="warning">
          <HostText>{list.refusal}</HostText>
        </Note>
      )}
      {list === null || list.names.length === 0 ? null : (
        <ul aria-label={texts.kept}>
          {list.names.map((name) => (
            <li key={name} className={styles.kept}>
              <bdi>{`{ keychain = "${name}" }`}</bdi>
              <Button kind="quiet" onPress={() => void api.removeSecret(name).then(take)}>
                {texts.forget(name)}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <p role="alert" className={styles.problem}>
        {problem === null ? null : <HostText>{problem}</HostText>}
      </p>
    </Section>
  );
}

function SecretForm(props: { readonly onStore: (name: string, secret: string) => Promise<boolean> }) {
  const texts = exportsTexts[useLocale().language];
  const [name, setName] = useState('');
  const [secret, setSecret] = useState('');
  const [said, setSaid] = useState('');
  const isWrong = name !== '' && !NAME.test(name);
  const store = async () => {
    if (!NAME.test(name) || secret === '') {
      setSaid(texts.bothNeeded);
      return;
    }
    const isStored = await props.onStore(name, secret);
    // It stays in the page no longer than it must.
    setSecret('');
    setSaid(isStored ? texts.stored(name) : '');
  };
  return (
    <div className={styles.form}>
      <Field.Root invalid={isWrong}>
        <Field.Label className={styles.label}>{texts.secretName}</Field.Label>
        <Field.Control
          className={styles.input}
          value={name}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          dir="ltr"
          onValueChange={setName}
        />
        <Field.Error match={isWrong} className={styles.problem}>
          {texts.nameWrong}
        </Field.Error>
      </Field.Root>
      <Field.Root>
        <Field.Label className={styles.label}>{texts.secret}</Field.Label>
        <Field.Control
          className={styles.input}
          type="password"
          value={secret}
          autoComplete="off"
          dir="ltr"
          onValueChange={setSecret}
          onKeyDown={(event) => {
            if (event.key === 'Enter') void store();
          }}
        />
      </Field.Root>
      <div className={styles.foot}>
        <Button kind="quiet" onPress={() => void store()}>
          {texts.storeSecret}
        </Button>
        <span role="status" className={styles.said}>
          {said}
        </span>
      </div>
    </div>
  );
}
