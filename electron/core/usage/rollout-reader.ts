import { DeferredCount } from './deferred-count.ts';
import { isPlainItem, type LineKind, lineKind, membersAt } from './line-kind.ts';
import { LineScanner, type LineSink } from './line-scanner.ts';
import { lineTime } from './line-time.ts';
import { parseLine } from './parse-line.ts';
import { numberMember, stringMember } from './raw-field.ts';
import type { ResponseList } from './response-list.ts';
import { applyEvent, applyRecord, type RolloutEvent } from './rollout-events.ts';
import type { LineIssue, RolloutDelta, RolloutState } from './rollout-state.ts';
import { applyTokenCount } from './token-count.ts';
import { rawInfo } from './token-count-info.ts';
import { asObject, asString } from './token-usage.ts';
import { UsageRecordView } from './usage-record.ts';
import { eventOf, failureOf, isWholeObject } from './whole-line.ts';

/** Kinds whose payload is decoded. The others are counted, or known by their head and skipped. */
const decoded = new Set<LineKind>([
  'session_meta',
  'turn_context',
  'token_usage_record',
  'token_count',
  'task_started',
  'turn_aborted',
  'thread_settings_applied',
]);

/** A line of unknown form is parsed up to this size. */
const LONGEST_UNKNOWN = 1024 * 1024;

/** From this size on a skipped line is worth a note. */
const NOTABLE_LINE = 32 * 1024 * 1024;

/** A file is not asked to name more broken lines than this; the rest are only counted. */
const MOST_ISSUES = 20;

