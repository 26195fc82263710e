import type { Message } from '../../shared/messages/message.ts';
import type { SessionList, SessionListRow } from '../../shared/sessions.ts';
import type { SessionState } from '../../shared/usage.ts';
import { entryOf } from '../collections/entry-of.ts';
import { inOrder } from '../collections/in-order.ts';
import type { UsageLedger } from '../ledger/ledger.ts';
import type { ThreadLedger } from '../ledger/thread-ledger.ts';
import type { PriceBook } from '../pricing/cost.ts';
import { PricedSums } from '../pricing/priced-sums.ts';
import { describeThread } from './describe-thread.ts';

/** So many sessions are described at a time; the first time, each is read from the index. */
const AT_A_TIME = 200;

/**
 * Lists every session with what its row of `usage session` sums up, and those that used nothing too. `pause` lets the
 * event loop run.
 */
export async function listSessions(
  ledger: UsageLedger,
  lowerBound: readonly Message[],
  stateOf: (thread: ThreadLedger) => SessionState,
  book: PriceBook,
  pause: () => Promise<void>,
): Promise<SessionList> {
  const sums = sumsOf(ledger, book);
  const rows: SessionListRow[] = [];
  for (const thread of [...ledger.threads.values()]) {
    rows.push(rowOf(thread, sums.get(thread.threadId), stateOf(thread)));
    if (rows.length % AT_A_TIME === 0) await pause();
  }
  rows.sort((a, b) => inOrder(b.lastActivityAt ?? '', a.lastActivityAt ?? ''));
  return { schema: 'codex-glance.session-list/1', rows, lowerBound };
}

function sumsOf({ table }: UsageLedger, book: PriceBook): Map<string, PricedSums> {
  const sums = new Map<string, PricedSums>();
  for (const day of table.totals.keys()) {
    for (const { threadId, sums: ofDay } of table.days.get(day)?.values() ?? []) {
      const whole = entryOf(sums, threadId, () => new PricedSums());
      for (const [attribution, part] of ofDay.parts) {
        whole.addPriced(attribution, part, book.ratesOf(day, attribution));
      }
    }
  }
  return sums;
}

function rowOf(thread: ThreadLedger, sums: PricedSums | undefined, state: SessionState): SessionListRow {
  const { threadId, cwd, startedAt, lastActivityAt, originator, auth, parentThreadId } =
    describeThread(thread);
  const about = { threadId, cwd, state, startedAt, lastActivityAt, originator, auth, parentThreadId };
  if (!sums) return { ...about, models: [thread.summary.model], tokens: 0, costUsd: 0 };
  const models = [...sums.models()].sort((a, b) => b[1].tokens.total - a[1].tokens.total);
  const { costUsd, costLowerBoundUsd } = sums.cost;
  return {
    ...about,
    models: models.map(([model]) => model),
    tokens: sums.tokens.total,
    costUsd,
    ...(costLowerBoundUsd === undefined ? {} : { costLowerBoundUsd }),
  };
}
