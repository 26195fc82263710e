import { type DeferredCount, limitIdOf } from './deferred-count.ts';
import type { KnownLine } from './known-line.ts';
import type { RolloutDelta, RolloutState } from './rollout-state.ts';
import { applyTokenCount } from './token-count.ts';
import { kernelInfo, rawInfo } from './token-count-info.ts';

/** Takes a `token_count` line without decoding it. False where it must be decoded. */
export function takeTokenCount(
  line: KnownLine,
  state: RolloutState,
  count: DeferredCount,
  delta: RolloutDelta,
): boolean {
  const { bytes, start, end, from, at: time, kernel, entry } = line;
  const at = time ?? state.lastLineAt ?? 0;
  const limitId = kernel ? kernel.limitId(entry) : limitIdOf(bytes, from, end);
  if (isRecordedTurn(state)) {
    count.hold(state, delta, bytes, start, from, end, limitId, true, at);
    return true;
  }
  count.flush(state, delta);
  const known = kernel ? kernelInfo(kernel, entry) : null;
  const info = state.hasTurnIds ? (known ?? rawInfo(bytes, from, end)) : null;
  if (!info) return false;
  if (time !== null) {
    state.firstLineAt ??= time;
    state.lastLineAt = time;
  }
  applyTokenCount(state, info, time, -1, delta);
  if (!state.inherited) count.hold(state, delta, bytes, start, from, end, limitId, false, at);
  return true;
}

/** True where the turn's responses are counted by records. */
function isRecordedTurn({ inherited, turn, recordedTurns }: RolloutState): boolean {
  return !inherited && turn !== null && recordedTurns.at(-1) === turn;
}
