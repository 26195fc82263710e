import type { UsageGrouping, UsageReport, UsageRow } from '../../../shared/commands.ts';
import type { Tokens } from '../../../shared/tokens.ts';
import { csv, type Field } from './csv.ts';
import { tokenColumns, tokenValues } from './token-columns.ts';

const keyNames: Record<UsageGrouping, string> = {
  daily: 'day',
  weekly: 'week',
  monthly: 'month',
  session: 'session',
  model: 'model',
  project: 'project',
};

/**
 * Writes a report for spreadsheets and scripts: a header, then a line for each row, or for each part where the report
 * is split. Plain numbers, so that they can be summed; no line of totals. An unknown cost is empty.
 */
export function usageCsv(report: UsageReport): string {
  const { by, splitBy = [], rows } = report;
  const split = splitBy.length > 0;
  const session = by === 'session';
  const header: Field[] = [
    keyNames[by],
    ...splitBy.map((each) => keyNames[each]),
    ...(session ? ['folder', 'codex_home', 'started_at', 'last_activity_at'] : []),
    ...(by === 'model' || split ? [] : ['models']),
    ...tokenColumns,
    'responses',
    'cost_usd',
  ];
  const lines = rows.flatMap((row): Field[][] => {
    const about = session ? aboutSession(row) : [];
    if (split) return (row.parts ?? []).map((part) => [row.key, ...part.keys, ...about, ...numbers(part)]);
    const models = row.models.map(({ model }) => model ?? 'unknown').join(' ');
    return [[row.key, ...about, ...(by === 'model' ? [] : [models]), ...numbers(row)]];
  });
  return csv([header, ...lines]);
}

function aboutSession({ cwd, codexHome, startedAt, lastActivityAt }: UsageRow): Field[] {
  return [cwd ?? null, codexHome ?? null, startedAt ?? null, lastActivityAt ?? null];
}

interface Sum {
  readonly tokens: Tokens;
  readonly responses: number;
  readonly costUsd: number | null;
}

function numbers({ tokens, responses, costUsd }: Sum): Field[] {
  return [...tokenValues(tokens), responses, costUsd];
}
