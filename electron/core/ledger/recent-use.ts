import { HOUR_MS, QUARTER_MS } from '../../shared/durations.ts';
import { forEachQuarter, type QuarterColumns } from '../tokens/quarter-totals.ts';
import type { ThreadLedger } from './thread-ledger.ts';

/** Tokens of one thread and attribution in a quarter of an hour. */
export interface RecentPart {
  /** The begin of the quarter, in milliseconds since the epoch. */
  readonly at: number;
  readonly threadId: string;
  /** See `attributionText`. */
  readonly attribution: string;
  tokens: number;
}

/** Use of the last days by quarter of an hour over all threads, updated as responses are added. */
export class RecentUse {
  /** Nothing older is kept. Milliseconds since the epoch. */
  readonly since: number;
  private readonly parts: RecentPart[] = [];
  /** The last part of each thread: its next response usually belongs there. */
  private readonly last = new Map<string, RecentPart>();

  /** `threads`: those active since then. */
  constructor(since: number, threads: Iterable<ThreadLedger>) {
    this.since = since;
    for (const thread of threads) this.add(thread.threadId, thread.peekQuarters().columns);
  }

  /** Adds the sums of new responses. */
  add(threadId: string, quarters: QuarterColumns): void {
    forEachQuarter(quarters, (quarter, attribution, tokens) => {
      const at = quarter * QUARTER_MS;
      if (at + QUARTER_MS <= this.since) return;
      const last = this.last.get(threadId);
      if (last?.at === at && last.attribution === attribution) {
        last.tokens += tokens.total;
        return;
      }
      const part = { at, threadId, attribution, tokens: tokens.total };
      this.parts.push(part);
      this.last.set(threadId, part);
    });
  }

  /** Yields all parts from the quarter that contains `from` on, unordered. One quarter may come in several parts. */
  *from(from: number): Generator<Readonly<RecentPart>> {
    for (const part of this.parts) if (part.at + QUARTER_MS > from) yield part;
  }
}

/**
 * Sums tokens by hour since the epoch, of the quarters that begin from `since` on and before `until` (milliseconds
 * since the epoch). Nothing is cached: weeks of parts would take much memory for a question asked once a day.
 */
export function sumByHour(
  threads: Iterable<ThreadLedger>,
  since: number,
  until: number,
): Map<number, number> {
  const hours = new Map<number, number>();
  for (const thread of threads) {
    forEachQuarter(thread.peekQuarters().columns, (quarter, _attribution, { total }) => {
      const at = quarter * QUARTER_MS;
      if (at < since || at >= until) return;
      const hour = Math.floor(at / HOUR_MS);
      hours.set(hour, (hours.get(hour) ?? 0) + total);
    });
  }
  return hours;
}
