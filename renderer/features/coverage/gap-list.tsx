import { type CoverageReport, rolloutStates } from '../../../electron/shared/governance/coverage-report.ts';
import { useLocale } from '../../i18n/locale-context.tsx';
import { OpenButton } from '../../ui/controls/open-button.tsx';
import { Section } from '../../ui/section/section.tsx';
import styles from './coverage-panel.module.css';
import { useCoverageTexts } from './coverage-texts.ts';

/** So many are listed; the command line has all. */
const LISTED = 12;

/** The sessions that no export holds, the last active first, and what is kept of them on this machine. */
export function GapList({ report }: { readonly report: CoverageReport }) {
  const { format, conceal, now } = useLocale();
  const texts = useCoverageTexts();
  const { gap, gapRollouts, otelLogs } = report;
  const kept = rolloutStates.filter((state) => gapRollouts[state] > 0);
  const more = gap.length - LISTED;
  return (
    <>
      <Section title={texts.gapTitle} aside={format.tokensFull(gap.length)}>
        <ul className={styles.gap}>
          {gap.slice(0, LISTED).map((session) => (
            <li key={session.threadId}>
              <OpenButton route={{ view: 'session', threadId: session.threadId }}>
                <bdi>{conceal(session.cwd ?? session.threadId)}</bdi>
              </OpenButton>
              <span className={styles.quiet}>
                {texts.classes[session.class]}
                {session.evidence === 'weak' ? `, ${texts.weak}` : ''}
                {session.lastActivityAt === null ? '' : ` · ${format.age(session.lastActivityAt, now)}`}
                {` · ${format.tokens(session.tokens.total)}`}
              </span>
            </li>
          ))}
        </ul>
        {more > 0 ? <p className={styles.quiet}>{texts.more(format.tokensFull(more))}</p> : null}
      </Section>
      <Section title={texts.fills}>
        <p>
          {kept
            .map((state) => `${format.tokensFull(gapRollouts[state])} ${texts.rollouts[state]}`)
            .join(', ')}
        </p>
        <p>{otelLogs === null ? texts.otelUnknown : texts.otel[otelLogs.state]}</p>
      </Section>
    </>
  );
}
