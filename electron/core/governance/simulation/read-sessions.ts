import type { ScanProgress } from '../../../shared/usage.ts';
import { entryOf } from '../../collections/entry-of.ts';
import { type Discovery, discoverRollouts } from '../../ingest/rollouts/discover-rollouts.ts';
import type { RolloutFile } from '../../ingest/rollouts/rollout-files.ts';
import { readContent } from '../../ingest/scan/file-content.ts';
import { LineWalker } from '../../tool-calls/line-walker.ts';
import { type SessionSettings, SettingsReader } from './session-settings.ts';
import { settingMembers } from './wanted-settings.ts';

/** Which sessions are read, and for how long. */
export interface SessionSource {
  readonly codexHomes: readonly string[];
  /** Turns from here on count, in milliseconds since the epoch. */
  readonly from: number;
  /** Asked before each session: false once it has taken too long. */
  readonly goesOn: () => boolean;
  /** Finds the rollouts of a home. Default: those on disk. */
  readonly discover?: (codexHome: string) => Discovery;
}

export interface ReadSessions {
  /** Those with a turn in the span, and those that record none and began in it. */
  readonly sessions: readonly SessionSettings[];
  /** Files that could not be read. */
  readonly unreadable: number;
  /** Sessions that were left out because it took too long. */
  readonly leftOut: number;
}

/** The event loop runs after so many bytes. */
const BYTES_BETWEEN = 1024 * 1024;

/**
 * Reads with which settings the sessions of a span ran, the newest first: a pass of its own over the files, whose
 * results are kept nowhere. Of a line only names, ids, times and closed values are taken.
 */
export async function readSessionSettings(
  { codexHomes, from, goesOn, discover = discoverRollouts }: SessionSource,
  onProgress: (progress: ScanProgress) => void = () => {},
): Promise<ReadSessions> {
  const found = codexHomes.map((home) => discover(home));
  // The time of the last change cannot be set back, as that of the last write can.
  const files = found.flatMap((one) => one.files).filter((file) => newest(file) >= from);
  const threads = new Map<string, RolloutFile[]>();
  for (const file of files) entryOf(threads, file.threadId, () => []).push(file);
  const order = [...threads].toSorted(([, a], [, b]) => newestOf(b) - newestOf(a));
  const bytesTotal = files.reduce((sum, { size }) => sum + size, 0);
  const done = { files: 0, bytes: 0, sinceYield: 0 };
  const pause = (bytes: number): Promise<void> | undefined => {
    done.sinceYield += bytes;
    if (done.sinceYield < BYTES_BETWEEN) return undefined;
    done.sinceYield = 0;
    onProgress({ filesDone: done.files, filesTotal: files.length, bytesDone: done.bytes, bytesTotal });
    return new Promise((resolve) => setImmediate(resolve));
  };
  const sessions: SessionSettings[] = [];
  let unreadable = found
    .flatMap(({ problems }) => problems)
    .filter(({ kind }) => kind === 'unreadable').length;
  let leftOut = 0;
  for (const [threadId, own] of order) {
    if (!goesOn()) {
      leftOut += 1;
      continue;
    }
    const reader = new SettingsReader(threadId, from);
    for (const file of own) {
      if (!(await readInto(reader, file, pause))) unreadable += 1;
      done.files += 1;
      done.bytes += file.size;
    }
    if (reader.counts) sessions.push(reader);
  }
  return { sessions, unreadable, leftOut };
}

async function readInto(
  reader: SettingsReader,
  file: RolloutFile,
  pause: (bytes: number) => Promise<void> | undefined,
): Promise<boolean> {
  const walker = new LineWalker(settingMembers, reader);
  try {
    const sink = { push: (bytes: Buffer) => walker.push(bytes), breakOff: () => walker.endLine() };
    await readContent(file, sink, pause);
    walker.finish();
    return true;
  } catch {
    return false;
  }
}

function newest({ mtimeMs, ctimeMs }: RolloutFile): number {
  return Math.max(mtimeMs, ctimeMs);
}

function newestOf(files: readonly RolloutFile[]): number {
  return Math.max(...files.map(newest));
}
