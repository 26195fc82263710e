import type { UsageGrouping, UsageModelRow, UsageReport, UsageRow } from '../../shared/commands.ts';
import type { AttributedUsage, SessionState, SessionUsage } from '../../shared/usage.ts';
import { readAttribution } from './attribution.ts';
import { mondayOf, monthOf } from './calendar.ts';
import type { DayCell } from './day-table.ts';
import { describeThread, type ThreadDescription } from './describe-thread.ts';
import { entryOf } from './entry-of.ts';
import type { UsageLedger } from './ledger.ts';
import { AttributedSums } from './sums.ts';
import type { ThreadLedger } from './thread-ledger.ts';

export interface UsageReportQuery {
  readonly by: UsageGrouping;
  /** `YYYY-MM-DD`, inclusive. */
  readonly since?: string;
  readonly until?: string;
}

/** What a session row says besides its sums. */
type ThreadView = ThreadDescription & Pick<SessionUsage, 'state'>;

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
  stateOf: (thread: ThreadLedger) => SessionState,
): UsageReport {
  const rows = new Map<string, AttributedSums>();
  const totals = new AttributedSums();
  const byThread = query.by === 'session' || query.by === 'project';
  for (const day of ledger.table.totals.keys()) {
    if ((query.since && day < query.since) || (query.until && day > query.until)) continue;
    for (const cell of byThread ? threadsOf(day, ledger) : wholeDay(day, ledger)) {
      for (const [attribution, part] of cell.sums.parts) {
        const { model } = readAttribution(attribution);
        const row = entryOf(rows, keyOf(query.by, cell, ledger, model), () => new AttributedSums());
        row.add(attribution, part, part.responses);
        totals.add(attribution, part, part.responses);
      }
    }
  }
  const viewThread = (key: string): ThreadView | undefined => {
    const thread = query.by === 'session' ? ledger.threads.get(key) : undefined;
    return thread && { ...describeThread(thread), state: stateOf(thread) };
  };
  const listed = [...rows].map(([key, sums]) => viewRow(key, sums, viewThread(key)));
  const byTime = query.by === 'daily' || query.by === 'weekly' || query.by === 'monthly';
  listed.sort((a, b) => {
    if (byTime) return inOrder(a.key, b.key);
    if (query.by === 'session') return inOrder(b.lastActivityAt ?? '', a.lastActivityAt ?? '');
    return b.tokens.total - a.tokens.total || inOrder(a.key, b.key);
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

/** As `localeCompare` would, without its milliseconds to come up: keys are days, ids and names. */
function inOrder(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function threadsOf(day: string, ledger: UsageLedger): Iterable<DayCell> {
  return ledger.table.days.get(day)?.values() ?? [];
}

/** All threads of a day as one. */
function wholeDay(day: string, ledger: UsageLedger): DayCell[] {
  const sums = ledger.table.totals.get(day);
  return sums ? [{ day, threadId: '', sums }] : [];
}

function viewRow(key: string, sums: AttributedSums, thread: ThreadView | undefined): UsageRow {
  const models: UsageModelRow[] = [...sums.models()]
    .map(([model, { tokens }]) => ({ model, tokens, costUsd: null }))
    .sort((a, b) => b.tokens.total - a.tokens.total);
  const row = { key, tokens: sums.tokens, costUsd: null, responses: sums.responses, models };
  return thread ? { ...row, ...thread, attribution: viewAttribution(sums) } : row;
}

/** Most tokens first. */
function viewAttribution(sums: AttributedSums): AttributedUsage[] {
  return [...sums.parts]
    .map(([text, { tokens, responses }]) => ({ ...readAttribution(text), tokens, responses }))
    .sort((a, b) => b.tokens.total - a.tokens.total);
}
