import type { PackedQuarters } from '../../tokens/quarter-totals.ts';
import type { ResponseList } from '../../tokens/response-list.ts';
import { DeferredLimits } from '../kernel/deferred-limits.ts';
import type { KernelState } from '../kernel/kernel-state.ts';
import { KernelSums } from '../kernel/kernel-sums.ts';
import type { LineKernel } from '../kernel/line-kernel.ts';
import { KnownLine } from '../lines/known-line.ts';
import { neighbouringTime, noteFlaws, noteIssue } from '../lines/line-issues.ts';
import { decoded, isCount, type LineKind, lineKind } from '../lines/line-kind.ts';
import { parseMetaLine, parseOpening } from '../lines/meta-line.ts';
import { NewestLine } from '../lines/newest-line.ts';
import { parseLine } from '../lines/parse-line.ts';
import { applyEvent, applyRecord, type RolloutEvent } from '../lines/rollout-events.ts';
import type { LineIssue, RolloutDelta, RolloutState } from '../lines/rollout-state.ts';
import { turnEvent } from '../lines/turn-event.ts';
import { decodedEvent, failureOf, isWholeObject, parsedEvent } from '../lines/whole-line.ts';
import { LineScanner, type LineSink } from './line-scanner.ts';
import { takeTokenCount } from './token-count-line.ts';

/** From this size on a skipped line is worth a note. */
const NOTABLE_LINE = 32 * 1024 * 1024;

const BRACE = 0x7d;
const CARRIAGE_RETURN = 0x0d;

/**
 * Folds the lines of one rollout file into a `RolloutState`, and collects what is new in a delta.
 * Holds no text of prompts or responses: such lines are recognised by their head and left alone.
 */
export class RolloutReader implements LineSink {
  readonly state: RolloutState;
  readonly threadId: string;
  readonly scanner: LineScanner;
  private readonly delta: RolloutDelta;
  private readonly newest = new NewestLine();
  private readonly held = new DeferredLimits();
  private known: KnownLine | null = null;
  private readonly kernel: LineKernel | null;
  private readonly kernelSums = new KernelSums();
  /** What holds texts that the state is still to be told. */
  private textsWait: KernelState | null = null;

  /**
   * `threadId` is the one in the file's name; it serves until the file's own first line is read.
   * What is counted goes into `responses`.
   */
  constructor(
    threadId: string,
    state: RolloutState,
    responses: ResponseList,
    kernel: LineKernel | null = null,
  ) {
    this.delta = { responses, limits: [], issues: [], flaws: [], rebooked: [], isRebooked: false };
    this.threadId = threadId;
    this.state = state;
    this.kernel = kernel;
    kernel?.state.begin();
    this.scanner = new LineScanner(this, kernel, state.consumed, state.lines, state.owesNewline);
  }

  /** Reads the next bytes of the file. `piece` may be reused afterwards. */
  push(piece: Buffer): void {
    this.scanner.push(piece);
    this.settle();
  }

  /**
   * Ends a reading. A last line without a newline counts if it is whole: no proper beginning of a
   * JSON object is itself valid JSON. Otherwise it waits for its rest.
   */
  finish(): RolloutDelta {
    const rest = this.scanner.unfinished();
    if (rest && isWholeObject(rest)) this.scanner.takeUnfinished();
    this.settle();
    this.takeTexts();
    this.state.consumed = this.scanner.consumed;
    this.state.lines = this.scanner.lines;
    this.state.owesNewline = this.scanner.waitsForNewline;
    return this.delta;
  }

  /** The file breaks off here, or its rest cannot be read: a line that was begun ends. */
  breakOff(kind: LineIssue['kind']): void {
    if (this.scanner.unfinished() !== null) this.push(Buffer.from('\n'));
    this.issue({ kind, line: this.scanner.lines });
  }

  /** Sums of all responses that were read; null where they are still to be made, or one may stand there twice. */
  sums(): PackedQuarters | null {
    return this.delta.isRebooked ? null : this.kernelSums.of(this.delta.responses.length, this.kernel);
  }

  line(bytes: Buffer, start: number, end: number, lineNumber: number): void {
    this.takeTexts();
    const opening = lineNumber === 1 ? parseOpening(bytes, start, end) : null;
    if (opening) {
      this.state.used += 1;
      this.apply(decodedEvent('session_meta', opening), lineNumber);
      return;
    }
    const kind = lineKind(bytes, start, end);
    if (kind === 'unknown' || kind === 'bare') {
      this.unknown(bytes, start, end, lineNumber, kind);
      return;
    }
    if (bytes[end - 1] !== BRACE) {
      this.issue({ kind: 'invalid-json', line: lineNumber });
      return;
    }
    if (kind !== 'other') {
      this.known ??= new KnownLine();
      this.known.setHead(kind, bytes, start, end, lineNumber);
      this.take(this.known);
    }
    this.newest.note(bytes, start, end);
  }

