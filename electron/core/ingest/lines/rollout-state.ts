import type { CountFlaw } from '../../tokens/believable-tokens.ts';
import type { LastRecord, RecordPlace } from '../../tokens/response.ts';
import type { ResponseList } from '../../tokens/response-list.ts';

/** Where a thread comes from, as the first `session_meta` line of its file says. */
export interface ThreadMeta {
  readonly threadId: string;
  /** The root thread's id; subagents share it. */
  readonly sessionId: string;
  readonly parentThreadId: string | null;
  readonly forkedFromId: string | null;
  readonly cwd: string | null;
  readonly originator: string | null;
  readonly source: string | null;
  readonly cliVersion: string | null;
  readonly modelProvider: string | null;
  /** True where the file names the ChatGPT account that created it. */
  readonly chatgptCreator: boolean;
  readonly repository: string | null;
  readonly branch: string | null;
  /** Milliseconds since the epoch. */
  readonly startedAt: number | null;
  /** True where the history before this file is a reference and not a copy. */
  readonly historyBase: boolean;
}

/** The last thing that is known to have happened to a thread's turns. */
export interface Lifecycle {
  readonly state: 'none' | 'running' | 'completed' | 'failed' | 'aborted';
  /** Milliseconds since the epoch. */
  readonly at: number | null;
  /** `codex_error_info` of a failed turn. */
  readonly error: string | null;
}

/** Counts of what happened, by kind, without its content. */
export interface ActivityCounts {
  turns: number;
  toolCalls: number;
  aborted: number;
  failed: number;
  compactions: number;
  rollbacks: number;
}

/** One rate-limit snapshot as a rollout recorded it. */
export interface LimitObservation {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly limitId: string;
  readonly limitName: string | null;
  readonly planType: string | null;
  readonly windows: readonly {
    /** 0 to 100; null where the server said no number that it could mean. */
    readonly usedPercent: number | null;
    /** Null where it was not said; such a window is known by its slot. */
    readonly windowMinutes: number | null;
    /** Milliseconds since the epoch. */
    readonly resetsAt: number | null;
    /** Where its length alone does not tell it from the other. */
    readonly slot?: 'primary' | 'secondary';
  }[];
  readonly credits: {
    readonly hasCredits: boolean;
    readonly unlimited: boolean;
    readonly balance: string | null;
  } | null;
  /** What a workspace lets a member spend (`individual_limit`, `spend_control_reached`). */
  readonly spendCap?: {
    readonly limit: string | null;
    readonly used: string | null;
    readonly remainingPercent: number | null;
    /** Milliseconds since the epoch. */
    readonly resetsAt: number | null;
    readonly reached: boolean;
  };
  readonly reachedType: string | null;
}

/** What a response used, and the context window of its model; null where it is not known. */
export interface BookedAs {
  readonly model: string | null;
  readonly effort: string | null;
  readonly serviceTier: string | null;
  readonly window: number | null;
}

/** A response that turned out to be another model's. */
export interface Rebooked {
  readonly key: number;
  readonly as: BookedAs;
}

/** Something in a file that could not be read as it should. */
export interface LineIssue {
  readonly kind:
    | 'invalid-json'
    | 'invalid-utf8'
    | 'long-line'
    | 'no-meta'
    | 'unreadable-time'
    | 'model-not-sure'
    | 'repeat-not-sure'
    | 'compressed-cut-off'
    | 'compressed-damaged'
    | 'compressed-too-large'
    | 'edited'
    | CountFlaw;
  readonly line: number;
  /** Bytes of a long line. */
  readonly length?: number;
}

/**
 * All that reading a file leaves behind, plain and serialisable: with it and the bytes after
 * `consumed`, reading goes on as if it had never stopped.
 */
