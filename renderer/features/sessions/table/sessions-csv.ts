import { chartCsv } from '../../../ui/charts/frame/chart-csv.ts';
import type { SessionsTexts } from '../texts/sessions-texts.ts';
import type { ListedSession } from './listed-session.ts';

/**
 * Writes sessions as CSV in the order in which they come. Times are ISO 8601, costs are in USD, tokens are whole; what
 * is not known is empty. In private mode folders are as the table names them.
 */
export function sessionsCsv(
  sessions: readonly ListedSession[],
  texts: SessionsTexts,
  isPrivate: boolean,
): string {
  const { columns } = texts;
  return chartCsv({
    columns: [
      texts.one,
      columns.project,
      columns.model,
      columns.state,
      columns.started,
      columns.active,
      columns.tokens,
      texts.csv.costUsd,
      texts.csv.costAtLeastUsd,
      columns.surface,
      columns.signIn,
    ],
    rows: sessions.map(({ row, project, state, signIn }) => {
      const models = row.models.map((model) => model ?? texts.notRecorded).join(' ');
      const values = [
        row.threadId,
        isPrivate ? project : row.cwd,
        models,
        state,
        row.startedAt,
        row.lastActivityAt,
        row.tokens,
        row.costUsd,
        row.costUsd === null ? (row.costLowerBoundUsd ?? null) : null,
        row.originator,
        row.auth === null ? null : signIn,
      ];
      return { key: row.threadId, cells: values.map((value) => ({ value, text: '' })) };
    }),
  });
}
