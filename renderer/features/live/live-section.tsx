import { memo, useLayoutEffect, useRef } from 'react';
import type { LiveSession, SessionUsage } from '../../../electron/shared/usage.ts';
import { folderText } from '../../i18n/folder.ts';
import { useLocale } from '../../i18n/locale-context.tsx';
import { Section } from '../../ui/section/section.tsx';
import styles from './live-section.module.css';
import { SessionRow } from './session-row.tsx';
import { steadyOrder } from './steady-order.ts';

/** Sessions that run or ran within the last minutes; else when one last did. */
export const LiveSection = memo(function LiveSection(props: {
  readonly live: readonly LiveSession[];
  /** The session that was active last, live or not. */
  readonly last: SessionUsage | undefined;
  readonly isScanning: boolean;
}) {
  const localeContext = useLocale();
  const { format, strings, now } = localeContext;
  const { last, isScanning } = props;
  const shown = useRef(props.live);
  const live = steadyOrder(shown.current, props.live);
  useLayoutEffect(() => {
    shown.current = live;
  });
  return (
    <Section title={strings.live.title}>
      {live.length > 0 ? (
        <ul className={styles.list}>
          {live.map((session) => (
            <SessionRow key={session.threadId} session={session} />
          ))}
        </ul>
      ) : (
        <div>
          <p>{isScanning ? strings.live.notYet : strings.live.none}</p>
          {last === undefined || last.lastActivityAt === null ? null : (
            <p className={styles.last}>
              {strings.live.last(folderText(last.cwd, localeContext), format.age(last.lastActivityAt, now))}
            </p>
          )}
          {isScanning ? null : <p className={styles.last}>{strings.live.noneTodo}</p>}
        </div>
      )}
    </Section>
  );
});