const NO_BYTES: Buffer = Buffer.alloc(0);

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
  private readonly recordView = new UsageRecordView();
  // The newest line within the bytes being read.
  private newestBytes = NO_BYTES;
  private newestStart = 0;
  private newestEnd = 0;
  private readonly count = new DeferredCount();

  /**
   * `threadId` is the one in the file's name; it serves until the file's own first line is read.
   * What is counted goes into `responses`.
   */
  constructor(threadId: string, state: RolloutState, responses: ResponseList) {
    this.delta = { responses, limits: [], issues: [] };
    this.threadId = threadId;
    this.state = state;
    this.scanner = new LineScanner(this, state.consumed, state.lines, state.owesNewline);
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
    this.state.consumed = this.scanner.consumed;
    this.state.lines = this.scanner.lines;
    this.state.owesNewline = this.scanner.waitsForNewline;
    return this.delta;
  }

  line(bytes: Buffer, start: number, end: number, lineNumber: number): void {
    const kind = isPlainItem(bytes, start) ? 'other' : lineKind(bytes, start, end);
    if (kind === 'unknown' || kind === 'bare') {
      this.unknown(bytes, start, end, lineNumber, kind);
      return;
    }
    if (bytes[end - 1] !== BRACE) {
      this.issue({ kind: 'invalid-json', line: lineNumber });
      return;
    }
    if (kind === 'other') {
      // Only its time matters, and only if it is the newest line.
    } else {
      this.state.used += 1;
      this.take(kind, bytes, start, end, lineNumber);
    }
    this.newestBytes = bytes;
    this.newestStart = start;
    this.newestEnd = end;
  }

  /** A line that tells something, by its kind. */
  private take(kind: LineKind, bytes: Buffer, start: number, end: number, lineNumber: number): void {
    if (kind === 'token_usage_record') {
      this.record(bytes, start, end, lineNumber);
    } else if (kind === 'token_count') {
      this.tokenCount(bytes, start, end, lineNumber);
    } else if (kind === 'task_started' || kind === 'turn_context') {
      this.turnLine(kind, bytes, start, end, lineNumber);
    } else if (decoded.has(kind)) {
      this.decode(kind, bytes, start, end, lineNumber);
    } else {
      const failure = kind === 'task_complete' ? failureOf(bytes, start, end) : null;
      this.apply({ kind, at: lineTime(bytes, start, end), payload: null, failure });
    }
  }

  /** The few members that matter of the two lines that open a turn. */
  private turnLine(kind: LineKind, bytes: Buffer, start: number, end: number, lineNumber: number): void {
    const turn = stringMember(bytes, 'turn_id', start, end);
    const at = lineTime(bytes, start, end);
    const context = kind === 'turn_context';
    const model = context ? stringMember(bytes, 'model', start, end) : null;
    if (turn === null || at === null || (context && model === null)) {
      this.decode(kind, bytes, start, end, lineNumber);
      return;
    }
    const payload = context
      ? { turn_id: turn, model, effort: stringMember(bytes, 'effort', start, end) }
      : { turn_id: turn, model_context_window: numberMember(bytes, 'model_context_window', start, end) };
    this.apply({ kind, at, payload, failure: null });
  }

  private decode(kind: LineKind, bytes: Buffer, start: number, end: number, lineNumber: number): void {
    const line = parseLine(bytes, start, end);
    if (!line) {
      this.issue({ kind: 'invalid-json', line: lineNumber });
      return;
    }
    const at = Date.parse(asString(line.timestamp) ?? '');
    this.apply({ kind, at: Number.isNaN(at) ? null : at, payload: asObject(line.payload), failure: null });
  }

  private record(bytes: Buffer, start: number, end: number, lineNumber: number): void {
    const view = this.recordView;
    const from = membersAt;
    const at = lineTime(bytes, start, end);
    if (at === null || !view.read(bytes, from, end)) {
      this.decode('token_usage_record', bytes, start, end, lineNumber);
      return;
    }
    if (!view.isThread(this.state.meta?.threadId ?? this.threadId)) return;
    const turnId = view.isTurn(this.state.turn) && this.state.turn !== null ? this.state.turn : view.turnId;
    applyRecord(this.state, view, turnId, at, this.delta);
  }

  private tokenCount(bytes: Buffer, start: number, end: number, lineNumber: number): void {
    const { state, delta } = this;
    const from = membersAt;
    const at = state.lastLineAt ?? 0;
    if (this.isRecordedTurn()) {
      this.count.hold(state, delta, bytes, start, from, end, true, at);
      return;
    }
    this.count.flush(state, delta);
    const info = state.hasTurnIds ? rawInfo(bytes, from, end) : null;
    if (!info) {
      this.decode('token_count', bytes, start, end, lineNumber);
      return;
    }
    const time = lineTime(bytes, start, end);
    if (time !== null) {
      state.firstLineAt ??= time;
      state.lastLineAt = time;
    }
    applyTokenCount(state, info, time, -1, delta);
    if (state.inherited) return;
    this.count.hold(state, delta, bytes, start, from, end, false, time ?? at);
  }

  /** True where the turn's responses are counted by records. */
  private isRecordedTurn(): boolean {
    const { inherited, turn, recordedTurns } = this.state;
    return !inherited && turn !== null && recordedTurns.at(-1) === turn;
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
    const line = end - start > LONGEST_UNKNOWN ? null : parseLine(bytes, start, end);
    if (!line) {
      this.issue({ kind: 'invalid-json', line: lineNumber });
      return;
    }
    const event = eventOf(line);
    if (event) {
      this.state.used += 1;
      this.apply(event);
    } else {
      this.state.bareLines += 1;
    }
  }

  private apply(event: RolloutEvent): void {
    applyEvent(this.state, this.threadId, event, this.delta);
  }

  private issue(issue: LineIssue): void {
    if (issue.kind !== 'long-line') this.state.notUnderstood += 1;
    if (this.delta.issues.length < MOST_ISSUES) this.delta.issues.push(issue);
  }

  /** The time of the newest line, read once a piece and not once a line. */
  private settle(): void {
    this.count.flush(this.state, this.delta);
    if (this.newestEnd === 0) return;
    const at = lineTime(this.newestBytes, this.newestStart, this.newestEnd);
    if (at !== null) this.state.lastLineAt = at;
    this.newestEnd = 0;
    // The bytes are the caller's again.
    this.newestBytes = NO_BYTES;
  }
}
