import { kindOf, type LineKind, lineKind } from './line-kind.ts';
import { LineScanner, type LineSink } from './line-scanner.ts';
import { lineTime } from './line-time.ts';
import { afterMember, numberMember, stringMember } from './raw-field.ts';
import { applyEvent, applyRateLimits, applyRecord, type RolloutEvent } from './rollout-events.ts';
import { type LineIssue, newRolloutDelta, type RolloutDelta, type RolloutState } from './rollout-state.ts';
import { applyTokenCount } from './token-count.ts';
import { rawInfo } from './token-count-info.ts';
import { asObject, asString } from './token-usage.ts';
import { UsageRecordView } from './usage-record.ts';

/** Kinds whose payload is decoded. All others are known by their head and skipped. */
const decoded = new Set<LineKind>([
  'session_meta',
  'turn_context',
  'token_usage_record',
  'token_count',
  'task_started',
  'turn_aborted',
  'thread_settings_applied',
]);

/** Kinds that are counted without being decoded. */
const counted = new Set<LineKind>([
  'task_complete',
  'thread_rolled_back',
  'entered_review_mode',
  'exited_review_mode',
  'user_message',
  'agent_message',
  'compacted',
  'tool_call',
]);

/** A line of unknown form is parsed up to this size. */
const LONGEST_UNKNOWN = 1024 * 1024;

/** From this size on a skipped line is worth a note. */
const NOTABLE_LINE = 32 * 1024 * 1024;

/** A file is not asked to name more broken lines than this; the rest are only counted. */
const MOST_ISSUES = 20;

