/**
 * The `token_count` lines of turns that have records tell nothing but limits and context, which change
 * little: only those are handed over that `DeferredCount` (deferred-count.ts) would read.
 */

/** Limits are read at least this often, in milliseconds of the session's own time. */
const STEP_MS: f64 = 600_000;

/** The line that is held back: where, and which; 0 where none is. */
export let heldStart: usize = 0;
export let heldEnd: usize = 0;
export let heldMembers: usize = 0;
export let heldLine: i32 = 0;
export let heldTime: f64 = 0;
export let heldLimit: f64 = 0;
/** Lines that were held back and then replaced, since the last entry. */
export let dropped: i32 = 0;

/** What JavaScript holds: whether it does, of which limit, and when it last read one. */
let holds: i32 = 0;
let limit: f64 = 0;
let readAt: f64 = 0;
/** 0 where it is not certain what JavaScript holds. */
let certain: i32 = 1;

export function setHeld(has: i32, id: f64, at: f64): void {
  holds = has;
  limit = id;
  readAt = at;
  certain = 1;
  heldStart = 0;
  dropped = 0;
}

/** True where this line makes JavaScript read the one before, and so must be seen by it. */
export function isDue(time: f64, id: f64): bool {
  if (certain == 0 || isNaN(time)) return true;
  const any = heldStart != 0 || holds != 0;
  const last = heldStart != 0 ? heldLimit : limit;
  return any && (time - readAt >= STEP_MS || id != last);
}

/** Holds a line back in place of the one before. */
export function hold(start: usize, end: usize, members: usize, line: i32, time: f64, id: f64): void {
  if (heldStart != 0) dropped++;
  heldStart = start;
  heldEnd = end;
  heldMembers = members;
  heldLine = line;
  heldTime = time;
  heldLimit = id;
}

/** The held line was handed over: JavaScript holds it now. */
export function release(): void {
  holds = 1;
  limit = heldLimit;
  heldStart = 0;
}

/** A line of a recorded turn was handed over at once. */
export function noteHeld(time: f64, id: f64, due: bool): void {
  if (isNaN(time)) certain = 0;
  if (due) readAt = time;
  holds = 1;
  limit = id;
}

/** A line of another turn was handed over: JavaScript reads what it holds, then may hold this one. */
export function noteOther(id: f64, whole: bool): void {
  if (!whole) certain = 0;
  holds = 1;
  limit = id;
}

/** Nothing is certain any more until the next scan. */
export function doubt(): void {
  certain = 0;
}

export function takeDropped(): i32 {
  const count = dropped;
  dropped = 0;
  return count;
}
