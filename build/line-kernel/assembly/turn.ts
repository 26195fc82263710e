import { find, same } from './bytes';

/** Whose lines these are, and which turn they are of: written by JavaScript before each scan. */
const THREAD: usize = 0x3e00;
const TURN: usize = 0x3e40;
const RECORDED: usize = 0x3e80;

/** Ids of threads and turns are UUIDs. */
const ID: usize = 36;

/** `"turn_id":"` */
const TURN_ID: usize = 0x12c0;
const TURN_ID_LENGTH: usize = 11;
/** `"id":"` */
const META_ID: usize = 0x1300;
const META_ID_LENGTH: usize = 6;

/** Where thread and turn stand in a `token_usage_record`, after its members begin. */
const RECORD_THREAD: usize = 13;
const RECORD_TURN: usize = 13 + 36 + 13;

/** 1 where the thread's id stands in `THREAD`, the turn's in `TURN`, the last recorded one's in `RECORDED`. */
export let threadKnown: i32 = 0;
export let turnKnown: i32 = 0;
export let recordedKnown: i32 = 0;
/** 1 where the turn may have been copied from another thread. */
export let inherited: i32 = 0;
/** 1 once the file's own first line was read: later ones of its kind are copies. */
export let metaKnown: i32 = 0;

/** Takes what JavaScript knows; the ids were written to memory before. */
export function setTurn(thread: i32, turn: i32, recorded: i32, copied: i32, meta: i32): void {
  threadKnown = thread;
  turnKnown = turn;
  recordedKnown = recorded;
  inherited = copied;
  metaKnown = meta;
}

/** A line that is left to JavaScript may change anything. */
export function forgetTurn(): void {
  turnKnown = 0;
  if (metaKnown == 0) threadKnown = 0;
}

/** A `session_meta`: the first one names the thread. */
export function noteMeta(members: usize, end: usize): void {
  if (metaKnown != 0) return;
  metaKnown = 1;
  const id = find(members, end, META_ID, META_ID_LENGTH);
  if (id == 0 || !same(id + META_ID_LENGTH, THREAD, ID)) threadKnown = 0;
}

/** A line that opens a turn, or goes on with one. */
export function noteTurn(members: usize, starts: bool): void {
  turnKnown = same(members, TURN_ID, TURN_ID_LENGTH) && load<u8>(members + TURN_ID_LENGTH + ID) == 0x22 ? 1 : 0;
  if (turnKnown == 0) return;
  const id = members + TURN_ID_LENGTH;
  if (starts) inherited = threadKnown == 0 || isBefore(id, THREAD) ? 1 : 0;
  memory.copy(TURN, id, ID);
}

/** True where the record is of this thread and turn, so that nothing but its numbers is news. */
export function isOwnRecord(members: usize): bool {
  return (
    threadKnown != 0 &&
    turnKnown != 0 &&
    same(members + RECORD_THREAD, THREAD, ID) &&
    same(members + RECORD_TURN, TURN, ID)
  );
}

export function noteRecord(): void {
  memory.copy(RECORDED, TURN, ID);
  recordedKnown = 1;
}

/** A record was handed over: which turn was recorded last is up to JavaScript. */
export function forgetRecord(): void {
  recordedKnown = 0;
}

/** True where the turn's responses are counted by records. */
export function isRecordedTurn(): bool {
  return inherited == 0 && turnKnown != 0 && recordedKnown != 0 && same(TURN, RECORDED, ID);
}

function isBefore(a: usize, b: usize): bool {
  for (let i: usize = 0; i < ID; i++) {
    const left = load<u8>(a + i);
    const right = load<u8>(b + i);
    if (left != right) return left < right;
  }
  return false;
}
