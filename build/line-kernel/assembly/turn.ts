import { byte, find, plainEnd, same } from './bytes';
import { number } from './numbers';
import {
  add,
  EFFORT_LENGTH,
  get,
  HAS_BOOKED,
  HAS_TURN_IDS,
  IN_REVIEW,
  INHERITED,
  is,
  LIFECYCLE,
  LIFECYCLE_AT,
  MODEL_LENGTH,
  NAMES_CHANGED,
  NEWLY_RECORDED,
  RECORDED,
  ROW_COUNT,
  set,
  THREAD_KNOWN,
  TIER_LENGTH,
  TURN_CHANGED,
  TURN_KNOWN,
  TURN_WINDOW,
  UNSETTLED,
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
const TIER: usize = 0x3780;

/** As in believable-tokens.ts. */
const MOST_TOKENS: f64 = 100_000_000;

/** Ids of threads and turns are UUIDs. */
const ID: usize = 36;

/** As in line-kernel-map.ts. */
const LONGEST_NAME: usize = 128;

/** What came of a line: it is taken, JavaScript must take it, or what came before it must go first. */
export const TAKEN: i32 = 0;
export const HANDED_OVER: i32 = 1;
export const NOT_YET: i32 = 2;

const TEXTS: usize = 0x1000;
/** `"model_context_window":` */
const WINDOW_NAME: usize = TEXTS + 0x240;
const WINDOW_NAME_LENGTH: usize = 23;
/** `"turn_id":` */
const TURN_ID: usize = TEXTS + 0x2c0;
const TURN_ID_LENGTH: usize = 10;
/** `"model":` */
const MODEL_NAME: usize = TEXTS + 0x380;
const MODEL_NAME_LENGTH: usize = 8;
/** `"effort":` */
const EFFORT_NAME: usize = TEXTS + 0x3c0;
const EFFORT_NAME_LENGTH: usize = 9;
/** `"codex_error_info":` */
const ERROR_NAME: usize = TEXTS + 0x400;
const ERROR_NAME_LENGTH: usize = 19;

/** `"thread_settings":{"model":"`: the model is the first of the settings (codex-rs/protocol/src/protocol.rs). */
const SETTINGS: usize = TEXTS + 0x480;
const SETTINGS_LENGTH: usize = 28;
/** `"service_tier":` */
const TIER_NAME: usize = TEXTS + 0x4c0;
const TIER_NAME_LENGTH: usize = 15;

/** Where thread and turn stand in a `token_usage_record`, after its members begin. */
const RECORD_THREAD: usize = 13;
const RECORD_TURN: usize = 13 + 36 + 13;

const QUOTE: i32 = 0x22;
const HYPHEN: i32 = 0x2d;
const SEVEN: i32 = 0x37;
/** The first letter of `null`. */
const NULL: i32 = 0x6e;
const RUNNING: f64 = 1;
const COMPLETED: f64 = 2;

/** True where a UUIDv7 in lower case stands at `at`. */
function isV7(at: usize): bool {
  const hyphens = byte(at + 8) == HYPHEN && byte(at + 13) == HYPHEN && byte(at + 18) == HYPHEN && byte(at + 23) == HYPHEN;
  // The first 16 letters, the next, and the last once more with some before them.
  return (
    hyphens &&
    byte(at + 14) == SEVEN &&
    hexDigits(at) == 0xdeff &&
    hexDigits(at + 16) == 0xff7b &&
    hexDigits(at + 20) == 0xfff7
  );
}

/** A bit for each of 16 bytes that is a hexadecimal digit in lower case. */
@inline
function hexDigits(at: usize): i32 {
  const bytes = v128.load(at);
  const digit = i8x16.le_u(i8x16.sub(bytes, i8x16.splat(0x30)), i8x16.splat(9));
  const letter = i8x16.le_u(i8x16.sub(bytes, i8x16.splat(0x61)), i8x16.splat(5));
  return i8x16.bitmask(v128.or(digit, letter));
}

/** Where the turn's id begins; 0 where there is none, or it is no UUIDv7. The first is the turn's own. */
function turnId(members: usize, end: usize): usize {
  const name = find(members, end, TURN_ID, TURN_ID_LENGTH);
  if (name == 0 || byte(name + TURN_ID_LENGTH) != QUOTE) return 0;
  const id = name + TURN_ID_LENGTH + 1;
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
  const id = turnId(members, end);
  if (id == 0) return false;
  const name = find(members, end, WINDOW_NAME, WINDOW_NAME_LENGTH);
  let turnWindow: f64 = NaN;
  if (name != 0) {
    const first = byte(name + WINDOW_NAME_LENGTH) - 0x30;
    if (<u32>first <= 9) {
      const window = number(name + WINDOW_NAME_LENGTH);
      if (window < 0 || window > MOST_TOKENS) return false;
      set(WINDOW, window);
      turnWindow = window;
    }
  }
  set(TURN_WINDOW, turnWindow);
  setTurn(id);
  const inherited = is(THREAD_KNOWN) && isV7(THREAD) && isBefore(id, THREAD);
  set(INHERITED, inherited ? 1 : 0);
  setLifecycle(RUNNING, at);
  if (!inherited) add(TURNS, 1);
  return true;
}

/** Where the JSON string ends whose quote is at `at`, before its quote; 0 where a name should not be long or escaped. */
function nameEnd(at: usize, end: usize): usize {
  const close = plainEnd(at + 1, end);
  return close - at - 1 <= LONGEST_NAME ? close : 0;
}

/** True where the name of `length` bytes at `known` stands in [from, to). */
function isName(from: usize, to: usize, known: usize, length: f64): bool {
  return <f64>(to - from) == length && same(from, known, to - from);
}

/** A `turn_context`. Where it names another model or effort, what came before must go first. */
export function takeContext(members: usize, end: usize): i32 {
  // It ends a review.
  if (is(IN_REVIEW)) return HANDED_OVER;
  const id = turnId(members, end);
  const modelAt = find(members, end, MODEL_NAME, MODEL_NAME_LENGTH);
  if (id == 0 || modelAt == 0 || byte(modelAt + MODEL_NAME_LENGTH) != QUOTE) return HANDED_OVER;
  const model = modelAt + MODEL_NAME_LENGTH + 1;
  const modelEnd = nameEnd(model - 1, end);
  const effortAt = find(members, end, EFFORT_NAME, EFFORT_NAME_LENGTH);
  const hasEffort = effortAt != 0 && byte(effortAt + EFFORT_NAME_LENGTH) == QUOTE;
  const effort = effortAt + EFFORT_NAME_LENGTH + 1;
  const effortEnd = hasEffort ? nameEnd(effort - 1, end) : 1;
  if (modelEnd == 0 || effortEnd == 0) return HANDED_OVER;
  const sameEffort = hasEffort
    ? isName(effort, effortEnd, EFFORT, get(EFFORT_LENGTH))
    : get(EFFORT_LENGTH) == -1;
  if (!sameEffort || !isName(model, modelEnd, MODEL, get(MODEL_LENGTH))) {
    if (get(ROW_COUNT) > 0) return NOT_YET;
    memory.copy(MODEL, model, modelEnd - model);
    set(MODEL_LENGTH, <f64>(modelEnd - model));
    if (hasEffort) memory.copy(EFFORT, effort, effortEnd - effort);
    set(EFFORT_LENGTH, hasEffort ? <f64>(effortEnd - effort) : -1);
    set(NAMES_CHANGED, 1);
    if (is(HAS_BOOKED)) set(UNSETTLED, 1);
  }
  setTurn(id);
  return TAKEN;
}

/** `thread_settings_applied` of the model and service tier that are known. False where JavaScript must read it. */
export function takeSettings(members: usize, end: usize): bool {
  const name = find(members, end, SETTINGS, SETTINGS_LENGTH);
  if (name == 0) return false;
  const model = name + SETTINGS_LENGTH;
  const modelEnd = nameEnd(model - 1, end);
  if (modelEnd == 0 || !isName(model, modelEnd, MODEL, get(MODEL_LENGTH))) return false;
  const tierAt = find(modelEnd, end, TIER_NAME, TIER_NAME_LENGTH);
  const tier = tierAt + TIER_NAME_LENGTH + 1;
  if (tierAt == 0 || byte(tier - 1) == NULL) return get(TIER_LENGTH) == -1;
  if (byte(tier - 1) != QUOTE) return false;
  const tierEnd = nameEnd(tier - 1, end);
  return tierEnd != 0 && isName(tier, tierEnd, TIER, get(TIER_LENGTH));
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
