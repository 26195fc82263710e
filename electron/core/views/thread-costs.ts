import type { Cost } from '../../shared/pricing.ts';
import type { ThreadLedger } from '../ledger/thread-ledger.ts';
import type { PriceBook } from '../pricing/cost.ts';

interface Known {
  readonly book: PriceBook;
  readonly total: number;
  readonly responses: number;
  readonly cost: Cost;
}

const known = new WeakMap<ThreadLedger, Known>();

/** Computes the cost of a thread, each response on its local day. Repeated only after the thread grew. */
export function costOfThread(thread: ThreadLedger, book: PriceBook, dayOf: (at: number) => string): Cost {
  const { total, responses } = thread.sum;
  const before = known.get(thread);
  if (before?.book === book && before.total === total && before.responses === responses) return before.cost;
  const { cost } = book.ofQuarters(thread.peekQuarters().columns, dayOf);
  known.set(thread, { book, total, responses, cost });
  return cost;
}
