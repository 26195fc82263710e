import type { UseShare, WindowUse } from '../../../electron/shared/outlook.ts';
import { type DetailLocale, useDetailLocale } from '../../i18n/detail-locale.ts';
import { folderText } from '../../i18n/folder.ts';
import { ShareList } from '../../ui/charts/share-list.tsx';
import { Section } from '../../ui/section/section.tsx';
import styles from './limit-use.module.css';

/** What used a window on this machine: sessions, folders and models, most first. */
export function LimitUse({ use }: { readonly use: WindowUse }) {
  const localeContext = useDetailLocale();
  const { format, strings } = localeContext;
  const group = (title: string, shares: readonly UseShare[], name: (key: string | null) => string) =>
    shares.length === 0 ? null : (
      <div className={styles.group}>
        <h3 className={styles.title}>{title}</h3>
        <ShareList
          shares={shares.map(({ key, tokens, percent }, index) => ({
            // Hidden folders share one name.
            id: `${index} ${key ?? ''}`,
            name: name(key),
            tokens,
            percent,
          }))}
        />
      </div>
    );
  return (
    <Section title={strings.limit.usedBy} aside={format.tokens(use.tokens)}>
      {group(strings.limit.sessions, use.sessions, (key) => sessionName(key, use, localeContext))}
      {group(strings.limit.folders, use.folders, (key) => folderText(key, localeContext))}
      {group(strings.limit.models, use.models, (key) => key ?? strings.tokens.modelUnknown)}
      <p className={styles.note}>{strings.limit.otherDevices}</p>
    </Section>
  );
}

/** A session by its folder, and by the end of its id: several may be in one folder. */
function sessionName(key: string | null, { sessions }: WindowUse, localeContext: DetailLocale): string {
  const session = sessions.find((each) => each.key === key);
  return `${folderText(session?.cwd ?? null, localeContext)} · ${(key ?? '').slice(-6)}`;
}
