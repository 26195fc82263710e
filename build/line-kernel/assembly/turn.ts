import { byte, find, same } from './bytes';
import { number, restart } from './numbers';
import {
  add,
  EFFORT_LENGTH,
  get,
  HAS_TURN_IDS,
  INHERITED,
  is,
  LIFECYCLE,
  LIFECYCLE_AT,
  MODEL_LENGTH,
  NEWLY_RECORDED,
  RECORDED,
  set,
  THREAD_KNOWN,
  TURN_CHANGED,
  TURN_KNOWN,
  TURNS,
  WINDOW,
} from './state';

const THREAD: usize = 0x3e00;
const TURN: usize = 0x3e40;
/** The last turns that have records, oldest first. */
const RECORDED_TURNS: usize = 0x3400;
const SLOT: usize = 0x40;
const SLOTS: usize = 8;
const MODEL: usize = 0x3600;
const EFFORT: usize = 0x3680;

/** Ids of threads and turns are UUIDs. */
const ID: usize = 36;

const TEXTS: usize = 0x1000;
/** `,"model_context_window":` without its comma. */
const WINDOW_NAME: usize = TEXTS + 0x241;
const WINDOW_NAME_LENGTH: usize = 23;
/** `"turn_id":"` */
const TURN_ID: usize = TEXTS + 0x2c0;
const TURN_ID_LENGTH: usize = 11;
/** `"model":` */
const MODEL_NAME: usize = TEXTS + 0x380;
const MODEL_NAME_LENGTH: usize = 8;
/** `"effort":` */
const EFFORT_NAME: usize = TEXTS + 0x3c0;
const EFFORT_NAME_LENGTH: usize = 9;
/** `"codex_error_info":` */
const ERROR_NAME: usize = TEXTS + 0x400;
const ERROR_NAME_LENGTH: usize = 19;

/** Where thread and turn stand in a `token_usage_record`, after its members begin. */
const RECORD_THREAD: usize = 13;
const RECORD_TURN: usize = 13 + 36 + 13;

const QUOTE: i32 = 0x22;
const RUNNING: f64 = 1;
const COMPLETED: f64 = 2;

/** True where a UUIDv7 in lower case stands at `at`. */
function isV7(at: usize): bool {
  for (let i: usize = 0; i < ID; i++) {
    const letter = byte(at + i);
    if (i == 8 || i == 13 || i == 18 || i == 23) {
      if (letter != 0x2d) return false;
    } else if (!(<u32>(letter - 0x30) <= 9 || <u32>(letter - 0x61) <= 5)) return false;
  }
  return byte(at + 14) == 0x37;
}

/** Where the turn's id begins in a line whose members begin with it; 0 where they do not, or it is no UUIDv7. */
function turnId(members: usize): usize {
  if (!same(members, TURN_ID, TURN_ID_LENGTH)) return 0;
  const id = members + TURN_ID_LENGTH;
  return byte(id + ID) == QUOTE && isV7(id) ? id : 0;
}

function setTurn(id: usize): void {
  set(HAS_TURN_IDS, 1);
  if (is(TURN_KNOWN) && same(TURN, id, ID)) return;
  memory.copy(TURN, id, ID);
  set(TURN_KNOWN, 1);
  set(TURN_CHANGED, 1);
}

function setLifecycle(state: f64, at: f64): void {
  if (is(INHERITED)) return;
  set(LIFECYCLE, state);
  set(LIFECYCLE_AT, at);
}

/** A `task_started`. False where JavaScript must read it. */
export function takeStarted(members: usize, end: usize, at: f64): bool {
  const id = turnId(members);
  if (id == 0) return false;
  const name = find(members, end, WINDOW_NAME, WINDOW_NAME_LENGTH);
  if (name != 0) {
    const first = byte(name + WINDOW_NAME_LENGTH) - 0x30;
    if (<u32>first <= 9) {
      restart(name + WINDOW_NAME_LENGTH);
      const window = number();
      if (window < 0) return false;
      set(WINDOW, window);
    }
  }
  setTurn(id);
  const inherited = is(THREAD_KNOWN) && isV7(THREAD) && isBefore(id, THREAD);
  set(INHERITED, inherited ? 1 : 0);
  setLifecycle(RUNNING, at);
  if (!inherited) add(TURNS, 1);
  return true;
}

/** True where the member whose value begins at `at` is the text of `length` bytes at `known`. */
function isText(at: usize, end: usize, known: usize, length: usize): bool {
  if (byte(at) != QUOTE || at + 1 + length >= end) return false;
  return byte(at + 1 + length) == QUOTE && same(at + 1, known, length);
}

/** A `turn_context` that changes nothing but the turn. False where JavaScript must read it. */
export function takeContext(members: usize, end: usize): bool {
  const id = turnId(members);
  if (id == 0 || get(MODEL_LENGTH) < 0 || get(EFFORT_LENGTH) < -1) return false;
  const model = find(members, end, MODEL_NAME, MODEL_NAME_LENGTH);
  if (model == 0 || !isText(model + MODEL_NAME_LENGTH, end, MODEL, <usize>get(MODEL_LENGTH))) return false;
  const effort = find(members, end, EFFORT_NAME, EFFORT_NAME_LENGTH);
  if (get(EFFORT_LENGTH) < 0) {
    if (effort != 0 && byte(effort + EFFORT_NAME_LENGTH) == QUOTE) return false;
  } else if (effort == 0 || !isText(effort + EFFORT_NAME_LENGTH, end, EFFORT, <usize>get(EFFORT_LENGTH))) {
    return false;
  }
  setTurn(id);
  return true;
}

/** A `task_complete` without an error. False where JavaScript must read it. */
export function takeComplete(start: usize, end: usize, at: f64): bool {
  if (find(start, end, ERROR_NAME, ERROR_NAME_LENGTH) != 0) return false;
  setLifecycle(COMPLETED, at);
  return true;
}

/** True where the record is of this thread and turn, so that nothing but its numbers is news. */
export function isOwnRecord(members: usize): bool {
  return (
    is(THREAD_KNOWN) &&
    is(TURN_KNOWN) &&
    same(members + RECORD_THREAD, THREAD, ID) &&
    same(members + RECORD_TURN, TURN, ID)
  );
}

/** The turn under way has a record. */
export function noteRecord(): void {
  const count = <usize>get(RECORDED);
  if (count > 0 && same(RECORDED_TURNS + (count - 1) * SLOT, TURN, ID)) return;
  if (count == SLOTS) memory.copy(RECORDED_TURNS, RECORDED_TURNS + SLOT, (SLOTS - 1) * SLOT);
  else add(RECORDED, 1);
  memory.copy(RECORDED_TURNS + <usize>(get(RECORDED) - 1) * SLOT, TURN, ID);
  add(NEWLY_RECORDED, 1);
}

/** True where the turn under way is among the last that have records. */
export function hasRecord(): bool {
  const count = <usize>get(RECORDED);
  for (let slot: usize = 0; slot < count; slot++) {
    if (same(RECORDED_TURNS + slot * SLOT, TURN, ID)) return true;
  }
  return false;
}

function isBefore(a: usize, b: usize): bool {
  for (let i: usize = 0; i < ID; i++) {
    const left = load<u8>(a + i);
    const right = load<u8>(b + i);
    if (left != right) return left < right;
  }
  return false;
}