export interface RolloutState {
  consumed: number;
  lines: number;
  owesNewline: boolean;
  meta: ThreadMeta | null;
  turn: string | null;
  model: string | null;
  effort: string | null;
  serviceTier: string | null;
  windowTokens: number | null;
  contextTokens: number | null;
  /** When `contextTokens` was so, in milliseconds since the epoch. */
  contextAt: number;
  /** The lines being read were copied from an older thread. */
  inherited: boolean;
  inReview: boolean;
  /** `total_token_usage` of the last `token_count` that had one, as text. */
  previousTotal: string | null;
  /** A `token_count` without numbers came since: totals may begin at 0 again. */
  isTotalCleared: boolean;
  /** The last context window cannot be right. */
  isWindowOdd: boolean;
  /** The context window of the turn's model, as `task_started` names it. */
  turnWindow: number | null;
  /** What the last response used, and the one before it that used another model; see model-change.ts. */
  booked: BookedAs | null;
  earlier: BookedAs | null;
  /** The first response since the model changed, as long as it may still be the old model's. */
  unsettled: { readonly key: number; readonly now: BookedAs } | null;
  /** The last response, until a `token_count` reports its window. */
  uncheckedKey: number | null;
  /** By which copies of records and totals that begin again are known; see record-place.ts. */
  lastRecord: LastRecord | null;
  /** Where totals began again the last time. */
  restart: RecordPlace | null;
  /** The last turns that have a `token_usage_record`. */
  recordedTurns: string[];
  /** True once any own or copied turn id was seen. */
  hasTurnIds: boolean;
  /** Fingerprints of the `token_count` lines of a file without turn ids, in order. */
  legacyCounts: number[];
  /** How many of `legacyCounts` follow the file's first line, and each other, within a second. */
  legacyOpening: number;
  legacyLastAt: number | null;
  firstLineAt: number | null;
  lastLineAt: number | null;
  /** The time of the last line that said something, by which lines are dated whose own time cannot be read. */
  usedLineAt: number | null;
  lifecycle: Lifecycle;
  counts: ActivityCounts;
  /** Evidence of the ChatGPT backend: a plan type or a non-null window. */
  chatgptLimits: boolean;
  /** The plan that the newest of them named; null, or missing in an older index, where none did. */
  planType?: string | null;
  /** Lines of which something was taken; most are known by their head and skipped. */
  used: number;
  /** Lines that hold no valid JSON or UTF-8. */
  notUnderstood: number;
  bareLines: number;
  /**
   * The sum of all responses that were read. Null where it is not known: missing in an older index, or one of them
   * turned out to be another model's in a later reading.
   */
  responseSum?: number | null;
  /** How many bytes were found to say the same as when they were read; 0, or missing in an older index, where none. */
  checkedTo?: number;
}

/** Makes the state of a rollout of which nothing was read yet. */
export function newRolloutState(): RolloutState {
  return {
    consumed: 0,
    lines: 0,
    owesNewline: false,
    meta: null,
    turn: null,
    model: null,
    effort: null,
    serviceTier: null,
    windowTokens: null,
    contextTokens: null,
    contextAt: 0,
    inherited: false,
    inReview: false,
    previousTotal: null,
    isTotalCleared: false,
    isWindowOdd: false,
    turnWindow: null,
    booked: null,
    earlier: null,
    unsettled: null,
    uncheckedKey: null,
    lastRecord: null,
    restart: null,
    recordedTurns: [],
    hasTurnIds: false,
    legacyCounts: [],
    legacyOpening: 0,
    legacyLastAt: null,
    firstLineAt: null,
    lastLineAt: null,
    usedLineAt: null,
    lifecycle: { state: 'none', at: null, error: null },
    counts: { turns: 0, toolCalls: 0, aborted: 0, failed: 0, compactions: 0, rollbacks: 0 },
    chatgptLimits: false,
    planType: null,
    used: 0,
    notUnderstood: 0,
    bareLines: 0,
    responseSum: 0,
    checkedTo: 0,
  };
}

/** What one reading of new bytes found. */
export interface RolloutDelta {
  readonly responses: ResponseList;
  limits: LimitObservation[];
  issues: LineIssue[];
  /** What is wrong with the line being taken. */
  flaws: LineIssue['kind'][];
  /** Responses of earlier readings that turned out to be another model's. */
  rebooked: Rebooked[];
  /** True where any response turned out so. */
  isRebooked: boolean;
}

/** Notes a line with a time, in milliseconds since the epoch. */
export function noteTime(state: RolloutState, at: number): void {
  state.firstLineAt ??= at;
  state.lastLineAt = at;
  state.usedLineAt = at;
}

/** How many recent turns are remembered as having records; turns follow one another. */
export const RECORDED_TURNS_KEPT = 8;

/** Remembers that a turn's responses are counted by records. */
export function noteRecordedTurn(state: RolloutState, turnId: string): void {
  if (state.recordedTurns.at(-1) === turnId) return;
  state.recordedTurns = [...state.recordedTurns, turnId].slice(-RECORDED_TURNS_KEPT);
}
