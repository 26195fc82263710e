import type { ThreadLedger } from './thread-ledger.ts';
import type { ThreadTable } from './thread-table.ts';

/** Returns the ids of the `most` recently active threads, newest first, after a thread changed. */
export function withRecent(
  recent: string[],
  thread: ThreadLedger,
  threads: ThreadTable,
  most: number,
): string[] {
  const at = thread.lastActivityAt ?? 0;
  const oldest = threads.get(recent.at(-1) ?? '')?.lastActivityAt ?? 0;
  // Most threads of a first scan are older than all that are kept.
  if (recent.length === most && at < oldest && !recent.includes(thread.threadId)) return recent;
  const others = recent.filter((id) => id !== thread.threadId);
  let place = others.findIndex((id) => (threads.get(id)?.lastActivityAt ?? 0) <= at);
  if (place < 0) place = others.length;
  if (place >= most) return recent;
  others.splice(place, 0, thread.threadId);
  return others.slice(0, most);
}
