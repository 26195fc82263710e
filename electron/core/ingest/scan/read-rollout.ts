import { closeSync, fstatSync, readSync } from 'node:fs';
import { openRegularFile } from '../../platform/regular-file.ts';
import type { PackedQuarters } from '../../tokens/quarter-totals.ts';
import { hashParts } from '../../tokens/response-key.ts';
import { type PackedResponses, ResponseList } from '../../tokens/response-list.ts';
import type { LimitCutoffs } from '../kernel/limit-cutoffs.ts';
import { LineKernel } from '../kernel/line-kernel.ts';
import {
  type LimitObservation,
  type LineIssue,
  newRolloutState,
  type Rebooked,
  type RolloutState,
} from '../lines/rollout-state.ts';
import { hasGrown, type ReadMark } from '../rollouts/read-mark.ts';
import type { RolloutFile } from '../rollouts/rollout-files.ts';
import { RolloutReader } from './rollout-reader.ts';
import { contentOf, framesOf } from './zstd-content.ts';

export type { ReadMark } from '../rollouts/read-mark.ts';

/** What must be known of a file to read it. */
export type FileToRead = Pick<RolloutFile, 'path' | 'threadId' | 'compressed'>;

/** What a reading found, in a form that crosses threads. */
export interface ReadResult {
  readonly state: RolloutState;
  readonly mark: ReadMark;
  /** True where reading went on from where it had stopped. */
  readonly continued: boolean;
  readonly issues: readonly LineIssue[];
  readonly limits: readonly LimitObservation[];
  readonly responses: PackedResponses;
  /** Responses of earlier readings that turned out to be another model's. */
  readonly rebooked: readonly Rebooked[];
  /** As `sums` of `RolloutReader`. */
  readonly cells: PackedQuarters | null;
}

const NEWLINE = 0x0a;
const HEAD = 256;
const TAIL = 2048;

/** Runs between pieces, so that a host stays responsive. Returns a promise only where it wants to wait. */
export type EventLoopYield = (bytesRead: number) => Promise<void> | undefined;

/** Up to this many bytes are read without a kernel: to start one takes longer. */
const SMALL_READING = 128 * 1024;

/** The memory that a reading works in. One serves all files, one after the other. */
interface Workspace {
  /** Made for the first reading that is not small; so is the room for those that are. */
  kernel: LineKernel | null;
  small: Buffer | null;
  readonly ends: Buffer;
  readonly responses: ResponseList;
}

let spare: Workspace | null = null;

/** Takes the workspace away while it is in use, so that two readings cannot share it. */
function takeWorkspace(): Workspace {
  const workspace = spare ?? {
    kernel: null,
    small: null,
    ends: Buffer.allocUnsafeSlow(HEAD + TAIL),
    responses: new ResponseList(),
  };
  spare = null;
  // A reading that failed left what it had.
  workspace.responses.take();
  return workspace;
}

/** Makes what reading many files needs, before the first is there. */
export function prepareReading(): void {
  const workspace = takeWorkspace();
  workspace.kernel ??= new LineKernel();
  spare = workspace;
}

/** Where to put the bytes of a file, and what reads them there. */
function placeFor(
  workspace: Workspace,
  bytes: number,
  cutoffs: LimitCutoffs | null,
): { kernel: LineKernel | null; input: Buffer } {
  if (workspace.kernel === null && bytes <= SMALL_READING) {
    workspace.small ??= Buffer.allocUnsafeSlow(SMALL_READING);
    return { kernel: null, input: workspace.small };
  }
  workspace.kernel ??= new LineKernel();
  workspace.kernel.state.putCutoffs(cutoffs);
  return { kernel: workspace.kernel, input: workspace.kernel.input };
}

/** What stands in a kernel's input is lost. */
function fingerprintOf(fd: number, consumed: number, { kernel, ends }: Workspace): number {
  const place = kernel?.input ?? ends;
  const head = readSync(fd, place, 0, Math.min(HEAD, consumed), 0);
  const from = Math.max(0, consumed - TAIL);
  const tail = readSync(fd, place, head, Math.min(TAIL, consumed - from), from);
  return kernel ? kernel.hashInput(0, head, head, head + tail) : hashParts(ends, 0, head, head + tail);
}

/** The same of a file that stands in the kernel's input from the first byte to the last that was taken. */
function fingerprintIn(kernel: LineKernel, consumed: number): number {
  return kernel.hashInput(0, Math.min(HEAD, consumed), Math.max(0, consumed - TAIL), consumed);
}

/** Up to where a full piece holds whole lines; all of it where it is part of a single line. */
function wholeLines(piece: Buffer): number {
  const last = piece.lastIndexOf(NEWLINE);
  return last < 0 ? piece.length : last + 1;
}

/**
 * Reads what is new in a rollout file. Goes on after `before` where the file is still the one that
 * was read, and otherwise reads it whole. Limits from before their floor may be passed over.
 *
 * @throws the system's error where the file cannot be opened or read.
 */
