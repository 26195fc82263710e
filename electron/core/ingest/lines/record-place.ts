import type { RecordPlace } from '../../tokens/response.ts';
import { restartedKey } from '../../tokens/response-key.ts';
import type { RolloutDelta, RolloutState } from './rollout-state.ts';

/** Ordinals of more digits are none. */
const MOST_ORDINAL = 1e15;

/** Returns the ordinal that a parsed line names, -1 for none. */
export function ordinalOf(value: unknown): number {
  const isOrdinal = Number.isInteger(value) && (value as number) >= 0 && (value as number) < MOST_ORDINAL;
  return isOrdinal ? (value as number) : -1;
}

function isAfter(one: RecordPlace, other: RecordPlace): boolean {
  const areNumbered = one.ordinal >= 0 && other.ordinal >= 0 && one.ordinal !== other.ordinal;
  return areNumbered ? one.ordinal > other.ordinal : one.at > other.at;
}

/** True where two lines alike cannot be one line: the same ordinal is given to one line only. */
function isElsewhere(one: RecordPlace, other: RecordPlace): boolean {
  const areNumbered = one.ordinal >= 0 && other.ordinal >= 0;
  return areNumbered ? one.ordinal !== other.ordinal : one.at !== other.at;
}

/**
 * Returns the key of a record that stands there, and remembers it. `key` and `total` are as of `recordKey` and
 * `tellingTotal`.
 *
 * Totals that are smaller than those of an earlier record began again: records from there on may be like
 * earlier ones and are others. A record like the one before it, at another place, is counted once and noted:
 * Codex may have written its line twice, or a provider may have answered twice alike while totals began again.
 */
export function placedKey(
  state: RolloutState,
  { key, total }: { readonly key: number; readonly total: number },
  place: RecordPlace,
  delta: RolloutDelta,
): number {
  if (total >= 0) noteRecord(state, key, total, place, delta);
  const { restart } = state;
  return restart === null || isAfter(restart, place) ? key : restartedKey(key, restart.at, restart.ordinal);
}

function noteRecord(
  state: RolloutState,
  key: number,
  total: number,
  { ordinal, at }: RecordPlace,
  delta: RolloutDelta,
): void {
  const { lastRecord: last } = state;
  if (last !== null && total < last.total) {
    // An old line that was copied to the end of a file is no new beginning.
    if (!isAfter({ ordinal, at }, last)) return;
    state.restart = { ordinal, at };
  } else if (key === last?.key && isElsewhere({ ordinal, at }, last)) {
    delta.flaws.push('repeat-not-sure');
  }
  state.lastRecord = { key, total, ordinal, at };
}
