import { DAY_MS } from '../../shared/durations.ts';
import { usageMessage } from '../../shared/messages/en/usage/usage.ts';
import type { Message } from '../../shared/messages/message.ts';
import type { ToolReport, ToolUse } from '../../shared/tools.ts';
import type { ScanProgress } from '../../shared/usage.ts';
import { entryOf } from '../collections/entry-of.ts';
import { copiedCounts } from '../ingest/rollouts/copied-prefix.ts';
import { type Discovery, discoverRollouts } from '../ingest/rollouts/discover-rollouts.ts';
import type { RolloutFile } from '../ingest/rollouts/rollout-files.ts';
import { isMissing } from '../platform/reading/regular-file.ts';
import { Calendar } from '../time/calendar.ts';
import type { FileCalls, ToolEvent } from './file-calls.ts';
import type { KeptCalls, KeptThread } from './kept-calls.ts';
import { readCalls } from './read-calls.ts';
import { distinctEvents } from './thread-calls.ts';
import { type ToolQuery, ToolSums } from './tool-sums.ts';

/** What is read, and in which zone days are counted. */
export interface ToolSource {
  readonly codexHomes: readonly string[];
  /** IANA name. */
  readonly timezone: string;
  /** Finds the rollouts of a home. Default: those on disk. */
  readonly discover?: (codexHome: string) => Discovery;
}

/** The event loop runs after so many bytes. */
const BYTES_BETWEEN = 256 * 1024;

/** Counting an event takes as long as reading so many bytes. */
const BYTES_OF_EVENT = 256;

/**
 * Reads all rollouts for their tool calls, errors, retries and compactions: a pass of its own over the files, whose
 * results are kept nowhere. Each counts once, whatever copies there are of its file or its line.
 */
export async function makeToolReport(
  { codexHomes, timezone, discover = discoverRollouts }: ToolSource,
  query: ToolQuery,
  onProgress: (progress: ScanProgress) => void = () => {},
): Promise<ToolReport> {
  const calendar = new Calendar(timezone);
  const sums = new ToolSums(calendar, query);
  const pass = new ToolPass(sums, beginOf(calendar, query), null, onProgress);
  await pass.read(codexHomes.map((home) => discover(home)));
  const [rows, errors] = [sums.rows(), sums.errors()];
  return { schema: 'codex-glance.tools/1', timezone, rows, errors, lowerBound: pass.lowerBound() };
}

/** Sums what tools did over a span. What is `kept` of a thread is not read again. */
export async function collectToolUse(
  { codexHomes, timezone, discover = discoverRollouts }: ToolSource,
  query: ToolQuery & { readonly since: string },
  kept: KeptCalls,
): Promise<ToolUse> {
  const calendar = new Calendar(timezone);
  const sums = new ToolSums(calendar, query);
  const pass = new ToolPass(sums, beginOf(calendar, query), kept, () => {});
  await pass.read(codexHomes.map((home) => discover(home)));
  const { since } = query;
  return { since, tools: sums.totals(), errors: sums.errors(), lowerBound: pass.lowerBound() };
}

/** A file that was last written before holds nothing that counts. A day is for clocks that were wrong. */
function beginOf(calendar: Calendar, { since }: ToolQuery): number {
  return since === undefined ? 0 : calendar.startOf(since) - DAY_MS;
}

class ToolPass {
  private readonly sums: ToolSums;
  private readonly from: number;
  private readonly kept: KeptCalls | null;
  private readonly onProgress: (progress: ScanProgress) => void;
  private unreadable = 0;
  private damagedLines = 0;
  private bareCalls = 0;
  private files: readonly RolloutFile[] = [];
  private filesDone = 0;
  private bytesDone = 0;
  private bytesTotal = 0;
  private sinceYield = 0;
  /** The longest list of fingerprints of a thread without turn ids. */
  private readonly legacy = new Map<string, readonly number[]>();
  /** Threads that may begin with copies; they are counted once every thread was read. */
  private readonly forks: FileCalls[][] = [];

  /** Files that nothing counts in, by thread. */
  private readonly older = new Map<string, RolloutFile[]>();

  /** `from`: see `beginOf`. */
  constructor(
    sums: ToolSums,
    from: number,
    kept: KeptCalls | null,
    onProgress: (progress: ScanProgress) => void,
  ) {
    this.sums = sums;
    this.from = from;
    this.kept = kept;
    this.onProgress = onProgress;
  }

  async read(found: readonly Discovery[]): Promise<void> {
    const all = found.flatMap(({ files }) => files);
    this.files = all.filter((file) => this.isWanted(file));
    this.unreadable = found
      .flatMap(({ problems }) => problems)
      .filter(({ kind }) => kind === 'unreadable').length;
    this.bytesTotal = this.files.reduce((sum, { size }) => sum + size, 0);
    const threads = new Map<string, RolloutFile[]>();
    for (const file of this.files) entryOf(threads, file.threadId, () => []).push(file);
    for (const file of all) {
      if (!this.isWanted(file)) entryOf(this.older, file.threadId, () => []).push(file);
    }
    for (const [threadId, files] of threads) {
      const kept = this.kept?.of(threadId, files) ?? null;
      if (kept === null) this.take(threadId, files, await this.readFiles(files));
      else await this.takeKept(threadId, files, kept);
    }
    for (const fork of this.forks) {
      await this.readParents(fork);
      this.count(fork);
    }
  }

