import type { UseShare, WindowUse } from '../../electron/shared/outlook.ts';
import { ShareList } from '../charts/share-list.tsx';
import { folderText } from '../live/folder.ts';
import { type Reader, useReader } from '../page/reader.tsx';
import { Section } from '../page/section.tsx';
import styles from './limit-use.module.css';

/** What used a window on this machine: sessions, folders and models, most first. */
export function LimitUse({ use }: { readonly use: WindowUse }) {
  const reader = useReader();
  const { format, strings } = reader;
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
      {group(strings.limit.sessions, use.sessions, (key) => sessionName(key, use, reader))}
      {group(strings.limit.folders, use.folders, (key) => folderText(key, reader))}
      {group(strings.limit.models, use.models, (key) => key ?? strings.tokens.modelUnknown)}
      <p className={styles.note}>{strings.limit.otherDevices}</p>
    </Section>
  );
}

/** A session by its folder, and by the end of its id: several may be in one folder. */
function sessionName(key: string | null, { sessions }: WindowUse, reader: Reader): string {
  const session = sessions.find((each) => each.key === key);
  return `${folderText(session?.cwd ?? null, reader)} · ${(key ?? '').slice(-6)}`;
}
