import type { Usage } from '../../electron/shared/usage.ts';
import { useReader } from '../page/reader.tsx';
import { Section } from '../page/section.tsx';
import { folderText } from './folder.ts';
import styles from './live-section.module.css';
import { SessionRow } from './session-row.tsx';

/** Sessions that run or ran within the last minutes; else when one last did. */
export function LiveSection({ usage }: { readonly usage: Usage }) {
  const reader = useReader();
  const { format, strings, now } = reader;
  const last = usage.recent[0];
  return (
    <Section title={strings.live.title}>
      {usage.live.length > 0 ? (
        <ul className={styles.list}>
          {usage.live.map((session) => (
            <SessionRow key={session.threadId} session={session} />
          ))}
        </ul>
      ) : (
        <div>
          <p>{usage.state === 'scanning' ? strings.live.notYet : strings.live.none}</p>
          {last === undefined || last.lastActivityAt === null ? null : (
            <p className={styles.last}>
              {strings.live.last(folderText(last.cwd, reader), format.age(last.lastActivityAt, now))}
            </p>
          )}
          {usage.state === 'scanning' ? null : <p className={styles.last}>{strings.live.noneTodo}</p>}
        </div>
      )}
    </Section>
  );
}
