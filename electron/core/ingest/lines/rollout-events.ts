import { isBelievable } from '../../tokens/believable-tokens.ts';
import type { RecordPlace } from '../../tokens/response.ts';
import { noteLegacyCount } from './legacy-count.ts';
import { noteCompaction, noteResponse } from './model-change.ts';
import type { RolloutEvent } from './parsed-line.ts';
import { type CountedRecord, recordOf } from './parsed-record.ts';
import { placedKey } from './record-place.ts';
import {
  type Lifecycle,
  noteRecordedTurn,
  noteTime,
  type RolloutDelta,
  type RolloutState,
} from './rollout-state.ts';
import { readThreadMeta } from './thread-meta.ts';
import { applyTokenCount } from './token-count.ts';
import { parsedInfo } from './token-count-info.ts';
import { asObject, asString } from './token-usage.ts';

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Returns a turn that is older than the thread it is in was copied from the thread's parent: ids are UUIDv7, which
 * sort by time. Forks and subagents of Codex 0.105 to 0.147 hold such copies.
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

/** Takes limits of the thread's own, as they are in a parsed line of that moment. */
export interface LimitSink {
  defer(limits: unknown, at: number): void;
}

/** Applies one line to the state of its file. Limits that are not copies go to `deferred`. */
export function applyEvent(
  state: RolloutState,
  fileThreadId: string,
  event: RolloutEvent,
  delta: RolloutDelta,
  deferred: LimitSink,
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
      state.turnWindow = isBelievable(window) ? window : null;
      state.windowTokens = state.turnWindow ?? state.windowTokens;
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
      const place = { at, ordinal: event.ordinal ?? -1 };
      const record = recordOf(payload, threadId, state.turn, place);
      if (record) applyRecord(state, record, asString(payload.turn_id) ?? state.turn ?? '', place, delta);
      return;
    }
    case 'token_count': {
      // Copies carry new times on old numbers.
      if (own && at !== null) deferred.defer(payload?.rate_limits, at);
      const info = parsedInfo(payload?.info);
      const legacyIndex = state.hasTurnIds ? -1 : noteLegacyCount(state, info, payload?.rate_limits, at);
      applyTokenCount(state, info, payload?.info === null, at, legacyIndex, delta);
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
      if (!own) return;
      state.counts.compactions += 1;
      noteCompaction(state, delta);
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

/** Counts a `token_usage_record`: one a completed response, since Codex 0.153. */
export function applyRecord(
  state: RolloutState,
  record: CountedRecord,
  turnId: string,
  place: RecordPlace,
  delta: RolloutDelta,
): void {
  const { at } = place;
  noteTime(state, at);
  if (record.flaw !== null) delta.flaws.push(record.flaw);
  noteRecordedTurn(state, turnId);
  state.contextTokens = record.contextTokens;
  state.contextAt = at;
  const key = placedKey(state, { key: record.key, total: record.threadTotal }, place, delta);
  delta.responses.push(
    key,
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
  noteResponse(state, key);
}
