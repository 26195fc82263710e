/**
 * What is known of the rollout being read, in memory that JavaScript shares: `kernel-state.ts` writes it
 * before a scan and reads it after. Each field is a 64-bit float; the ids and names stand beside.
 */
const STATE: usize = 0x3000;

/** Written by JavaScript: 1 where `THREAD` holds the thread's id, while in review, and see `takeCount`. */
export const THREAD_KNOWN: usize = 0;
export const IN_REVIEW: usize = 1;
export const REFUSES_FIRST: usize = 2;

/** Kept up to date by both. NaN is null. */
export const TURN_KNOWN: usize = 3;
export const HAS_TURN_IDS: usize = 4;
export const INHERITED: usize = 5;
export const WINDOW: usize = 6;
export const CONTEXT: usize = 7;
export const CONTEXT_AT: usize = 8;
/** 1 where the six counts of the last total are known. */
export const PREVIOUS_KNOWN: usize = 9;
export const PREVIOUS: usize = 10;
/** Written by JavaScript: 1 where totals may begin at 0 again, and where the last context window cannot be right. */
export const TOTAL_CLEARED: usize = 16;
export const WINDOW_ODD: usize = 17;
/** See model-change.ts: 1 where the next response may be another model's, and where an earlier model is known. */
export const UNSETTLED: usize = 18;
export const HAS_EARLIER: usize = 19;
/** Windows of the turn's model and of the last response's. */
export const TURN_WINDOW: usize = 20;
export const BOOKED_WINDOW: usize = 21;
/** How many ids of turns with records stand at `RECORDED_TURNS`, oldest first. */
export const RECORDED: usize = 22;
/** Bytes of the names at `MODEL` and `EFFORT`; -1 where there is none, -2 where it does not fit. */
export const MODEL_LENGTH: usize = 23;
export const EFFORT_LENGTH: usize = 24;

/** What a scan found out. Where there are changes, they are to be taken over. */
export const OUT: usize = 25;
/** 0 where nothing happened, 1 running, 2 completed. */
export const LIFECYCLE: usize = 25;
export const LIFECYCLE_AT: usize = 26;
export const TURNS: usize = 27;
export const USED: usize = 28;
export const CALLS: usize = 29;
/** Times of the first and last lines that were used; 0 for none. */
export const FIRST_AT: usize = 30;
export const LAST_AT: usize = 31;
export const TURN_CHANGED: usize = 32;
export const TOTAL_CHANGED: usize = 33;
/** One more than the key of the last response, -1 where its window is known by now, 0 where nothing came. */
export const UNCHECKED: usize = 34;
export const NEWLY_RECORDED: usize = 35;
/** How many lines stand at `HELD` in held.ts. */
export const HELD_COUNT: usize = 36;
/** Lines that were passed, the one handed over included. */
export const LINES: usize = 37;
/** The newest line of known form; 0 for none. */
export const NEWEST_START: usize = 38;
export const NEWEST_END: usize = 39;
/** The line that JavaScript must take; 0 for none. */
export const ENTRY_START: usize = 40;
export const ENTRY_END: usize = 41;
/** 1 where bytes beyond ASCII were met, whose validity is still to be checked. */
export const WIDE: usize = 42;
export const ROW_COUNT: usize = 43;
/** Sums of the scan's responses, see rows.ts. */
export const CELL_COUNT: usize = 44;
/** 1 where the names at `MODEL` and `EFFORT` are others than before; they are those of all its responses. */
export const NAMES_CHANGED: usize = 45;
export const OUT_END: usize = 46;

/** Kept up to date by both: 1 where the thread's limits are ones that only the ChatGPT backend sends. */
export const CHATGPT_LIMITS: usize = 46;
/** A number for the rollout, and what is known of its responses: how many, and 1 where two are the same. */
export const SEARCH: usize = 47;
export const KEY_COUNT: usize = 48;
export const REPEATED: usize = 49;
/** Bytes of the service tier at `TIER`, as of `MODEL_LENGTH`. */
export const TIER_LENGTH: usize = 50;
/** 1 where the rollout has responses; kept up to date by both. */
export const HAS_BOOKED: usize = 52;
/** How many limits have a floor, and for each, whose it is (as of `limitsOf`) and its time. */
export const FLOOR_COUNT: usize = 51;
export const FLOORS: usize = 58;
/**
 * The last record whose totals tell it, see record-place.ts: its key, the thread's total after it, its time and
 * its ordinal; and 1 where totals began again. The first four are kept up to date by both.
 */
export const LAST_KEY: usize = 53;
export const LAST_TOTAL: usize = 54;
export const LAST_RECORD_AT: usize = 55;
export const LAST_ORDINAL: usize = 56;
export const RESTARTED: usize = 57;

@inline
export function get(field: usize): f64 {
  return load<f64>(STATE + (field << 3));
}

@inline
export function set(field: usize, value: f64): void {
  store<f64>(STATE + (field << 3), value);
}

@inline
export function add(field: usize, value: f64): void {
  set(field, get(field) + value);
}

@inline
export function is(field: usize): bool {
  return get(field) == 1;
}

export function clearOut(): void {
  for (let field = OUT; field < OUT_END; field++) set(field, 0);
}

/** Notes the time of a line that is used. */
export function used(at: f64): void {
  add(USED, 1);
  if (get(FIRST_AT) == 0) set(FIRST_AT, at);
  set(LAST_AT, at);
}
