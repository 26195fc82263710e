import { closeSync, readSync, type Stats } from 'node:fs';
import { LARGEST, tooLarge } from '../../platform/reading/read-bounds.ts';
import { openRegularFile } from '../../platform/reading/regular-file.ts';
import type { PackedQuarters } from '../../tokens/quarter-totals.ts';
import type { PackedResponses } from '../../tokens/response-list.ts';
import type { LimitCutoffs } from '../kernel/limit-cutoffs.ts';
import type { LineSource } from '../kernel/line-source.ts';
import {
  type LimitObservation,
  type LineIssue,
  newRolloutState,
  type Rebooked,
  type RolloutState,
} from '../lines/rollout-state.ts';
import { hasGrown, type ReadMark, statsAt } from '../rollouts/read-mark.ts';
import type { RolloutFile } from '../rollouts/rollout-files.ts';
import { type EventLoopYield, isCheckDue, saysTheSame } from './edited-lines.ts';
import { fingerprintIn, fingerprintOf } from './fingerprint.ts';
import { RolloutReader } from './rollout-reader.ts';
import { giveBack, takeWorkspace, type Workspace } from './workspace.ts';
import { contentOf, framesOf, mostContentOf } from './zstd-content.ts';

export type { ReadMark } from '../rollouts/read-mark.ts';

/** What must be known of a file to read it. */
export type FileToRead = Pick<RolloutFile, 'path' | 'threadId' | 'compressed'>;

/** What reading a file goes on from: what its lines mean so far, and which bytes these were. */
export interface Checkpoint {
  readonly state: RolloutState;
  readonly mark: ReadMark;
}

/** What a reading found, in a form that crosses threads. */
export interface ReadResult {
  readonly checkpoint: Checkpoint;
  /** True where reading went on from where it had stopped. */
  readonly continued: boolean;
  readonly issues: readonly LineIssue[];
  readonly limits: readonly LimitObservation[];
  readonly responses: PackedResponses;
  /** Responses of earlier readings that turned out to be another model's. */
  readonly rebooked: readonly Rebooked[];
  /** As `sums` of `RolloutReader`. */
  readonly quarters: PackedQuarters | null;
}

/**
 * Reads what is new in a rollout file. Goes on after `before` where the file is still the one that
 * was read, and otherwise reads it whole. Limits from before their cutoff may be passed over.
 *
 * @throws the system's error where the file cannot be opened or read; RefusedFile where it is too large.
 */
export async function readRollout(
  file: FileToRead,
  before: Checkpoint | null,
  yieldToEventLoop: EventLoopYield,
  cutoffs: LimitCutoffs | null = null,
): Promise<ReadResult> {
  const { fd, stats } = openRegularFile(file.path, true);
  try {
    const opened = { ...file, fd, stats };
    const workspace = takeWorkspace(cutoffs, bytesToRead(opened, before));
    try {
      return file.compressed
        ? await readCompressed(opened, workspace, yieldToEventLoop)
        : await readPlain(opened, before, workspace, yieldToEventLoop);
    } finally {
      giveBack(workspace);
    }
  } finally {
    closeSync(fd);
  }
}

/** How many bytes are read at most, where the file is still the one that was read. */
function bytesToRead({ compressed, stats: { size } }: OpenedFile, before: Checkpoint | null): number {
  if (compressed) return Number.POSITIVE_INFINITY;
  return before === null || isCheckDue(before.state) ? size : size - before.state.consumed;
}

/** A file that is open for reading. */
interface OpenedFile extends FileToRead {
  readonly fd: number;
  readonly stats: Stats;
}

