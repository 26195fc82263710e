import type { SessionTurns } from '../../shared/sessions.ts';
import type { SessionUsage } from '../../shared/usage.ts';
import { yieldAfter } from '../async/yield-after.ts';
import { LineKernel } from '../ingest/kernel/line-kernel.ts';
import { type ContentSink, readContent } from '../ingest/scan/file-content.ts';
import type { ThreadLedger } from '../ledger/thread-ledger.ts';
import type { UsageService } from '../usage/usage-service.ts';
import { viewSession } from '../views/session-view.ts';
import { costOfThread } from '../views/thread-costs.ts';
import { FileTurns } from './file-turns.ts';
import { viewTree } from './session-tree.ts';
import { type CountedThread, type CountedTurns, countTurns } from './thread-turns.ts';

/** What of the usage in force is asked. */
export type TurnSource = Pick<UsageService, 'ledger' | 'lockOf' | 'book' | 'whole'>;

/** The event loop runs after so many milliseconds of reading. */
const SLICE_MS = 8;

/** Reads the turns of one session for the page. Returns null where no such session is known. */
export async function makeSessionTurns(
  usage: TurnSource,
  threadId: string,
  now: number,
): Promise<SessionTurns | null> {
  // Before the files are read, so that they hold all that is counted.
  const known = await usage.whole(() => {
    const found = lookUp(usage, threadId, now);
    return found && { ...found, tree: viewTree(usage.ledger, found.thread, found.describe) };
  });
  if (known === null) return null;
  const { session, tree } = known;
  const { costs: _costs, ...counted } = await readCounted(known, threadId, { kernel: new LineKernel() });
  return { schema: 'codex-glance.session-turns/1', session, ...counted, tree };
}

/** How the files of a session are read. */
export interface TurnReading {
  /** Used by nothing else until the session was read: reading pauses, and a scan may go on meanwhile. */
  readonly kernel: LineKernel;
  /** What else is taken from the files; `finish` is called at the end of each, where that could be read. */
  readonly begin?: () => ContentSink & { finish(): void };
}

/**
 * Reads the files of one session for its turns, with what each cost. Nothing is kept of what is read, and text of
 * prompts and responses is passed over as in a scan. Returns null where no such session is known.
 */
export async function readSessionTurns(
  usage: TurnSource,
  threadId: string,
  now: number,
  reading: TurnReading,
): Promise<(Pick<SessionTurns, 'session'> & CountedTurns) | null> {
  const known = await usage.whole(() => lookUp(usage, threadId, now));
  return known && { session: known.session, ...(await readCounted(known, threadId, reading)) };
}

async function readCounted(
  { paths, counted }: KnownSession,
  threadId: string,
  reading: TurnReading,
): Promise<CountedTurns> {
  const files: FileTurns[] = [];
  for (const path of paths) {
    const file = await readFile(path, threadId, reading);
    if (file !== null) files.push(file);
  }
  return countTurns(counted, files);
}

interface KnownSession extends Pick<SessionTurns, 'session'> {
  readonly thread: ThreadLedger;
  /** Of the files on disk. */
  readonly paths: readonly string[];
  readonly counted: CountedThread;
  readonly describe: (thread: ThreadLedger) => SessionUsage;
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
    thread,
    describe,
    paths: thread.gone ? [] : [...thread.files.keys()],
    session: describe(thread),
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
async function readFile(
  path: string,
  threadId: string,
  { kernel, begin }: TurnReading,
): Promise<FileTurns | null> {
  const turns = new FileTurns(threadId, kernel);
  const other = begin?.() ?? null;
  const sink: ContentSink = {
    push(bytes) {
      turns.push(bytes);
      other?.push(bytes);
    },
    breakOff() {
      turns.breakOff();
      other?.breakOff();
    },
  };
  try {
    await readContent({ path, compressed: path.endsWith('.zst') }, sink, yieldAfter(SLICE_MS));
  } catch {
    return null;
  }
  turns.finish();
  other?.finish();
  return turns;
}