export async function readRollout(
  file: FileToRead,
  before: { readonly state: RolloutState; readonly mark: ReadMark } | null,
  yieldToEventLoop: EventLoopYield,
  cutoffs: LimitCutoffs | null = null,
): Promise<ReadResult> {
  const workspace = takeWorkspace();
  try {
    return file.compressed
      ? await readCompressed(file, workspace, yieldToEventLoop, cutoffs)
      : await readPlain(file, before, workspace, yieldToEventLoop, cutoffs);
  } finally {
    spare = workspace;
  }
}

async function readPlain(
  file: FileToRead,
  before: { readonly state: RolloutState; readonly mark: ReadMark } | null,
  workspace: Workspace,
  yieldToEventLoop: EventLoopYield,
  cutoffs: LimitCutoffs | null,
): Promise<ReadResult> {
  const { responses } = workspace;
  const { fd, stats } = openRegularFile(file.path, true);
  try {
    const { dev, ino } = stats;
    const continued =
      before !== null &&
      before.mark.dev === dev &&
      before.mark.ino === ino &&
      hasGrown(before.mark, stats) &&
      fingerprintOf(fd, before.state.consumed, workspace) === before.mark.fingerprint;
    const state = continued && before ? before.state : newRolloutState();
    // A first reading is one of many.
    const expected = continued ? stats.size - state.consumed : Number.POSITIVE_INFINITY;
    const { kernel, input } = placeFor(workspace, expected, cutoffs);
    const reader = new RolloutReader(file.threadId, state, responses, kernel);
    let position = state.consumed;
    // Most files are small enough to be in memory still, once they are read.
    let isWhole = position === 0;
    /** Bytes of a line at the head of `input` whose rest is still to be read. */
    let begun = 0;
    for (;;) {
      const read = readSync(fd, input, begun, input.length - begun, position);
      const filled = begun + read;
      if (filled === 0) break;
      if (position > 0 && read > 0) isWhole = false;
      position += read;
      const whole = filled < input.length ? filled : wholeLines(input);
      reader.push(input.subarray(0, whole));
      begun = filled - whole;
      if (begun > 0) {
        input.copyWithin(0, whole, filled);
        isWhole = false;
      }
      const pause = yieldToEventLoop(read);
      if (pause) await pause;
      if (filled < input.length && position >= stats.size) break;
    }
    const { issues, limits, rebooked } = reader.finish();
    const cells = reader.sums();
    const inKernel = kernel !== null && isWhole;
    const fingerprint = inKernel
      ? fingerprintIn(kernel, state.consumed)
      : fingerprintOf(fd, state.consumed, workspace);
    const after = fstatSync(fd);
    const { mtimeMs, ctimeMs } = after.size === position ? after : stats;
    const mark = { size: position, mtimeMs, ctimeMs, dev, ino, fingerprint };
    return { state, mark, continued, issues, limits, cells, rebooked, responses: responses.take() };
  } finally {
    closeSync(fd);
  }
}

/**
 * Reads a compressed rollout. Codex writes one frame and never adds to it (codex-rs/rollout/src/compression.rs);
 * of other files each frame is read, and of one that breaks off what is there.
 */
async function readCompressed(
  file: FileToRead,
  workspace: Workspace,
  yieldToEventLoop: EventLoopYield,
  cutoffs: LimitCutoffs | null,
): Promise<ReadResult> {
  const { responses } = workspace;
  const { kernel, input } = placeFor(workspace, Number.POSITIVE_INFINITY, cutoffs);
  const state = newRolloutState();
  const reader = new RolloutReader(file.threadId, state, responses, kernel);
  const { fd, stats } = openRegularFile(file.path, true);
  try {
    const { size, mtimeMs, ctimeMs, dev, ino } = stats;
    const { frames, isClean } = framesOf(fd, size);
    if (frames.length === 0 && !isClean) throw new Error('It is not compressed with zstd.');
    for (const frame of frames) {
      let isDamaged = false;
      try {
        for await (const bytes of contentOf(fd, frame)) {
          const length = (bytes as Buffer).copy(input);
          reader.push(input.subarray(0, length));
          const pause = yieldToEventLoop(length);
          if (pause) await pause;
        }
      } catch {
        isDamaged = true;
      }
      if (isDamaged) reader.breakOff('compressed-damaged');
      else if (!frame.isWhole) reader.breakOff('compressed-cut-off');
    }
    if (!isClean && frames.at(-1)?.isWhole) reader.breakOff('compressed-damaged');
    const { issues, limits } = reader.finish();
    const mark = { size, mtimeMs, ctimeMs, dev, ino, fingerprint: 0 };
    const cells = reader.sums();
    const found = { issues, limits, cells, rebooked: [] };
    return { state, mark, continued: false, ...found, responses: responses.take() };
  } finally {
    closeSync(fd);
  }
}
