import type { RelatedSession, SessionTurns } from '../../../../electron/shared/sessions.ts';
import { folderText } from '../../../i18n/folder.ts';
import { useLocale } from '../../../i18n/locale-context.tsx';
import { OpenButton } from '../../../ui/controls/open-button.tsx';
import { Icon } from '../../../ui/icons/icon.tsx';
import { Section } from '../../../ui/section/section.tsx';
import { sessionIcons } from '../../live/session-words.ts';
import { useSessionsTexts } from '../texts/sessions-texts.ts';
import styles from './session-tree.module.css';

/** The sessions that one comes from and led to, as a tree; nothing where it stands alone. */
export function SessionTree({ report }: { readonly report: SessionTurns }) {
  const { format } = useLocale();
  const { tree: texts } = useSessionsTexts();
  const { tree, session } = report;
  const { parent, forkedFrom, subagents, forks } = tree;
  // A subagent may begin with a copy of what started it.
  const isSame = parent !== null && parent.threadId === forkedFrom?.threadId;
  const above = [
    ...(parent === null ? [] : [{ relation: isSame ? texts.parentAndFork : texts.parent, related: parent }]),
    ...(forkedFrom === null || isSame ? [] : [{ relation: texts.forkedFrom, related: forkedFrom }]),
  ];
  const below = [
    ...subagents.map((related) => ({ relation: texts.subagent, related })),
    ...forks.map((related) => ({ relation: texts.fork, related })),
  ];
  if (above.length + below.length === 0) return null;
  const used = subagents.reduce((sum, { known }) => sum + (known?.tokens.total ?? 0), 0);
  return (
    <Section
      title={texts.title}
      {...(subagents.length === 0 ? {} : { aside: texts.subagents(subagents.length, format.tokens(used)) })}
    >
      <ul className={styles.tree}>
        {above.map((entry) => (
          <Related key={`${entry.relation} ${entry.related.threadId}`} {...entry} />
        ))}
        <li className={styles.own}>
          <p className={styles.line}>
            <Icon name={sessionIcons[session.state]} size={11} />
            <strong className={styles.name}>{texts.own}</strong>
            <span className={styles.figure}>{format.tokens(session.tokens.total)}</span>
          </p>
          {below.length === 0 ? null : (
            <ul className={styles.below}>
              {below.map((entry) => (
                <Related key={`${entry.relation} ${entry.related.threadId}`} {...entry} />
              ))}
            </ul>
          )}
        </li>
      </ul>
    </Section>
  );
}

function Related({ relation, related }: { readonly relation: string; readonly related: RelatedSession }) {
  const locale = useLocale();
  const texts = useSessionsTexts();
  const { format, strings, now } = locale;
  const { threadId, known } = related;
  if (known === null) {
    return (
      <li>
        <p className={styles.line}>
          <Icon name="unknown" size={11} />
          <span className={styles.relation}>{relation}</span>
          <span className={styles.unknown}>{texts.tree.unknown}</span>
        </p>
      </li>
    );
  }
  return (
    <li className={styles.row}>
      <div className={styles.line}>
        <Icon name={sessionIcons[known.state]} size={11} />
        <span className={styles.relation}>{relation}</span>
        <OpenButton route={{ view: 'session', threadId }} place="tree" wide bare>
          <bdi>{folderText(known.cwd, locale)}</bdi>
        </OpenButton>
        <span className={styles.figure}>{format.tokens(known.tokens.total)}</span>
        <span className={styles.cost}>
          {known.costUsd === null ? texts.unpriced : format.usd(known.costUsd)}
        </span>
      </div>
      <p className={styles.about}>
        {[
          strings.live.state[known.state],
          known.model ?? strings.live.modelUnknown,
          known.startedAt === null ? null : format.moment(known.startedAt, now),
        ]
          .filter((part) => part !== null)
          .join(' · ')}
      </p>
    </li>
  );
}
