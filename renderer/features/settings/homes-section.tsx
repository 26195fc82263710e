import { useRef } from 'react';
import type { CodexHome } from '../../../electron/shared/snapshot.ts';
import { HostText } from '../../i18n/host-text.tsx';
import { useLocale } from '../../i18n/locale-context.tsx';
import { Section } from '../../ui/section/section.tsx';
import { AddHome } from './add-home.tsx';
import styles from './homes-section.module.css';
import { useSettingsTexts } from './settings-texts.ts';
import view from './settings-view.module.css';
import { useChange } from './use-change.ts';

/** Which Codex homes are read: those of the environment, or a list of one's own. */
export function HomesSection(props: {
  /** Chosen, whole. */
  readonly chosen: readonly string[];
  /** Those that are read, as they may be shown. */
  readonly read: readonly CodexHome[];
}) {
  const { isPrivate, conceal } = useLocale();
  const { homes: texts, refused } = useSettingsTexts();
  const { problem, send } = useChange();
  const field = useRef<HTMLInputElement>(null);
  const { chosen, read } = props;
  const missing = new Set(read.filter(({ exists }) => !exists).map(({ path }) => path));
  const isNamed = read.some(({ source }) => source === 'option');
  const remove = async (path: string) => {
    await send({ codexHomes: chosen.filter((each) => each !== path) });
    field.current?.focus();
  };
  return (
    <Section title={texts.title}>
      <p className={view.intro}>{texts.intro}</p>
      {chosen.length === 0 || isNamed ? (
        <div className={styles.found}>
          <p>{isNamed ? texts.byOption : texts.byEnvironment}</p>
          <ul>
            {read.map(({ path, exists }) => (
              <li key={path} className={styles.path}>
                <bdi dir="ltr">{path}</bdi>
                {exists ? null : <Missing />}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {chosen.length === 0 ? null : (
        <ul className={styles.list} aria-label={texts.chosen}>
          {chosen.map((path) => (
            <li key={path} className={styles.home}>
              <span className={styles.path}>
                <bdi dir="ltr">{conceal(path)}</bdi>
                {missing.has(path) ? <Missing /> : null}
              </span>
              {isPrivate ? null : (
                <button
                  type="button"
                  className={styles.remove}
                  aria-label={texts.remove(path)}
                  onClick={() => void remove(path)}
                >
                  {texts.removeShort}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {problem === null ? null : (
        <p role="alert" className={styles.problem}>
          {refused} <HostText>{problem}</HostText>
        </p>
      )}
      {isPrivate ? <p className={view.intro}>{texts.hidden}</p> : <AddHome homes={chosen} field={field} />}
    </Section>
  );
}

function Missing() {
  const { homes: texts } = useSettingsTexts();
  return (
    <>
      {' '}
      <span className={styles.missing}>· {texts.missing}</span>
    </>
  );
}
