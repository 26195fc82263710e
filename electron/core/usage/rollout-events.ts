import { believeTokens, type CountFlaw, isBelievable } from './believable-tokens.ts';
import type { LineKind } from './line-kind.ts';
import { readRateLimits } from './rate-limits.ts';
import { recordKey } from './response-key.ts';
import {
  type Lifecycle,
  noteRecordedTurn,
  noteTime,
  type RolloutDelta,
  type RolloutState,
} from './rollout-state.ts';
import { readThreadMeta } from './thread-meta.ts';
import { applyTokenCount, noteLegacyCount } from './token-count.ts';
import { parsedInfo } from './token-count-info.ts';
import { asObject, asString } from './token-usage.ts';

/** One line that matters. `failure` is the error kind of a failed turn. */
export interface RolloutEvent {
  readonly kind: LineKind;
  /** Milliseconds since the epoch. */
  readonly at: number | null;
  readonly payload: Readonly<Record<string, unknown>> | null;
  readonly failure: string | null;
}

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * A turn that is older than the thread it stands in was copied from the thread's parent: ids are
 * UUIDv7, which sort by time. Forks and subagents of Codex 0.105 to 0.147 hold such copies.
 */
export function isInherited(turnId: string, threadId: string): boolean {
  return UUID_V7.test(turnId) && UUID_V7.test(threadId) && turnId < threadId;
}

function setLifecycle(
  state: RolloutState,
  next: Lifecycle['state'],
  at: number | null,
  error: string | null,
): void {
  if (!state.inherited) state.lifecycle = { state: next, at, error };
}

/** Applies one line to the state of its file. */
export function applyEvent(
  state: RolloutState,
  fileThreadId: string,
  event: RolloutEvent,
  delta: RolloutDelta,
): void {
  const { kind, at, payload } = event;
  if (at !== null) noteTime(state, at);
  const threadId = state.meta?.threadId ?? fileThreadId;
  const own = !state.inherited;
  switch (kind) {
    case 'session_meta':
      // A later one was copied from the parent together with the parent's lines.
      if (payload && !state.meta) state.meta = readThreadMeta(payload, fileThreadId, at);
      else if (payload && state.meta && state.meta.forkedFromId === null) {
        const id = asString(payload.id);
        if (id !== null && id !== threadId) state.meta = { ...state.meta, forkedFromId: id };
      }
      return;
    case 'turn_context': {
      // A review has its own file for these: the thread goes on, though Codex was stopped within one.
      state.inReview = false;
      const turn = asString(payload?.turn_id);
      if (turn !== null) {
        state.turn = turn;
        state.hasTurnIds = true;
      }
      state.model = asString(payload?.model) ?? state.model;
      state.effort = asString(payload?.effort);
      return;
    }
    case 'thread_settings_applied': {
      const settings = asObject(payload?.thread_settings);
      if (!settings) return;
      state.model = asString(settings.model) ?? state.model;
      state.serviceTier = asString(settings.service_tier);
      return;
    }
    case 'task_started': {
      const turn = asString(payload?.turn_id);
      if (turn !== null) {
        state.turn = turn;
        state.hasTurnIds = true;
        state.inherited = isInherited(turn, threadId);
      }
      const window = payload?.model_context_window;
      state.windowTokens = isBelievable(window) ? window : state.windowTokens;
      setLifecycle(state, 'running', at, null);
      if (!state.inherited) state.counts.turns += 1;
      return;
    }
    case 'task_complete':
      setLifecycle(state, event.failure === null ? 'completed' : 'failed', at, event.failure);
      if (own && event.failure !== null) state.counts.failed += 1;
      return;
    case 'turn_aborted':
      setLifecycle(state, 'aborted', at, null);
      if (own) state.counts.aborted += 1;
      return;
    case 'token_usage_record': {
      if (!payload || at === null) return;
      const record = recordOf(payload, threadId, state.turn, at);
      if (record) applyRecord(state, record, asString(payload.turn_id) ?? state.turn ?? '', at, delta);
      return;
    }
    case 'token_count': {
      applyRateLimits(state, payload?.rate_limits, at, delta);
      const info = parsedInfo(payload?.info);
      const legacyIndex = state.hasTurnIds ? -1 : noteLegacyCount(state, info, payload?.rate_limits, at);
      applyTokenCount(state, info, at, legacyIndex, delta);
      return;
    }
    case 'entered_review_mode':
      state.inReview = true;
      return;
    case 'exited_review_mode':
      state.inReview = false;
      return;
    case 'user_message':
      // Codex 0.104 and older wrote no lifecycle events.
      if (!state.hasTurnIds) {
        setLifecycle(state, 'running', at, null);
        state.counts.turns += 1;
      }
      return;
    case 'agent_message':
      if (!state.hasTurnIds) setLifecycle(state, 'completed', at, null);
      return;
    case 'compacted':
      if (own) state.counts.compactions += 1;
      return;
    case 'tool_call':
      if (own) state.counts.toolCalls += 1;
      return;
    case 'thread_rolled_back':
      if (own) state.counts.rollbacks += 1;
      return;
    default:
      return;
  }
}