  /** The time of the last change cannot be set back, as that of the last write can. */
  private isWanted({ mtimeMs, ctimeMs }: RolloutFile): boolean {
    return Math.max(mtimeMs, ctimeMs) >= this.from;
  }

  private async readFiles(files: readonly RolloutFile[]): Promise<FileCalls[]> {
    const read: FileCalls[] = [];
    for (const file of files) {
      const calls = await this.readFile(file);
      if (calls) read.push(calls);
    }
    return read;
  }

  /** Where a fork counts, what it copied is known from its parent, however old that is. */
  private async readParents(fork: readonly FileCalls[]): Promise<void> {
    for (const { forkedFrom } of fork) {
      const files = this.older.get(forkedFrom ?? '');
      if (!files) continue;
      this.older.delete(forkedFrom ?? '');
      for (const parent of await this.readFiles(files)) this.noteLegacy(parent);
    }
  }

  private noteLegacy({ threadId, legacy }: Legacy): void {
    if (legacy.length > (this.legacy.get(threadId)?.length ?? 0)) this.legacy.set(threadId, legacy);
  }

  /** Null where it cannot be read. */
  private async readFile(file: RolloutFile): Promise<FileCalls | null> {
    try {
      const calls = await readCalls(file, this.yieldToEventLoop);
      this.damagedLines += calls.damagedLines;
      this.bareCalls += calls.bareCalls;
      return calls;
    } catch (error) {
      const moved = isMissing(error) ? movedTo(file) : null;
      if (moved) return this.readFile(moved);
      this.unreadable += 1;
      return null;
    } finally {
      this.filesDone += 1;
      this.bytesDone += file.size;
    }
  }

  private readonly yieldToEventLoop = (bytes: number): Promise<void> | undefined => {
    this.sinceYield += bytes;
    if (this.sinceYield < BYTES_BETWEEN) return undefined;
    this.sinceYield = 0;
    const { filesDone, bytesDone, bytesTotal } = this;
    this.onProgress({ filesDone, filesTotal: this.files.length, bytesDone, bytesTotal });
    return new Promise((resolve) => setImmediate(resolve));
  };

  private take(threadId: string, files: readonly RolloutFile[], read: readonly FileCalls[]): void {
    for (const file of read) this.noteLegacy(file);
    const isFork = read.some(({ forkedFrom, legacy }) => forkedFrom !== null && legacy.length > 0);
    if (isFork) {
      this.forks.push([...read]);
      return;
    }
    const events = this.count(read);
    // What could not be read may be read the next time.
    const isWhole = read.length === files.length && read.every((file) => file.threadId === threadId);
    if (isWhole) this.kept?.keep(threadId, files, read, events);
  }

  /** Counts what was read before. */
  private async takeKept(threadId: string, files: readonly RolloutFile[], kept: KeptThread): Promise<void> {
    this.noteLegacy({ threadId, legacy: kept.legacy });
    this.damagedLines += kept.damagedLines;
    this.bareCalls += kept.bareCalls;
    for (const { size } of files) {
      this.filesDone += 1;
      this.bytesDone += size;
    }
    for (const event of kept.events) this.sums.add(event);
    const pause = this.yieldToEventLoop(kept.events.length * BYTES_OF_EVENT);
    if (pause) await pause;
  }

  /** Counts the files of one thread: an event that is in several once, with all that any of them tells. */
  private count(files: readonly FileCalls[]): readonly ToolEvent[] {
    const events = distinctEvents(files.map((file) => file.events.slice(this.copiedOf(file))));
    for (const event of events) this.sums.add(event);
    return events;
  }

  /** How many events at the head of a file were copied from its parent thread, as the ledger tells it of tokens. */
  private copiedOf({ forkedFrom, legacy, legacyOpening }: FileCalls): number {
    if (forkedFrom === null || legacy.length === 0) return 0;
    return copiedCounts(legacy, legacyOpening, this.legacy.get(forkedFrom) ?? null);
  }

  lowerBound(): Message[] {
    const { unreadable, damagedLines } = this;
    const untimed = this.bareCalls + this.sums.untimed;
    return [
      ...(unreadable > 0 ? [usageMessage('usage.sessions-unreadable', { count: unreadable })] : []),
      ...(damagedLines > 0 ? [usageMessage('usage.lines-not-understood', { count: damagedLines })] : []),
      ...(untimed > 0 ? [usageMessage('usage.tool-calls-untimed', { count: untimed })] : []),
    ];
  }
}

/** Where a file is now that was archived or compressed between being found and being read; null where it is gone. */
function movedTo({ codexHome, name, path }: RolloutFile): RolloutFile | null {
  const { files } = discoverRollouts(codexHome);
  return files.find((file) => file.name === name && file.path !== path) ?? null;
}

/** Fingerprints of a thread; see `FileCalls`. */
type Legacy = { readonly threadId: string; readonly legacy: readonly number[] };
