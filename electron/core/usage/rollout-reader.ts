import { kindOf, type LineKind, lineKind } from './line-kind.ts';
import { LineScanner, type LineSink } from './line-scanner.ts';
import { lineTime } from './line-time.ts';
import { stringMember } from './raw-field.ts';
import { applyEvent, applyRecord, type RolloutEvent } from './rollout-events.ts';
import { type LineIssue, newRolloutDelta, type RolloutDelta, type RolloutState } from './rollout-state.ts';
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
const LIMITS_STEP_MS = 60_000;

/** A line within the bytes being read. */
interface LineSpan {
  readonly bytes: Buffer;
  readonly start: number;
  readonly end: number;
}

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
  private newest: LineSpan | null = null;
  /** A `token_count` that cannot count a response, since a record has: only the last few tell something. */
  private deferred: LineSpan | null = null;
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
    } else if (kind === 'token_count' && this.canDefer()) {
      this.defer(bytes, start, end);
    } else if (decoded.has(kind)) {
      this.decode(kind, bytes, start, end, lineNumber);
    } else if (counted.has(kind)) {
      const failure = kind === 'task_complete' ? failureOf(bytes, start, end) : null;
      this.apply({ kind, at: lineTime(bytes, start, end), payload: null, failure });
    }
    this.newest = { bytes, start, end };
  }

  private decode(kind: LineKind, bytes: Buffer, start: number, end: number, lineNumber: number): void {
    this.takeDeferred();
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

  /** True where the turn's responses are counted by records, so that this line only tells limits and context. */
  private canDefer(): boolean {
    const { inherited, turn, recordedTurns } = this.state;
    return !inherited && turn !== null && recordedTurns.includes(turn);
  }

  private defer(bytes: Buffer, start: number, end: number): void {
    const at = lineTime(bytes, start, end) ?? 0;
    const before = this.deferred;
    const limit = stringMember(bytes, 'limit_id', start, end);
    const other =
      before !== null && stringMember(before.bytes, 'limit_id', before.start, before.end) !== limit;
    if (other || at - this.limitsReadAt >= LIMITS_STEP_MS) {
      this.takeDeferred();
      this.limitsReadAt = at;
    }
    this.deferred = { bytes, start, end };
  }

  private takeDeferred(): void {
    if (!this.deferred) return;
    const { bytes, start, end } = this.deferred;
    this.deferred = null;
    const line = parse(bytes, start, end);
    const payload = asObject(line?.payload);
    if (payload) this.apply({ kind: 'token_count', at: lineTime(bytes, start, end), payload, failure: null });
    else this.state.notUnderstood += 1;
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
    this.takeDeferred();
    if (!this.newest) return;
    const { bytes, start, end } = this.newest;
    const at = lineTime(bytes, start, end);
    if (at !== null) this.state.lastLineAt = at;
    this.newest = null;
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
