import type {
  UsageGrouping,
  UsageModelRow,
  UsagePart,
  UsageReport,
  UsageRow,
} from '../../../shared/commands.ts';
import type { Message } from '../../../shared/messages/message.ts';
import type { AttributedUsage, SessionState, SessionUsage } from '../../../shared/usage.ts';
import { entryOf } from '../../collections/entry-of.ts';
import { inOrder } from '../../collections/in-order.ts';
import type { ThreadDay } from '../../ledger/day-table.ts';
import type { UsageLedger } from '../../ledger/ledger.ts';
import type { ThreadLedger } from '../../ledger/thread-ledger.ts';
import type { PriceBook } from '../../pricing/cost.ts';
import { PricedSums } from '../../pricing/priced-sums.ts';
import type { Rates } from '../../pricing/rates.ts';
import { mondayOf, monthOf } from '../../time/calendar.ts';
import { readAttribution } from '../../tokens/attribution.ts';
import type { TokenSum } from '../../tokens/sums.ts';
import { describeThread, type ThreadDescription } from '../describe-thread.ts';
import { ProjectFolders } from '../project-folder.ts';
import { matchesModel, matchesProject, type ReportFilter, UNKNOWN } from './report-filter.ts';

/** What a report counts, and how it is grouped. Days are local `YYYY-MM-DD`, both inclusive. */
export interface UsageReportQuery extends ReportFilter {
  readonly by: UsageGrouping;
  readonly since?: string;
  readonly until?: string;
  /** Further groupings that split each row. */
  readonly splitBy?: readonly UsageGrouping[];
}

/** The facts of a session row besides its sums. */
type ThreadView = ThreadDescription & Pick<SessionUsage, 'state'>;

/** Returns the key of a row. Unknown folders and models share the key `unknown`. */
function keyOf(
  by: UsageGrouping,
  threadDay: ThreadDay,
  ledger: UsageLedger,
  model: string | null,
  folders: ProjectFolders,
): string {
  switch (by) {
    case 'daily':
      return threadDay.day;
    case 'weekly':
      return mondayOf(threadDay.day);
    case 'monthly':
      return monthOf(threadDay.day);
    case 'session':
      return threadDay.threadId;
    case 'model':
      return model ?? UNKNOWN;
    case 'project': {
      const cwd = cwdOf(threadDay, ledger);
      return cwd === null ? UNKNOWN : folders.keyOf(cwd);
    }
  }
}

/** Returns null where the session recorded no folder. */
function cwdOf({ threadId }: ThreadDay, ledger: UsageLedger): string | null {
  return ledger.threads.get(threadId)?.summary.meta?.cwd ?? null;
}

/** A row while it is summed: as a whole, and by its parts. */
class RowSums {
  readonly whole = new PricedSums();
  /** By joined keys. */
  readonly parts = new Map<string, PricedSums>();

  add(
    keys: readonly string[],
    attribution: string,
    part: TokenSum,
    rates: Rates | null,
    tier: string | null,
  ): void {
    this.whole.addPriced(attribution, part, rates, tier);
    if (keys.length === 0) return;
    const sums = entryOf(this.parts, keys.join(SEPARATOR), () => new PricedSums());
    sums.addPriced(attribution, part, rates);
  }
}

/** Occurs in no key. */
const SEPARATOR = '\0';

const byTime: readonly UsageGrouping[] = ['daily', 'weekly', 'monthly'];
const byThread: readonly UsageGrouping[] = ['session', 'project'];