async function readPlain(
  file: OpenedFile,
  before: Checkpoint | null,
  { kernel, responses }: Workspace,
  yieldToEventLoop: EventLoopYield,
): Promise<ReadResult> {
  const { fd, stats } = file;
  if (stats.size > LARGEST.session) throw tooLarge(file.path, LARGEST.session);
  const { dev, ino } = stats;
  const known = before?.mark.dev === dev && before.mark.ino === ino ? before : null;
  const isSame = known !== null && (await isUnchanged(fd, known, stats, file, kernel, yieldToEventLoop));
  const continued = known !== null && isSame === true;
  const state = continued ? known.state : newRolloutState();
  const reader = new RolloutReader(file.threadId, state, responses, kernel);
  if (known && isSame === false && stats.size > known.mark.size) reader.edited(known.state.lines);
  let position = state.consumed;
  // Most files are small enough to be in memory still, once they are read.
  let isWhole = position === 0;
  for (;;) {
    const { space } = reader;
    const read = readSync(fd, space, 0, space.length, position);
    if (read === 0) break;
    if (position > 0) isWhole = false;
    position += read;
    reader.filled(read);
    if (reader.scanner.begun > 0) isWhole = false;
    const pause = yieldToEventLoop(read);
    if (pause) await pause;
    if (read < space.length && position >= stats.size) break;
  }
  const { issues, limits, rebooked } = reader.finish();
  const quarters = reader.sums();
  const fingerprint = isWhole
    ? fingerprintIn(kernel, state.consumed)
    : fingerprintOf(fd, state.consumed, kernel);
  const { mtimeMs, ctimeMs } = statsAt(fd, position, stats);
  const mark = { size: position, mtimeMs, ctimeMs, dev, ino, fingerprint };
  const checkpoint = { state, mark };
  return { checkpoint, continued, issues, limits, quarters, rebooked, responses: responses.take() };
}

/**
 * True where the lines that were read are still there, as far as they were compared; null where the last bytes
 * are the same and there is no sum to check the others by.
 */
async function isUnchanged(
  fd: number,
  { state, mark }: Checkpoint,
  stats: Stats,
  { threadId }: FileToRead,
  kernel: LineSource,
  yieldToEventLoop: EventLoopYield,
): Promise<boolean | null> {
  if (!hasGrown(mark, stats) || fingerprintOf(fd, state.consumed, kernel) !== mark.fingerprint) return false;
  if (!isCheckDue(state)) return true;
  const isSame = await saysTheSame(fd, threadId, state, kernel, yieldToEventLoop);
  if (isSame) state.checkedTo = state.consumed;
  return isSame;
}

/**
 * Reads a compressed rollout. Codex writes one frame and never adds to it (codex-rs/rollout/src/compression.rs);
 * of other files each frame is read, and of one that breaks off what is there. What holds far more than
 * a session can is read no further.
 */
async function readCompressed(
  file: OpenedFile,
  { kernel, responses }: Workspace,
  yieldToEventLoop: EventLoopYield,
): Promise<ReadResult> {
  const { fd, stats } = file;
  const state = newRolloutState();
  const reader = new RolloutReader(file.threadId, state, responses, kernel);
  const { size, mtimeMs, ctimeMs, dev, ino } = stats;
  const { frames, isClean } = framesOf(fd, size);
  if (frames.length === 0 && !isClean) throw new Error('It is not compressed with zstd.');
  const most = mostContentOf(size);
  let length = 0;
  for (const frame of frames) {
    let isDamaged = false;
    try {
      for await (const bytes of contentOf(fd, frame)) {
        const piece = bytes as Buffer;
        length += piece.length;
        if (length > most) break;
        for (let at = 0; at < piece.length; ) {
          const copied = piece.copy(reader.space, 0, at);
          reader.filled(copied);
          at += copied;
        }
        const pause = yieldToEventLoop(piece.length);
        if (pause) await pause;
      }
    } catch {
      isDamaged = true;
    }
    if (length > most) {
      reader.breakOff('compressed-too-large');
      break;
    }
    if (isDamaged) reader.breakOff('compressed-damaged');
    else if (!frame.isWhole) reader.breakOff('compressed-cut-off');
  }
  if (!isClean && length <= most && frames.at(-1)?.isWhole) reader.breakOff('compressed-damaged');
  const { issues, limits } = reader.finish();
  const mark = { size, mtimeMs, ctimeMs, dev, ino, fingerprint: 0 };
  const quarters = reader.sums();
  const found = { issues, limits, quarters, rebooked: [] };
  return { checkpoint: { state, mark }, continued: false, ...found, responses: responses.take() };
}
