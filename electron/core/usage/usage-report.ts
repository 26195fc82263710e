import type { UsageGrouping, UsageModelRow, UsageReport, UsageRow } from '../../shared/commands.ts';
import { mondayOf, monthOf } from './calendar.ts';
import type { UsageLedger } from './ledger.ts';
import { type DayCell, entryOf, ModelSums } from './sums.ts';

export interface UsageReportQuery {
  readonly by: UsageGrouping;
  /** `YYYY-MM-DD`, inclusive. */
  readonly since?: string;
  readonly until?: string;
}

/** The key of a row. Folders and models that are not known share the key `unknown`. */
function keyOf(by: UsageGrouping, cell: DayCell, ledger: UsageLedger, model: string | null): string {
  switch (by) {
    case 'daily':
      return cell.day;
    case 'weekly':
      return mondayOf(cell.day);
    case 'monthly':
      return monthOf(cell.day);
    case 'session':
      return cell.threadId;
    case 'model':
      return model ?? 'unknown';
    case 'project':
      return ledger.threads.get(cell.threadId)?.summary.meta?.cwd ?? 'unknown';
  }
}

/** Sums the ledger by the asked grouping. Time rows stand oldest first, all others by tokens. */
export function makeUsageReport(
  ledger: UsageLedger,
  query: UsageReportQuery,
  lowerBound: readonly string[],
): UsageReport {
  const rows = new Map<string, ModelSums>();
  const totals = new ModelSums();
  for (const [day, threads] of ledger.table.days) {
    if ((query.since && day < query.since) || (query.until && day > query.until)) continue;
    for (const cell of threads.values()) {
      for (const [model, { tokens, responses }] of cell.sums.models) {
        entryOf(rows, keyOf(query.by, cell, ledger, model), () => new ModelSums()).add(
          model,
          tokens,
          responses,
        );
        totals.add(model, tokens, responses);
      }
    }
  }
  const listed = [...rows].map(([key, sums]) => viewRow(query.by, key, sums, ledger));
  const byTime = query.by === 'daily' || query.by === 'weekly' || query.by === 'monthly';
  listed.sort((a, b) => {
    if (byTime) return a.key.localeCompare(b.key);
    if (query.by === 'session') return (b.lastActivityAt ?? '').localeCompare(a.lastActivityAt ?? '');
    return b.tokens.total - a.tokens.total || a.key.localeCompare(b.key);
  });
  return {
    schema: 'codex-glance.usage/1',
    by: query.by,
    timezone: ledger.calendar.timezone,
    rows: listed,
    totals: { tokens: totals.tokens, costUsd: null, responses: totals.responses },
    lowerBound,
  };
}

function viewRow(by: UsageGrouping, key: string, sums: ModelSums, ledger: UsageLedger): UsageRow {
  const models: UsageModelRow[] = [...sums.models]
    .map(([model, { tokens }]) => ({ model, tokens, costUsd: null }))
    .sort((a, b) => b.tokens.total - a.tokens.total);
  const row = { key, tokens: sums.tokens, costUsd: null, responses: sums.responses, models };
  if (by !== 'session') return row;
  const thread = ledger.threads.get(key);
  const meta = thread?.summary.meta ?? null;
  const iso = (at: number | null | undefined) => (at == null ? null : new Date(at).toISOString());
  return {
    ...row,
    threadId: key,
    startedAt: iso(meta?.startedAt),
    lastActivityAt: iso(thread?.lastActivityAt),
    cwd: meta?.cwd ?? null,
    originator: meta?.originator ?? null,
    parentThreadId: meta?.parentThreadId ?? null,
    auth: thread?.auth ?? null,
  };
}
