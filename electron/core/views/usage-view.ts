import { MINUTE_MS } from '../../shared/durations.ts';
import { usageMessage } from '../../shared/messages/en/usage/usage.ts';
import { noTokens } from '../../shared/tokens.ts';
import type { LiveSession, ModelUsage, Period, ScanProgress, Usage } from '../../shared/usage.ts';
import { entryOf } from '../collections/entry-of.ts';
import type { LockState } from '../ingest/rollouts/thread-locks.ts';
import type { UsageLedger } from '../ledger/ledger.ts';
import type { SpanName } from '../ledger/span-sum.ts';
import { CostSum, type PriceBook } from '../pricing/cost.ts';
import { addDays, namedSpans, type Span } from '../time/calendar.ts';
import { readAttribution } from '../tokens/attribution.ts';
import { type ThreadCost, viewLiveSession, viewSession } from './session-view.ts';
import { costOfThread } from './thread-costs.ts';

const LISTED_DAYS = 30;
const LISTED_RECENT = 10;
const LISTED_LIVE = 20;

/** The context of a view besides the ledger. */
export interface UsageContext {
  readonly now: number;
  readonly anyHome: boolean;
  readonly scanning: ScanProgress | null;
  readonly lockOf: (threadId: string) => LockState;
  readonly locked: readonly string[];
  readonly book: PriceBook;
}

/** Makes the Snapshot's view of a ledger. */
export function viewUsage(ledger: UsageLedger, context: UsageContext): Usage {
  const { now, lockOf } = context;
  const spans = namedSpans(ledger.calendar, now);
  const period = (name: SpanName): Period => viewPeriod(spans[name], ledger, name, context);
  const costOf = costsIn(ledger, context.book);
  const recent = ledger.recent.flatMap((id) => ledger.threads.get(id) ?? []);
  const newest = recent[0]?.lastActivityAt ?? null;
  return {
    ...decideUsageState(ledger, context),
    progress: context.scanning,
    today: period('today'),
    week: period('week'),
    month: period('month'),
    last7Days: period('last7Days'),
    last30Days: period('last30Days'),
    models: viewModels(ledger, context),
    days: viewDays(ledger, context),
    hours: ledger.hours(now),
    live: viewLive(ledger, context),
    recent: recent
      .slice(0, LISTED_RECENT)
      .map((thread) => viewSession(thread, lockOf(thread.threadId), now, costOf)),
    newestAt: newest === null ? null : new Date(newest).toISOString(),
  };
}

function decideUsageState(ledger: UsageLedger, context: UsageContext): Pick<Usage, 'state' | 'reason'> {
  if (!context.anyHome) return { state: 'no-home', reason: usageMessage('usage.no-home') };
  if (context.scanning) {
    return { state: 'scanning', reason: usageMessage('usage.scanning') };
  }
  return ledger.threads.size === 0
    ? { state: 'empty', reason: usageMessage('usage.empty') }
    : { state: 'ready', reason: usageMessage('usage.ready') };
}

function viewPeriod(span: Span, ledger: UsageLedger, name: SpanName, { book, now }: UsageContext): Period {
  const { sums, threads, first, last } = ledger.span(name, now);
  return {
    from: new Date(span.from).toISOString(),
    to: new Date(span.to).toISOString(),
    tokens: sums.tokens,
    responses: sums.responses,
    sessions: threads.size,
    ...costOfDays(ledger, book, first, last).cost,
  };
}

/** Computes the cost of the days from `first` to `last`, each at its own prices. */
function costOfDays(ledger: UsageLedger, book: PriceBook, first: string, last: string): CostSum {
  const cost = new CostSum();
  for (const [day, sums] of ledger.table.totals) {
    if (day >= first && day <= last) book.addDay(cost, day, sums);
  }
  return cost;
}

function costsIn({ calendar }: UsageLedger, book: PriceBook): ThreadCost {
  return (thread) => costOfThread(thread, book, (at) => calendar.day(at));
}

/** Most tokens first. */
function viewModels(ledger: UsageLedger, { book, now }: UsageContext): ModelUsage[] {
  const { sums, first, last } = ledger.span('last30Days', now);
  const costs = new Map<string | null, CostSum>();
  for (const [day, ofDay] of ledger.table.totals) {
    if (day < first || day > last) continue;
    for (const [attribution, part] of ofDay.parts) {
      const { model } = readAttribution(attribution);
      entryOf(costs, model, () => new CostSum()).add(part, book.ratesOf(day, attribution));
    }
  }
  return [...sums.models()]
    .map(([model, { tokens, responses }]) => ({
      model,
      tokens,
      responses,
      ...(costs.get(model) ?? new CostSum()).cost,
    }))
    .sort((a, b) => b.tokens.total - a.tokens.total || (a.model ?? '').localeCompare(b.model ?? ''));
}

function viewDays(ledger: UsageLedger, { book, now }: UsageContext): Usage['days'] {
  const today = ledger.calendar.day(now);
  return Array.from({ length: LISTED_DAYS }, (_, index) => {
    const day = addDays(today, index - LISTED_DAYS + 1);
    const sums = ledger.table.totals.get(day);
    return { day, tokens: sums?.tokens ?? noTokens, ...book.ofDay(day, sums).cost };
  });
}

/** Lists sessions that run, are open, or were active within the last minutes. */
function viewLive(ledger: UsageLedger, context: UsageContext): LiveSession[] {
  const { now, lockOf } = context;
  const costOf = costsIn(ledger, context.book);
  const ids = new Set([...ledger.recent, ...context.locked]);
  const live = [...ids].flatMap((id) => {
    const thread = ledger.threads.get(id);
    if (!thread || thread.gone) return [];
    const lock = lockOf(id);
    const age = now - (thread.lastActivityAt ?? 0);
    if (age > 15 * MINUTE_MS && lock !== 'held') return [];
    const session = viewLiveSession(thread, lock, now, costOf);
    return session.state === 'ended' ? [] : [session];
  });
  const rank = (session: LiveSession) => (session.state === 'running' ? 0 : 1);
  return live
    .sort((a, b) => rank(a) - rank(b) || (b.lastActivityAt ?? '').localeCompare(a.lastActivityAt ?? ''))
    .slice(0, LISTED_LIVE);
}
