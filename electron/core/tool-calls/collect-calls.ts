import { usageMessage } from '../../shared/messages/en/usage/usage.ts';
import type { Message } from '../../shared/messages/message.ts';
import type { ToolReport } from '../../shared/tools.ts';
import type { ScanProgress } from '../../shared/usage.ts';
import { entryOf } from '../collections/entry-of.ts';
import { copiedCounts } from '../ingest/rollouts/fork-copies.ts';
import { discoverRollouts, type RolloutFile } from '../ingest/rollouts/rollout-files.ts';
import { isMissing } from '../platform/regular-file.ts';
import { Calendar } from '../time/calendar.ts';
import type { FileCalls, ToolEvent } from './file-calls.ts';
import { readCalls } from './read-calls.ts';
import { type ToolQuery, ToolSums } from './tool-report.ts';

/** What is read, and in which zone days are counted. */
export interface ToolSource {
  readonly codexHomes: readonly string[];
  /** IANA name. */
  readonly timezone: string;
}

/** The event loop runs after so many bytes. */
const BYTES_BETWEEN = 8 * 1024 * 1024;

/**
 * Reads all rollouts for their tool calls, errors, retries and compactions: a pass of its own over the files, whose
 * results are kept nowhere. Each counts once, whatever copies there are of its file or its line.
 */
export async function makeToolReport(
  { codexHomes, timezone }: ToolSource,
  query: ToolQuery,
  onProgress: (progress: ScanProgress) => void = () => {},
): Promise<ToolReport> {
  const pass = new ToolPass(new ToolSums(new Calendar(timezone), query), onProgress);
  await pass.read(codexHomes);
  return { schema: 'codex-glance.tools/1', timezone, ...pass.sums.rows(), lowerBound: pass.lowerBound() };
}

class ToolPass {
  readonly sums: ToolSums;
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

  constructor(sums: ToolSums, onProgress: (progress: ScanProgress) => void) {
    this.sums = sums;
    this.onProgress = onProgress;
  }

  async read(codexHomes: readonly string[]): Promise<void> {
    const found = codexHomes.map((home) => discoverRollouts(home));
    this.files = found.flatMap(({ files }) => files);
    this.unreadable = found
      .flatMap(({ problems }) => problems)
      .filter(({ kind }) => kind === 'unreadable').length;
    this.bytesTotal = this.files.reduce((sum, { size }) => sum + size, 0);
    const threads = new Map<string, RolloutFile[]>();
    for (const file of this.files) entryOf(threads, file.threadId, () => []).push(file);
    for (const files of threads.values()) {
      const all: FileCalls[] = [];
      for (const file of files) {
        const calls = await this.readFile(file);
        if (calls) all.push(calls);
      }
      this.take(all);
    }
    for (const fork of this.forks) this.count(fork);
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

  private take(files: readonly FileCalls[]): void {
    for (const { threadId, legacy } of files) {
      if (legacy.length > (this.legacy.get(threadId)?.length ?? 0)) this.legacy.set(threadId, legacy);
    }
    const isFork = files.some(({ forkedFrom, legacy }) => forkedFrom !== null && legacy.length > 0);
    if (isFork) this.forks.push([...files]);
    else this.count(files);
  }

  /** Counts the files of one thread: an event that stands in several once, with all that any of them tells. */
  private count(files: readonly FileCalls[]): void {
    const known = new Map<string, ToolEvent>();
    for (const file of files) {
      for (const event of file.events.slice(this.copiedOf(file))) {
        const same = known.get(event.key);
        if (!same) known.set(event.key, event);
        else {
          same.durationMs ??= event.durationMs;
          same.failed ??= event.failed;
        }
      }
    }
    for (const event of known.values()) this.sums.add(event);
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
