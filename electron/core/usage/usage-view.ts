import { noTokens } from '../../shared/tokens.ts';
import type { LiveSession, ModelUsage, Period, ScanProgress, Usage } from '../../shared/usage.ts';
import { addDays, namedSpans, type Span } from './calendar.ts';
import type { SpanName, UsageLedger } from './ledger.ts';
import { viewLiveSession, viewSession } from './session-view.ts';
import type { AttributedSums } from './sums.ts';
import type { LockState } from './thread-locks.ts';

const LISTED_DAYS = 30;
const LISTED_RECENT = 10;
const LISTED_LIVE = 20;

/** What was gathered besides the ledger. */
export interface UsageContext {
  readonly now: number;
  readonly anyHome: boolean;
  readonly scanning: ScanProgress | null;
  readonly lockOf: (threadId: string) => LockState;
  readonly locked: readonly string[];
}

/** The Snapshot's view of a ledger. */
export function viewUsage(ledger: UsageLedger, context: UsageContext): Usage {
  const { now, lockOf } = context;
  const spans = namedSpans(ledger.calendar, now);
  const period = (name: SpanName): Period => viewPeriod(spans[name], ledger, name, now);
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
    models: viewModels(ledger.span('last30Days', now).sums),
    days: viewDays(ledger, now),
    hours: ledger.hours(now),
    live: viewLive(ledger, context),
    recent: recent.slice(0, LISTED_RECENT).map((thread) => viewSession(thread, lockOf(thread.threadId), now)),
    newestAt: newest === null ? null : new Date(newest).toISOString(),
  };
}

function decideUsageState(ledger: UsageLedger, context: UsageContext): Pick<Usage, 'state' | 'reason'> {
  if (!context.anyHome) return { state: 'no-home', reason: 'No Codex home was found.' };
  if (context.scanning) {
    return { state: 'scanning', reason: 'Sessions are being read for the first time, newest first.' };
  }
  return ledger.threads.size === 0
    ? { state: 'empty', reason: 'Codex has recorded no session here yet.' }
    : { state: 'ready', reason: 'Every session on this machine was read.' };
}

function viewPeriod(span: Span, ledger: UsageLedger, name: SpanName, now: number): Period {
  const { sums, threads } = ledger.span(name, now);
  return {
    from: new Date(span.from).toISOString(),
    to: new Date(span.to).toISOString(),
    tokens: sums.tokens,
    responses: sums.responses,
    sessions: threads.size,
    costUsd: null,
  };
}

/** Most tokens first. */
export function viewModels(sums: AttributedSums): ModelUsage[] {
  return [...sums.models()]
    .map(([model, { tokens, responses }]) => ({ model, tokens, responses, costUsd: null }))
    .sort((a, b) => b.tokens.total - a.tokens.total || (a.model ?? '').localeCompare(b.model ?? ''));
}

function viewDays(ledger: UsageLedger, now: number): Usage['days'] {
  const today = ledger.calendar.day(now);
  return Array.from({ length: LISTED_DAYS }, (_, index) => {
    const day = addDays(today, index - LISTED_DAYS + 1);
    return { day, tokens: ledger.table.totals.get(day)?.tokens ?? noTokens, costUsd: null };
  });
}

/** Sessions that run, are open, or were active within the last minutes. */
function viewLive(ledger: UsageLedger, context: UsageContext): LiveSession[] {
  const { now, lockOf } = context;
  const ids = new Set([...ledger.recent, ...context.locked]);
  const live = [...ids].flatMap((id) => {
    const thread = ledger.threads.get(id);
    if (!thread || thread.gone) return [];
    const lock = lockOf(id);
    const age = now - (thread.lastActivityAt ?? 0);
    if (age > 15 * 60_000 && lock !== 'held') return [];
    const session = viewLiveSession(thread, lock, now);
    return session.state === 'ended' ? [] : [session];
  });
  const rank = (session: LiveSession) => (session.state === 'running' ? 0 : 1);
  return live
    .sort((a, b) => rank(a) - rank(b) || (b.lastActivityAt ?? '').localeCompare(a.lastActivityAt ?? ''))
    .slice(0, LISTED_LIVE);
}
