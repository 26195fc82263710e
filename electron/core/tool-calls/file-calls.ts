import type { ToolFailure } from '../../shared/tools.ts';
import { hashText } from '../collections/key-hash.ts';
import { COPY_SPAN_MS } from '../ingest/lines/legacy-count.ts';
import { isInherited } from '../ingest/lines/rollout-events.ts';
import { kindByHead } from './line-head.ts';
import type { FieldSink } from './line-walker.ts';
import { isBareCall, mayTell, type ToolFields, type ToolLine, timeOfLine, toolLineOf } from './tool-lines.ts';

/** A call of a tool, or a trouble (an error, a retry, a compaction, a turn that was ended early). */
export interface ToolEvent {
  readonly kind: 'call' | 'trouble';
  /** Of the tool, or of the trouble. */
  readonly name: string;
  /** Equal for copies of the same line, different for any two events of a thread. */
  readonly key: string;
  /** Milliseconds since the epoch; null where neither its line nor one before names a time. */
  readonly at: number | null;
  /** Null where it is not recorded how long it took. */
  durationMs: number | null;
  /** Null where it is not recorded how it ended. */
  failed: boolean | null;
  /** Null where it did not fail. */
  failure: ToolFailure | null;
}

interface OpenCall {
  readonly event: ToolEvent;
  /** The time of its own line. */
  readonly calledAt: number | null;
  /** A duration that Codex has measured; others are the time until the first sign of the end. */
  isMeasured: boolean;
}

const TWO_31 = 2 ** 31;

/** What a rollout file records of tool calls and troubles, line by line. */
export class FileCalls implements FieldSink<keyof ToolFields> {
  /** In the order of the file. */
  readonly events: ToolEvent[] = [];
  threadId: string;
  forkedFrom: string | null = null;
  /** Fingerprints of the first events, those before any turn id: only they can be copies that no turn id tells. */
  readonly legacy: number[] = [];
  /** How many of them are in the file's opening run, whose lines carry the time of a copying. */
  legacyOpening = 0;
  damagedLines = 0;
  /** Calls of Codex 0.20 and older, whose lines have no time. */
  bareCalls = 0;
  private hasThread = false;
  private hasTurnIds = false;
  /** True within a turn that was copied from another thread. */
  private inherited = false;
  private lastAt: number | null = null;
  private legacyLastAt: number | null = null;
  private readonly open = new Map<string, OpenCall>();
  /** How often a key has come. */
  private readonly repeats = new Map<string, number>();

  constructor(threadId: string) {
    this.threadId = threadId;
  }

  passesOver(bytes: Buffer, from: number, end: number): boolean {
    const kind = kindByHead(bytes, from, end);
    return kind !== null && !mayTell(kind);
  }

  goesOn = mayTell;

  damaged(): void {
    this.damagedLines += 1;
  }

  line(fields: ToolFields): void {
    if (isBareCall(fields)) this.bareCalls += 1;
    const line = toolLineOf(fields);
    if (line === null) return;
    const at = timeOfLine(fields);
    this.lastAt = at ?? this.lastAt;
    this.legacyLastAt ??= at;
    if (line.kind === 'thread') this.noteThread(line);
    else if (line.kind === 'turn') this.noteTurn(line);
    else if (this.inherited) return;
    else if (line.kind === 'end') this.noteEnd(line, at);
    else this.noteEvent(line, at);
  }

  private noteThread({ id, forkedFrom }: Extract<ToolLine, { kind: 'thread' }>): void {
    if (!this.hasThread) {
      this.hasThread = true;
      this.threadId = id ?? this.threadId;
      this.forkedFrom = forkedFrom;
    } else if (id !== null && id !== this.threadId) {
      // A later one was copied from the parent together with the parent's lines.
      this.forkedFrom ??= id;
    }
  }

  private noteTurn({ id, isStart }: Extract<ToolLine, { kind: 'turn' }>): void {
    this.hasTurnIds = true;
    if (isStart) this.inherited = isInherited(id, this.threadId);
  }

  private noteEvent(line: Extract<ToolLine, { kind: 'call' | 'trouble' }>, calledAt: number | null): void {
    const { kind } = line;
    const name = kind === 'call' ? line.tool : line.name;
    const id = kind === 'call' ? line.id : null;
    const failed = kind === 'call' ? line.failed : null;
    const failure = kind === 'call' ? line.failure : null;
    const at = calledAt ?? this.lastAt;
    const event: ToolEvent = {
      kind,
      name,
      key: this.keyOf(kind, name, id, at),
      at,
      durationMs: null,
      failed,
      failure,
    };
    this.events.push(event);
    if (id !== null) this.open.set(id, { event, calledAt, isMeasured: false });
    if (!this.hasTurnIds) this.noteLegacy(`${kind} ${name} ${id}`, at);
  }

  /** A line that was written twice is one; two events of the same moment without ids are two. */
  private keyOf(kind: string, name: string, id: string | null, at: number | null): string {
    const key = `${at} ${kind} ${name} ${id ?? ''}`;
    if (id !== null) return key;
    const times = (this.repeats.get(key) ?? 0) + 1;
    this.repeats.set(key, times);
    return `${key}#${times}`;
  }

  /** As `noteLegacyCount` does for counts of tokens. */
  private noteLegacy(text: string, at: number | null): void {
    const place = this.legacy.push(hashText(text) % TWO_31) - 1;
    const previous = this.legacyLastAt;
    if (this.legacyOpening === place && at !== null && previous !== null && at - previous <= COPY_SPAN_MS) {
      this.legacyOpening = place + 1;
    }
    this.legacyLastAt = at;
  }

  private noteEnd(end: Extract<ToolLine, { kind: 'end' }>, at: number | null): void {
    const call = this.open.get(end.id);
    if (!call) return;
    const { event, calledAt } = call;
    if (end.failed !== null) {
      event.failed = end.failed;
      event.failure = end.failure;
    }
    if (end.durationMs !== null) {
      event.durationMs = end.durationMs;
      call.isMeasured = true;
      return;
    }
    const endedAt = earlier(end.endedAt, at);
    if (call.isMeasured || calledAt === null || endedAt === null || endedAt < calledAt) return;
    event.durationMs = earlier(event.durationMs, endedAt - calledAt);
  }
}

/** A command may outlive its call, and its output may be written late: the first sign of the end counts. */
function earlier(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.min(a, b);
}
