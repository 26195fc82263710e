import { type DeferredLimits, limitsOf, limitsSpan } from '../kernel/deferred-limits.ts';
import type { KnownLine } from '../lines/known-line.ts';
import { noteTime, type RolloutDelta, type RolloutState } from '../lines/rollout-state.ts';
import { applyTokenCount } from '../lines/token-count.ts';
import { rawInfo } from '../lines/token-count-info.ts';

/** Takes a `token_count` line without decoding it. False where it must be decoded. */
export function takeTokenCount(
  { bytes, start, end, from, at }: KnownLine,
  state: RolloutState,
  held: DeferredLimits,
  delta: RolloutDelta,
): boolean {
  if (at === null) return false;
  const info = state.hasTurnIds ? rawInfo(bytes, from, end) : null;
  // Where records count the responses, a line without numbers tells nothing but limits.
  if (!info && !isRecordedTurn(state)) return false;
  noteTime(state, at);
  if (info) applyTokenCount(state, info, at, -1, delta);
  const limits = state.inherited ? null : limitsOf(bytes, from, end);
  if (limits !== null) held.defer(state, delta, bytes, start, from, end, limits, limitsSpan(at));
  return true;
}

/** True where the turn's responses are counted by records. */
function isRecordedTurn({ inherited, turn, recordedTurns }: RolloutState): boolean {
  return !inherited && turn !== null && recordedTurns.at(-1) === turn;
}
