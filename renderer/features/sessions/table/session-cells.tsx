import type { ReactNode } from 'react';
import type { LocaleContext } from '../../../i18n/locale-context.tsx';
import { chose, start } from '../../../state/navigation/navigation.ts';
import { writePlace } from '../../../state/navigation/place.ts';
import { Icon } from '../../../ui/icons/icon.tsx';
import { Middle } from '../../../ui/text/middle.tsx';
import { sessionIcons } from '../../live/session-words.ts';
import type { SessionsTexts } from '../texts/sessions-texts.ts';
import type { Column } from './columns.ts';
import type { ListedSession } from './listed-session.ts';
import styles from './session-cells.module.css';

const history = { view: 'history' } as const;

/** The address of a session beside the table. */
const addressOf = (threadId: string) =>
  `#${writePlace(chose(start, { view: 'session', threadId }, '', 0, history))}`;

/** What is in a column of a session's row. */
export function cellOf(
  column: Column,
  session: ListedSession,
  { format, now, isPrivate }: LocaleContext,
  texts: SessionsTexts,
): ReactNode {
  const { row } = session;
  switch (column) {
    case 'project':
      return (
        <span className={styles.pair}>
          <a className={styles.project} href={addressOf(row.threadId)} tabIndex={-1}>
            <Middle title={isPrivate ? undefined : (row.cwd ?? undefined)}>{session.project}</Middle>
          </a>
          {row.parentThreadId === null ? null : <span className={styles.quiet}>{texts.subagent}</span>}
        </span>
      );
    case 'model':
      return (
        <span className={styles.pair}>
          <Middle title={row.models.map((model) => model ?? texts.notRecorded).join(', ')}>
            {session.model}
          </Middle>
          {row.models.length < 2 ? null : (
            <span className={styles.quiet}>{texts.more(row.models.length - 1)}</span>
          )}
        </span>
      );
    case 'state':
      return (
        <span className={styles.state} title={session.state}>
          <Icon name={sessionIcons[row.state]} size={11} />
          <span className={styles.word}>{session.state}</span>
        </span>
      );
    case 'started':
      return row.startedAt === null ? '' : format.moment(row.startedAt, now);
    case 'active':
      return row.lastActivityAt === null ? '' : format.moment(row.lastActivityAt, now);
    case 'tokens':
      return format.tokens(row.tokens);
    case 'cost': {
      if (row.costUsd !== null) return format.usd(row.costUsd);
      const { costLowerBoundUsd } = row;
      if (costLowerBoundUsd !== undefined) return texts.atLeast(format.usd(costLowerBoundUsd));
      return <span className={styles.quiet}>{texts.unpriced}</span>;
    }
    case 'surface':
      return <bdi title={session.surface}>{session.surface}</bdi>;
    case 'signIn':
      return <span title={session.signIn}>{session.signIn}</span>;
  }
}