/** Takes the limits of a line that is not a copy: copies carry new times on old numbers. */
function applyRateLimits(state: RolloutState, value: unknown, at: number | null, delta: RolloutDelta): void {
  if (!state.inherited) takeRateLimits(state, value, at, delta);
}

/** Takes limits that are known to be the thread's own. */
export function takeRateLimits(
  state: RolloutState,
  value: unknown,
  at: number | null,
  delta: RolloutDelta,
): void {
  const limits = at === null ? null : readRateLimits(value, at);
  if (!limits) return;
  delta.limits.push(limits);
  state.chatgptLimits ||= limits.planType !== null || limits.windows.length > 0;
}

/** What a `token_usage_record` counts. */
export interface CountedRecord {
  readonly key: number;
  readonly input: number;
  readonly cachedInput: number;
  readonly cacheWriteInput: number;
  readonly output: number;
  readonly reasoningOutput: number;
  /** The server's own total: the context in use after the response. Null where it cannot be right. */
  readonly contextTokens: number | null;
  /** What is wrong with the counts as they were recorded. */
  readonly flaw: CountFlaw | null;
}

/** Counts a `token_usage_record`: one a completed response, since Codex 0.153. */
export function applyRecord(
  state: RolloutState,
  record: CountedRecord,
  turnId: string,
  at: number,
  delta: RolloutDelta,
): void {
  noteTime(state, at);
  if (record.flaw !== null) delta.flaws.push(record.flaw);
  noteRecordedTurn(state, turnId);
  state.contextTokens = record.contextTokens;
  state.contextAt = at;
  delta.responses.push(
    record.key,
    at,
    record.input,
    record.cachedInput,
    record.cacheWriteInput,
    record.output,
    record.reasoningOutput,
    state.model,
    state.effort,
    state.serviceTier,
    -1,
  );
}

/** A record whose line had to be parsed. Null where it is another thread's or names no usage. */
function recordOf(
  payload: Readonly<Record<string, unknown>>,
  threadId: string,
  turn: string | null,
  at: number,
): CountedRecord | null {
  const usage = asObject(payload.usage);
  if (!usage || (asString(payload.thread_id) ?? threadId) !== threadId) return null;
  const tokens = believeTokens(
    usage.input_tokens,
    usage.cached_input_tokens,
    usage.cache_write_input_tokens,
    usage.output_tokens,
    usage.reasoning_output_tokens,
  );
  const { total_tokens: total } = usage;
  const isOdd = total !== undefined && total !== null && !isBelievable(total);
  return {
    ...tokens,
    key: parsedKey(payload, turn, at),
    contextTokens: isOdd ? null : ((total ?? tokens.total) as number),
    flaw: tokens.flaw ?? (isOdd ? 'count-not-believed' : null),
  };
}

const COUNT_NAMES = [
  'input_tokens',
  'cached_input_tokens',
  'cache_write_input_tokens',
  'output_tokens',
  'reasoning_output_tokens',
  'total_tokens',
];

/** As `key` of `UsageRecordView`. Counts that no number holds exactly do not tell responses apart. */
function parsedKey(payload: Readonly<Record<string, unknown>>, turn: string | null, at: number): number {
  const texts = [asString(payload.turn_id) ?? turn ?? '', asString(payload.response_id) ?? ''].map(
    Buffer.from,
  );
  const bytes = Buffer.concat(texts);
  const turnEnd = texts[0]?.length ?? 0;
  const [usage, totals] = [payload.usage, payload.thread_token_usage].map((value) => {
    const counts = asObject(value);
    const numbers = COUNT_NAMES.map((name) => counts?.[name] ?? 0);
    const areCounts = numbers.every((number) => Number.isSafeInteger(number) && (number as number) >= 0);
    return counts && areCounts ? (numbers as number[]) : null;
  });
  return recordKey(bytes, 0, turnEnd, turnEnd, bytes.length, usage ?? [], totals ?? null, at);
}
