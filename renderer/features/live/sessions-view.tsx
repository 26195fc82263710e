import { useLayoutEffect, useRef } from 'react';
import type { LiveSession } from '../../../electron/shared/usage.ts';
import { useLocale } from '../../i18n/locale-context.tsx';
import { DetailPage } from '../../ui/detail/detail-page.tsx';
import { Section } from '../../ui/section/section.tsx';
import { SessionRow } from './session-row.tsx';
import styles from './sessions-view.module.css';
import { steadyOrder } from './steady-order.ts';

/** Every session that runs, or ran within the last minutes. */
export function SessionsView({ live }: { readonly live: readonly LiveSession[] }) {
  const { strings } = useLocale();
  const shown = useRef(live);
  const ordered = steadyOrder(shown.current, live);
  useLayoutEffect(() => {
    shown.current = ordered;
  });
  return (
    <DetailPage title={strings.live.title}>
      <Section title={strings.glance.sessions(live.length)}>
        {live.length === 0 ? (
          <p>{strings.live.none}</p>
        ) : (
          <ul className={styles.list}>
            {ordered.map((session) => (
              <SessionRow key={session.threadId} session={session} />
            ))}
          </ul>
        )}
      </Section>
    </DetailPage>
  );
}
