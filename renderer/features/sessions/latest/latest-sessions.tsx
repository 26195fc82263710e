import type { SessionUsage } from '../../../../electron/shared/usage.ts';
import { folderText } from '../../../i18n/folder.ts';
import { useLocale } from '../../../i18n/locale-context.tsx';
import { OpenButton } from '../../../ui/controls/open-button.tsx';
import { Icon } from '../../../ui/icons/icon.tsx';
import { Section } from '../../../ui/section/section.tsx';
import { Middle } from '../../../ui/text/middle.tsx';
import { sessionIcons } from '../../live/session-words.ts';
import { useSessionsTexts } from '../texts/sessions-texts.ts';
import styles from './latest-sessions.module.css';

/** So many are listed; the table of all has the others. */
const MOST = 8;

/** The sessions that were active last, short. */
export function LatestSessions({ sessions }: { readonly sessions: readonly SessionUsage[] }) {
  const locale = useLocale();
  const texts = useSessionsTexts();
  const { format, strings, now } = locale;
  if (sessions.length === 0) return null;
  return (
    <Section title={texts.latest} opens={{ view: 'history' }}>
      <table className={styles.table}>
        <thead>
          <tr>
            {(['project', 'model', 'state', 'active', 'tokens', 'cost'] as const).map((column) => (
              <th key={column} scope="col" data-column={column}>
                {texts.columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sessions.slice(0, MOST).map((session) => (
            <tr key={session.threadId} className={styles.row} data-state={session.state}>
              <th scope="row">
                <OpenButton route={{ view: 'session', threadId: session.threadId }} place="latest" wide bare>
                  <Middle>{folderText(session.cwd, locale)}</Middle>
                </OpenButton>
              </th>
              <td data-column="model">
                <Middle>{session.model ?? strings.live.modelUnknown}</Middle>
              </td>
              <td data-column="state">
                <span className={styles.state}>
                  <Icon name={sessionIcons[session.state]} size={11} />
                  {strings.live.state[session.state]}
                </span>
              </td>
              <td data-column="active">
                {session.lastActivityAt === null ? '' : format.moment(session.lastActivityAt, now)}
              </td>
              <td data-column="tokens">{format.tokens(session.tokens.total)}</td>
              <td data-column="cost">
                {session.costUsd === null ? texts.unpriced : format.usd(session.costUsd)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