/** Limits are read at least this often, in milliseconds of the session's own time. */
const LIMITS_STEP_MS = 600_000;

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
  private delta = newRolloutDelta();
  private readonly recordView = new UsageRecordView();
  // The newest line, and the newest one with limits, within the bytes being read.
  private newestBytes = NO_BYTES;
  private newestStart = 0;
  private newestEnd = 0;
  private limitsBytes = NO_BYTES;
  private limitsStart = 0;
  private limitsEnd = 0;
  private limitsId = '';
  private limitsReadAt = 0;

  /** `threadId` is the one in the file's name; it serves until the file's own first line is read. */
  constructor(threadId: string, state: RolloutState) {
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
    const delta = this.delta;
    this.delta = newRolloutDelta();
    return delta;
  }

  line(bytes: Buffer, start: number, end: number, lineNumber: number): void {
    const kind = lineKind(bytes, start, end);
    if (kind === 'unknown' || kind === 'bare') {
      this.unknown(bytes, start, end, lineNumber, kind);
      return;
    }
    if (bytes[end - 1] !== BRACE) {
      this.issue({ kind: 'invalid-json', line: lineNumber });
      return;
    }
    if (kind === 'token_usage_record') {
      this.record(bytes, start, end, lineNumber);
    } else if (kind === 'token_count') {
      this.tokenCount(bytes, start, end, lineNumber);
    } else if (kind === 'task_started' || kind === 'turn_context') {
      this.turnLine(kind, bytes, start, end, lineNumber);
    } else if (decoded.has(kind)) {
      this.decode(kind, bytes, start, end, lineNumber);
    } else if (counted.has(kind)) {
      const failure = kind === 'task_complete' ? failureOf(bytes, start, end) : null;
      this.apply({ kind, at: lineTime(bytes, start, end), payload: null, failure });
    }
    this.newestBytes = bytes;
    this.newestStart = start;
    this.newestEnd = end;
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
    const line = parse(bytes, start, end);
    if (!line) {
      this.issue({ kind: 'invalid-json', line: lineNumber });
      return;
    }
    const at = Date.parse(asString(line.timestamp) ?? '');
    this.apply({ kind, at: Number.isNaN(at) ? null : at, payload: asObject(line.payload), failure: null });
  }

  private record(bytes: Buffer, start: number, end: number, lineNumber: number): void {
    const view = this.recordView;
    const at = lineTime(bytes, start, end);
    if (at === null || !view.read(bytes, start, end)) {
      this.decode('token_usage_record', bytes, start, end, lineNumber);
      return;
    }
    if (!view.isThread(this.state.meta?.threadId ?? this.threadId)) return;
    const turnId = view.isTurn(this.state.turn) && this.state.turn !== null ? this.state.turn : view.turnId;
    const { key, contextTokens, input, cachedInput, cacheWriteInput, output, reasoningOutput } = view;
    const tokens = { input, cachedInput, cacheWriteInput, output, reasoningOutput, total: input + output };
    applyRecord(this.state, { key, turnId, tokens, contextTokens }, at, this.delta);
  }

  private tokenCount(bytes: Buffer, start: number, end: number, lineNumber: number): void {
    const info = this.state.hasTurnIds ? rawInfo(bytes, start, end) : null;
    if (!info) {
      this.decode('token_count', bytes, start, end, lineNumber);
      return;
    }
    const at = lineTime(bytes, start, end);
    this.noteTime(at);
    applyTokenCount(this.state, info, at, -1, this.delta);
    if (!this.state.inherited) this.deferLimits(bytes, start, end, at ?? 0);
  }

  /** Limits change little from line to line: they are read now and then, and the last ones always. */
  private deferLimits(bytes: Buffer, start: number, end: number, at: number): void {
    const limit = stringMember(bytes, 'limit_id', start, end) ?? '';
    if (this.limitsEnd > 0 && (limit !== this.limitsId || at - this.limitsReadAt >= LIMITS_STEP_MS)) {
      this.takeLimits();
      this.limitsReadAt = at;
    }
    this.limitsBytes = bytes;
    this.limitsStart = start;
    this.limitsEnd = end;
    this.limitsId = limit;
  }

  private takeLimits(): void {
    if (this.limitsEnd === 0) return;
    const end = this.limitsEnd;
    this.limitsEnd = 0;
    const from = afterMember(this.limitsBytes, 'rate_limits', this.limitsStart, end);
    if (from < 0) return;
    // The line ends with the braces of payload and line.
    const limits = parse(this.limitsBytes, from, end - 2);
    const at = lineTime(this.limitsBytes, this.limitsStart, end);
    if (limits) applyRateLimits(this.state, limits, at, this.delta);
  }

  private noteTime(at: number | null): void {
    if (at === null) return;
    this.state.firstLineAt ??= at;
    this.state.lastLineAt = at;
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
    const line = end - start > LONGEST_UNKNOWN ? null : parse(bytes, start, end);
    if (!line) {
      this.issue({ kind: 'invalid-json', line: lineNumber });
      return;
    }
    const payload = asObject(line.payload);
    const type = asString(line.type);
    const at = Date.parse(asString(line.timestamp) ?? '');
    const time = Number.isNaN(at) ? null : at;
    if (!payload && asString(line.id) !== null && time !== null) {
      this.apply({ kind: 'session_meta', at: time, payload: line, failure: null });
    } else if (payload && type !== null) {
      const error = asObject(payload.error);
      const failure = error ? (asString(error.codex_error_info) ?? 'other') : null;
      this.apply({ kind: kindOf(type, asString(payload.type) ?? ''), at: time, payload, failure });
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
    this.takeLimits();
    if (this.newestEnd === 0) return;
    const at = lineTime(this.newestBytes, this.newestStart, this.newestEnd);
    if (at !== null) this.state.lastLineAt = at;
    this.newestEnd = 0;
    // The bytes are the caller's again.
    this.newestBytes = NO_BYTES;
    this.limitsBytes = NO_BYTES;
  }
}

function parse(bytes: Buffer, start: number, end: number): Readonly<Record<string, unknown>> | null {
  try {
    return asObject(JSON.parse(bytes.toString('utf8', start, end)));
  } catch {
    return null;
  }
}

function isWholeObject(bytes: Buffer): boolean {
  return bytes[bytes.length - 1] === BRACE && parse(bytes, 0, bytes.length) !== null;
}

/** The `codex_error_info` of a failed `task_complete`, without decoding the model's last message. */
function failureOf(bytes: Buffer, start: number, end: number): string | null {
  const from = bytes.subarray(start, end).indexOf('"codex_error_info":');
  if (from < 0) return null;
  if (bytes[start + from + 19] === 0x6e) return 'other';
  return stringMember(bytes, 'codex_error_info', start + from, end) ?? 'other';
}
