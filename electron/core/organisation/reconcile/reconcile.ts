import { DAY_MS } from '../../../shared/durations.ts';
import type { DifferenceReason, OrgReconcile } from '../../../shared/schema/organisation/org-usage.ts';
import type { KeptRow } from '../analytics/kept-row.ts';
import { measuresOf } from '../analytics/measures.ts';
import { personOf } from '../analytics/rows.ts';
import { dayName, spanOf } from '../analytics/usage-report.ts';
import { type DaySpan, dayStart, mayStillRise } from '../analytics/windows.ts';

/** What this machine counted of one day. */
export interface LocalDay {
  /** Of sessions by ChatGPT, or whose sign-in is not known: input with what was cached, and output. */
  readonly tokens: number;
  /** What of these was cached input. */
  readonly cachedTokens: number;
  /** Of sessions by API key or another provider. */
  readonly otherTokens: number;
}

export interface ReconcileFacts {
  readonly workspace: string;
  /** An id or an email. */
  readonly person: string;
  readonly span: DaySpan;
  readonly now: number;
  readonly local: ReadonlyMap<string, LocalDay>;
  /** False where days of this machine are of another time zone. */
  readonly isUtc: boolean;
  readonly isRead: (day: number) => boolean;
}

/** Differences below this share of the larger side have no reason of their own: both round and cut days. */
const ALIKE = 0.01;

/** Puts what this machine and the organisation counted beside each other, day by day, with the reasons that are known. */
export function reconcile(kept: readonly KeptRow<'usage'>[], facts: ReconcileFacts): OrgReconcile {
  const { workspace, person, span, now, local, isUtc } = facts;
  const wanted = person.toLowerCase();
  const organisation = new Map<string, number>();
  for (const { row } of kept) {
    const names = [personOf(row), row.actor?.email ?? null];
    if (!names.some((name) => name?.toLowerCase() === wanted)) continue;
    const tokens = tokensOf(row);
    const day = dayName(row.start_time * 1_000);
    if (tokens !== null) organisation.set(day, (organisation.get(day) ?? 0) + tokens);
  }
  const rows: OrgReconcile['rows'][number][] = [];
  for (let at = dayStart(span.start); at < Math.min(span.end, now); at += DAY_MS) {
    const day = dayName(at);
    const here = local.get(day);
    const there = organisation.get(day) ?? null;
    const otherTokens = here?.otherTokens ?? 0;
    if (here === undefined && there === null) continue;
    const localTokens = here === undefined ? null : here.tokens;
    const difference = localTokens === null || there === null ? null : there - localTokens;
    const sides = { localTokens, cachedTokens: here?.cachedTokens ?? 0, there, difference, otherTokens };
    const reasons = reasonsOf(sides, { isLate: mayStillRise(at, now), isRead: facts.isRead(at), isUtc });
    rows.push({ day, localTokens, otherTokens, organizationTokens: there, difference, reasons });
  }
  return { schema: 'codex-glance.org/1', kind: 'reconcile', workspace, person, ...spanOf(span), rows };
}

interface Sides {
  readonly localTokens: number | null;
  readonly cachedTokens: number;
  readonly there: number | null;
  readonly difference: number | null;
  readonly otherTokens: number;
}

interface DayFacts {
  readonly isLate: boolean;
  readonly isRead: boolean;
  readonly isUtc: boolean;
}

function reasonsOf(
  { localTokens, cachedTokens, there, difference, otherTokens }: Sides,
  { isLate, isRead, isUtc }: DayFacts,
): DifferenceReason[] {
  if (!isRead) return ['not-read'];
  const reasons: DifferenceReason[] = otherTokens > 0 ? ['other-sign-in'] : [];
  const larger = Math.max(localTokens ?? 0, there ?? 0);
  if (difference !== null && Math.abs(difference) <= ALIKE * larger) return reasons;
  // A total that leaves out cached input, which Codex's own counters count.
  const uncached = (localTokens ?? 0) - cachedTokens;
  if (cachedTokens > 0 && there !== null && Math.abs(uncached - there) <= ALIKE * larger) {
    return [...reasons, 'cached-input'];
  }
  const isMore = (there ?? 0) > (localTokens ?? 0);
  if (!isMore && isLate) reasons.push('late');
  if (!isUtc) reasons.push('time-zone');
  if (isMore) reasons.push('elsewhere');
  else if (!isLate && isUtc && larger > 0) reasons.push('not-known');
  return reasons;
}

/** The API counts uncached input apart, and Codex's own counters count it with what was cached. */
function tokensOf(row: KeptRow<'usage'>['row']): number | null {
  const { totalTokens, uncachedInputTokens, cachedInputTokens, outputTokens } = measuresOf(row.totals);
  if (totalTokens !== null) return totalTokens;
  if (uncachedInputTokens === null || outputTokens === null) return null;
  return uncachedInputTokens + (cachedInputTokens ?? 0) + outputTokens;
}