/** Sums the ledger by the requested grouping. Time rows are oldest first, all others by tokens. */
export function makeUsageReport(
  ledger: UsageLedger,
  query: UsageReportQuery,
  lowerBound: readonly Message[],
  stateOf: (thread: ThreadLedger) => SessionState,
  book: PriceBook,
): UsageReport {
  const { by, since, until, projects, models } = query;
  const splitBy = [...new Set(query.splitBy ?? [])].filter((each) => each !== by);
  const rows = new Map<string, RowSums>();
  const totals = new PricedSums();
  const folders = new ProjectFolders();
  const needsThreads =
    [by, ...splitBy].some((each) => byThread.includes(each)) ||
    (projects !== undefined && projects.length > 0);
  for (const day of ledger.table.totals.keys()) {
    if ((since && day < since) || (until && day > until)) continue;
    for (const threadDay of needsThreads ? threadsOf(day, ledger) : wholeDay(day, ledger)) {
      if (projects?.length && !matchesProject(projects, cwdOf(threadDay, ledger))) continue;
      for (const [attribution, part] of threadDay.sums.parts) {
        const { model } = readAttribution(attribution);
        if (!matchesModel(models, model)) continue;
        const row = entryOf(rows, keyOf(by, threadDay, ledger, model, folders), () => new RowSums());
        const keys = splitBy.map((each) => keyOf(each, threadDay, ledger, model, folders));
        const rates = book.ratesOf(day, attribution);
        const tier = rates === null ? book.unknownTierOf(day, attribution) : null;
        row.add(keys, attribution, part, rates, tier);
        totals.addPriced(attribution, part, rates);
      }
    }
  }
  const viewThread = (key: string): ThreadView | undefined => {
    const thread = by === 'session' ? ledger.threads.get(key) : undefined;
    return thread && { ...describeThread(thread), state: stateOf(thread) };
  };
  const listed = [...rows].map(([key, sums]) => {
    const name = by === 'project' ? folders.nameOf(key) : key;
    const row = viewRow(name, sums.whole, viewThread(key));
    return splitBy.length === 0 ? row : { ...row, parts: viewParts(sums, splitBy, folders) };
  });
  listed.sort((a, b) => {
    if (byTime.includes(by)) return inOrder(a.key, b.key);
    if (by === 'session') return inOrder(b.lastActivityAt ?? '', a.lastActivityAt ?? '');
    return b.tokens.total - a.tokens.total || inOrder(a.key, b.key);
  });
  return {
    schema: 'codex-glance.usage/1',
    by,
    ...(splitBy.length === 0 ? {} : { splitBy }),
    timezone: ledger.calendar.timezone,
    rows: listed,
    totals: { tokens: totals.tokens, ...totals.cost, responses: totals.responses },
    lowerBound,
  };
}

function threadsOf(day: string, ledger: UsageLedger): Iterable<ThreadDay> {
  return ledger.table.days.get(day)?.values() ?? [];
}

/** Sums all threads of a day as one. */
function wholeDay(day: string, ledger: UsageLedger): ThreadDay[] {
  const sums = ledger.table.totals.get(day);
  return sums ? [{ day, threadId: '', sums }] : [];
}

function viewRow(key: string, sums: PricedSums, thread: ThreadView | undefined): UsageRow {
  const models: UsageModelRow[] = [...sums.models()]
    .map(([model, { tokens }]) => {
      const unpricedTiers = sums.unknownTiersOf(model);
      const tiers = unpricedTiers.length === 0 ? {} : { unpricedTiers };
      return { model, tokens, ...sums.costOfModel(model), ...tiers };
    })
    .sort((a, b) => b.tokens.total - a.tokens.total);
  const row = { key, tokens: sums.tokens, ...sums.cost, responses: sums.responses, models };
  return thread ? { ...row, ...thread, attribution: viewAttribution(sums) } : row;
}

/** Orders by the keys that are times, oldest first, then by tokens. */
function viewParts(
  { parts }: RowSums,
  splitBy: readonly UsageGrouping[],
  folders: ProjectFolders,
): UsagePart[] {
  const times = splitBy.flatMap((each, place) => (byTime.includes(each) ? [place] : []));
  const timeOf = ({ keys }: UsagePart) => times.map((place) => keys[place] ?? '').join(SEPARATOR);
  return [...parts]
    .map(([keys, { tokens, cost, responses }]) => ({
      keys: keys
        .split(SEPARATOR)
        .map((key, place) => (splitBy[place] === 'project' ? folders.nameOf(key) : key)),
      tokens,
      ...cost,
      responses,
    }))
    .sort((a, b) => inOrder(timeOf(a), timeOf(b)) || b.tokens.total - a.tokens.total);
}

/** Most tokens first. */
function viewAttribution(sums: PricedSums): AttributedUsage[] {
  return [...sums.parts]
    .map(([text, { tokens, responses }]) => ({ ...readAttribution(text), tokens, responses }))
    .sort((a, b) => b.tokens.total - a.tokens.total);
}
