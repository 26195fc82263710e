import { same } from './bytes';
import { TO_THREAD, TO_TURN } from './counts';
import {
  AT_RECORDED_TURNS,
  AT_THREAD,
  AT_TURN,
  NEWLY_RECORDED,
  RECORDED,
  RECORDED_TURNS_KEPT,
  THREAD_KNOWN,
  TURN_BYTES,
  TURN_KNOWN,
  UUID_LENGTH,
} from './protocol';
import { add, get, is } from './state';

/** True where the record is of this thread and turn, so that nothing but its numbers is news. */
export function isOwnRecord(members: usize): bool {
  return (
    is(THREAD_KNOWN) &&
    is(TURN_KNOWN) &&
    same(members + TO_THREAD, AT_THREAD, UUID_LENGTH) &&
    same(members + TO_TURN, AT_TURN, UUID_LENGTH)
  );
}

/** Where the id of a turn with records stands. */
@inline
function recordedAt(place: usize): usize {
  return AT_RECORDED_TURNS + place * TURN_BYTES;
}

/** The turn under way has a record. */
export function noteRecord(): void {
  const count = <usize>get(RECORDED);
  if (count > 0 && same(recordedAt(count - 1), AT_TURN, UUID_LENGTH)) return;
  if (count == RECORDED_TURNS_KEPT) memory.copy(recordedAt(0), recordedAt(1), (count - 1) * TURN_BYTES);
  else add(RECORDED, 1);
  memory.copy(recordedAt(<usize>get(RECORDED) - 1), AT_TURN, UUID_LENGTH);
  add(NEWLY_RECORDED, 1);
}

/** True where the turn under way is among the last that have records. */
export function hasRecord(): bool {
  if (!is(TURN_KNOWN)) return false;
  const count = <usize>get(RECORDED);
  for (let place: usize = 0; place < count; place++) {
    if (same(recordedAt(place), AT_TURN, UUID_LENGTH)) return true;
  }
  return false;
}
