import type { SessionTurns } from '../../shared/sessions.ts';
import { LineKernel } from '../ingest/kernel/line-kernel.ts';
import { readContent } from '../ingest/scan/file-content.ts';
import type { ThreadLedger } from '../ledger/thread-ledger.ts';
import type { UsageService } from '../usage/usage-service.ts';
import { viewSession } from '../views/session-view.ts';
import { costOfThread } from '../views/thread-costs.ts';
import { FileTurns } from './file-turns.ts';
import { viewTree } from './session-tree.ts';
import { type CountedThread, type CountedTurns, countTurns } from './thread-turns.ts';

/** What of the usage in force is asked. */
export type TurnSource = Pick<UsageService, 'ledger' | 'lockOf' | 'book' | 'whole'>;

/** The event loop runs after so many bytes. */
const BYTES_BETWEEN = 2 * 1024 * 1024;

/** Reads the turns of one session for the page. Returns null where no such session is known. */
export async function makeSessionTurns(
  usage: TurnSource,
  threadId: string,
  now: number,
): Promise<SessionTurns | null> {
  const read = await readSessionTurns(usage, threadId, now);
  if (read === null) return null;
  const { costs: _costs, ...report } = read;
  return report;
}

/**
 * Reads the files of one session for its turns, with what each cost. Nothing is kept of what is read, and text of prompts and responses is
 * passed over as in a scan. Returns null where no such session is known.
 */
export async function readSessionTurns(
  usage: TurnSource,
  threadId: string,
  now: number,
): Promise<(SessionTurns & Pick<CountedTurns, 'costs'>) | null> {
  // Before the files are read, so that they hold all that is counted.
  const known = await usage.whole(() => lookUp(usage, threadId, now));
  if (known === null) return null;
  const { paths, session, tree, counted } = known;
  const files: FileTurns[] = [];
  for (const path of paths) {
    const file = await readFile(path, threadId);
    if (file !== null) files.push(file);
  }
  return { schema: 'codex-glance.session-turns/1', session, ...countTurns(counted, files), tree };
}

interface KnownSession extends Pick<SessionTurns, 'session' | 'tree'> {
  /** Of the files on disk. */
  readonly paths: readonly string[];
  readonly counted: CountedThread;
}

function lookUp(usage: TurnSource, threadId: string, now: number): KnownSession | null {
  const { ledger } = usage;
  const thread = ledger.threads.get(threadId);
  if (!thread) return null;
  const book = usage.book();
  const costOf = (each: ThreadLedger) => costOfThread(each, book, (at) => ledger.calendar.day(at));
  const describe = (each: ThreadLedger) => viewSession(each, usage.lockOf(each.threadId), now, costOf);
  const { responses, copied } = thread;
  return {
    paths: thread.gone ? [] : [...thread.files.keys()],
    session: describe(thread),
    tree: viewTree(ledger, thread, describe),
    counted: {
      responses,
      copied,
      count: responses.length,
      ratesAt: (index) =>
        book.ratesOf(ledger.calendar.day(responses.at(index)), responses.attribution(index)),
    },
  };
}

/** Null where it cannot be read, as where it was archived since. */
async function readFile(path: string, threadId: string): Promise<FileTurns | null> {
  // One of its own: reading pauses, and a scan may go on meanwhile.
  const turns = new FileTurns(threadId, new LineKernel());
  let bytes = 0;
  try {
    await readContent({ path, compressed: path.endsWith('.zst') }, turns, (read) => {
      bytes += read;
      if (bytes < BYTES_BETWEEN) return undefined;
      bytes = 0;
      return new Promise((resolve) => setImmediate(resolve));
    });
  } catch {
    return null;
  }
  turns.finish();
  return turns;
}