  refused(kernel: LineKernel): void {
    kernel.state.undo();
    this.takeTexts();
  }

  private takeTexts(): void {
    this.textsWait?.takeTexts(this.state);
    this.textsWait = null;
  }

  prepare(kernel: LineKernel): void {
    kernel.state.put(this.state, this.state.meta?.threadId ?? this.threadId);
  }

  found(kernel: LineKernel): void {
    const { state, delta } = this;
    kernel.state.take(state);
    this.textsWait = kernel.state;
    if (kernel.rowCount > 0) {
      const { model, effort, serviceTier } = state;
      delta.responses.pushRows(kernel, model, effort, serviceTier);
      this.kernelSums.add(kernel, model, effort, serviceTier);
    }
    this.held.deferAll(state, delta, kernel);
    this.newest.noteLater(kernel.bytes, kernel.newestStart, kernel.newestEnd);
  }

  /** A line that tells something, by its kind. */
  private take(line: KnownLine): void {
    const { kind, bytes, start, end, at, lineNumber } = line;
    this.state.used += 1;
    if (kind === 'token_usage_record') this.record(line);
    else if (kind === 'token_count') this.tokenCount(line);
    else if (decoded.has(kind)) this.applyOrDecode(line);
    else {
      const failure = kind === 'task_complete' ? failureOf(bytes, start, end) : null;
      this.apply({ kind, at, payload: null, failure }, lineNumber);
    }
    noteFlaws(this.state, this.delta, lineNumber);
  }

  private applyOrDecode(line: KnownLine): void {
    const event = turnEvent(line);
    if (event) this.apply(event, line.lineNumber);
    else this.decode(line);
  }

  private decode({ kind, bytes, start, end, lineNumber }: KnownLine): void {
    const parse = kind === 'session_meta' ? parseMetaLine : parseLine;
    const line = parse(bytes, start, end);
    if (line) this.apply(decodedEvent(kind, line), lineNumber);
    else this.issue({ kind: 'invalid-json', line: lineNumber });
  }

  private record(line: KnownLine): void {
    const view = line.record;
    if (line.at === null || !view) {
      this.decode(line);
      return;
    }
    if (!view.isThread(this.state.meta?.threadId ?? this.threadId)) return;
    const turnId = view.isTurn(this.state.turn) && this.state.turn !== null ? this.state.turn : view.turnId;
    applyRecord(this.state, view, turnId, { at: line.at, ordinal: line.ordinal }, this.delta);
  }

  private tokenCount(line: KnownLine): void {
    if (!takeTokenCount(line, this.state, this.held, this.delta)) this.decode(line);
  }

  wants(head: Buffer): boolean {
    const kind = lineKind(head, 0, head.length);
    return decoded.has(kind) || kind === 'task_complete' || kind === 'unknown';
  }

  skipped(lineNumber: number, length: number, lastByte: number): void {
    if (lastByte !== BRACE && lastByte !== CARRIAGE_RETURN) {
      this.issue({ kind: 'invalid-json', line: lineNumber });
    } else if (length >= NOTABLE_LINE) {
      this.issue({ kind: 'long-line', line: lineNumber, length });
    }
  }

  invalidUtf8(lineNumber: number): void {
    this.issue({ kind: 'invalid-utf8', line: lineNumber });
  }

  /** Lines of Codex 0.20 and older, lines with another order of members, and garbage. */
  private unknown(bytes: Buffer, start: number, end: number, lineNumber: number, kind: LineKind): void {
    if (kind === 'bare' && this.state.meta) {
      this.state.bareLines += 1;
      return;
    }
    const event = parsedEvent(bytes, start, end);
    if (event === undefined) this.issue({ kind: 'invalid-json', line: lineNumber });
    else if (event === null) this.state.bareLines += 1;
    else {
      this.state.used += 1;
      this.apply(event, lineNumber);
      noteFlaws(this.state, this.delta, lineNumber);
    }
  }

  private apply(event: RolloutEvent, lineNumber: number): void {
    // Of a call of a tool nothing is told but that it was made, not even when.
    const at = event.kind === 'tool_call' ? null : (event.at ?? this.neighbouringTime(event, lineNumber));
    applyEvent(this.state, this.threadId, { ...event, at }, this.delta);
  }

  private neighbouringTime(event: RolloutEvent, lineNumber: number): number | null {
    if (event.kind === 'other') return null;
    this.issue({ kind: 'unreadable-time', line: lineNumber });
    const at = neighbouringTime(this.state, event, this.threadId);
    if (at === null && isCount(event.kind)) this.state.notUnderstood += 1;
    return at;
  }

  private issue(issue: LineIssue): void {
    noteIssue(this.state, this.delta, issue);
  }

  /** The time of the newest line, read once a piece and not once a line. */
  private settle(): void {
    this.held.flush(this.state, this.delta);
    const at = this.newest.take();
    if (at !== null) this.state.lastLineAt = at;
    this.held.thin(this.delta);
  }
}
