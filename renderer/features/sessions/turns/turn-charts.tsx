import type { SessionTurn, SessionTurns } from '../../../../electron/shared/sessions.ts';
import { useLocale } from '../../../i18n/locale-context.tsx';
import { Note } from '../../../ui/detail/note.tsx';
import { useSessionsTexts } from '../texts/sessions-texts.ts';
import { ContextChart } from './context-chart.tsx';
import styles from './turn-charts.module.css';
import { TurnTokensChart } from './turn-tokens-chart.tsx';

const noTurns: readonly SessionTurn[] = [];

/** The turns of a session as charts, each with its table; null until they are read. */
export function TurnCharts({ report }: { readonly report: SessionTurns | null }) {
  const turns = report?.turns ?? noTurns;
  if (report !== null && turns.length === 0) return <Notes report={report} />;
  return (
    <>
      <ContextChart turns={turns} isWaiting={report === null} />
      <TurnTokensChart turns={turns} isWaiting={report === null} />
      {report === null ? null : <Notes report={report} />}
    </>
  );
}

/** What the charts do not show, and why. */
function Notes({ report }: { readonly report: SessionTurns }) {
  const { format } = useLocale();
  const { turns: texts } = useSessionsTexts();
  const { turns, copiedTurns, elsewhere, session } = report;
  const notes = [
    turns.length === 0 ? (session.gone ? texts.gone : texts.none) : null,
    copiedTurns === 0 ? null : texts.copied(copiedTurns),
    elsewhere.responses === 0 || turns.length === 0
      ? null
      : texts.elsewhere(format.tokens(elsewhere.tokens.total)),
  ].filter((note) => note !== null);
  if (notes.length === 0) return null;
  return (
    <div className={styles.notes}>
      {notes.map((note) => (
        <Note key={note} tone="plain">
          {note}
        </Note>
      ))}
    </div>
  );
}
