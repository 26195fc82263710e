import { noteResponse, noteWindow } from './model-change.ts';
import type { RolloutDelta, RolloutState } from './rollout-state.ts';
import type { TokenCountInfo } from './token-count-info.ts';

/** Returns true for Codex 0.153 and newer, which writes a record for each response. */
export function writesRecords(cliVersion: string | null): boolean {
  const match = /^(\d+)\.(\d+)\./.exec(cliVersion ?? '');
  if (!match) return false;
  return Number(match[1]) > 0 || Number(match[2]) >= 153;
}

/**
 * Counts a response from a `token_count` line, where no `token_usage_record` reports it better.
 *
 * A response shows as a change of `total_token_usage`; what it cost is `last_token_usage`, by its
 * components. Repeats (limits-only updates, the start of a turn, 429), estimates (after compaction),
 * fakes (after overflow) and copies (of a parent's history) are not responses.
 *
 * `isNone` is true where the line says that there is no info, and does not merely lack it.
 * `legacyIndex` is the line's place among those of a file without turn ids, else -1.
 */
export function applyTokenCount(
  state: RolloutState,
  info: TokenCountInfo | null,
  isNone: boolean,
  at: number | null,
  legacyIndex: number,
  delta: RolloutDelta,
): void {
  // A review has a session of its own, whose totals Codex 0.77 and older repeat in this one.
  if (state.inReview) return;
  if (!info) {
    if (!isNone && !state.inherited && !isRecorded(state)) delta.flaws.push('count-missing');
    state.isTotalCleared = true;
    return;
  }
  // A process reports no info before its first response. Totals of Codex 0.42 to 0.77 then begin at 0, so
  // that the first one equals its response; any other total that is known is a repeat as ever.
  const isFirst = state.previousTotal === null || state.isTotalCleared;
  const repeated = info.total === state.previousTotal && !(state.isTotalCleared && info.isFirst);
  state.previousTotal = info.total;
  state.isTotalCleared = false;
  if (state.inherited) return;

  noteContext(state, info, at, delta);
  if (repeated || at === null) return;
  // A fork by reference goes on from its parent's totals, and may first repeat them.
  if (!isRecorded(state) && !(isFirst && refusesFirst(state)))
    pushCounted(state, info, at, legacyIndex, delta);
  noteWindow(state, info.windowTokens, delta);
}

/** True where records report what the turn's responses used. */
function isRecorded({ turn, recordedTurns }: RolloutState): boolean {
  return turn !== null && recordedTurns.includes(turn);
}

/** Counts a response as one that no record reports. */
function pushCounted(
  state: RolloutState,
  info: TokenCountInfo,
  at: number,
  legacyIndex: number,
  delta: RolloutDelta,
): void {
  const { last } = info;
  if (last.flaw !== null) delta.flaws.push(last.flaw);
  if (last.total === 0) return;
  const key = info.keyAt(at);
  delta.responses.push(
    key,
    at,
    last.input,
    last.cachedInput,
    last.cacheWriteInput,
    last.output,
    last.reasoningOutput,
    state.model,
    state.effort,
    state.serviceTier,
    legacyIndex,
  );
  noteResponse(state, key);
}

/** Returns true for a fork by reference of Codex 0.153 and newer. */
export function refusesFirst({ meta }: RolloutState): boolean {
  return meta?.historyBase === true && writesRecords(meta.cliVersion);
}

function noteContext(
  state: RolloutState,
  info: TokenCountInfo,
  at: number | null,
  delta: RolloutDelta,
): void {
  if (info.isWindowOdd && !state.isWindowOdd) delta.flaws.push('count-not-believed');
  state.isWindowOdd = info.isWindowOdd;
  if (at !== null && at < state.contextAt) return;
  state.contextAt = at ?? state.contextAt;
  state.windowTokens = info.windowTokens ?? state.windowTokens;
  const overflow = info.last.total === 0 && info.totalSum === 0 && info.totalTokens === state.windowTokens;
  state.contextTokens = overflow ? state.windowTokens : info.lastTokens;
}
