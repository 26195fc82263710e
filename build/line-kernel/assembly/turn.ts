import { CLOSE, COMMA, HYPHEN, NULL, QUOTE } from './characters';
import { byte, find, plainEnd, same } from './bytes';
import { cursor, number } from './numbers';
import {
  ABORTED,
  AT_EFFORT,
  AT_MODEL,
  AT_THREAD,
  AT_TIER,
  AT_TURN,
  EFFORT_LENGTH,
  ERROR_END,
  ERROR_START,
  FAILED,
  HAS_BOOKED,
  HAS_TURN_IDS,
  IN_REVIEW,
  INHERITED,
  KIND_USER_MESSAGE,
  LIFECYCLE,
  LIFECYCLE_ABORTED,
  LIFECYCLE_AT,
  LIFECYCLE_COMPLETED,
  LIFECYCLE_FAILED,
  LIFECYCLE_RUNNING,
  LONGEST_NAME,
  MODEL_LENGTH,
  MOST_TOKENS,
  NAMES_CHANGED,
  ROWS,
  TEXT_ATTRIBUTION,
  TEXT_ATTRIBUTION_LENGTH,
  TEXT_EFFORT_NAME,
  TEXT_EFFORT_NAME_LENGTH,
  TEXT_ERROR,
  TEXT_ERROR_INFO,
  TEXT_ERROR_INFO_LENGTH,
  TEXT_ERROR_LENGTH,
  TEXT_MODEL_NAME,
  TEXT_MODEL_NAME_LENGTH,
  TEXT_SETTINGS,
  TEXT_SETTINGS_LENGTH,
  TEXT_TIER_NAME,
  TEXT_TIER_NAME_LENGTH,
  TEXT_TURN_ID,
  TEXT_TURN_ID_LENGTH,
  TEXT_WINDOW_NAME,
  TEXT_WINDOW_NAME_LENGTH,
  THREAD_KNOWN,
  TIER_LENGTH,
  TURN_CHANGED,
  TURN_KNOWN,
  TURN_WINDOW,
  TURNS,
  UNSETTLED,
  UUID_LENGTH,
  WINDOW,
} from './protocol';
import { add, get, is, set } from './state';
import { HANDED_OVER, NOT_YET, TAKEN } from './taken';

const SEVEN: i32 = 0x37;

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

/** Where the turn's id begins whose name is at `name`; 0 where it is no UUIDv7. */
function turnId(name: usize): usize {
  if (byte(name + TEXT_TURN_ID_LENGTH) != QUOTE) return 0;
  const id = name + TEXT_TURN_ID_LENGTH + 1;
  return byte(id + UUID_LENGTH) == QUOTE && isV7(id) ? id : 0;
}

function setTurn(id: usize): void {
  set(HAS_TURN_IDS, 1);
  if (is(TURN_KNOWN) && same(AT_TURN, id, UUID_LENGTH)) return;
  memory.copy(AT_TURN, id, UUID_LENGTH);
  set(TURN_KNOWN, 1);
  set(TURN_CHANGED, 1);
}

function setLifecycle(state: f64, at: f64): void {
  if (is(INHERITED)) return;
  set(LIFECYCLE, state);
  set(LIFECYCLE_AT, at);
}

/** A `task_started`. */
export function takeStarted(members: usize, end: usize, at: f64): i32 {
  // What caused the turn may stand before it, and names a turn, too.
  const from = same(members, TEXT_ATTRIBUTION, TEXT_ATTRIBUTION_LENGTH)
    ? find(members, end, TEXT_TURN_ID, TEXT_TURN_ID_LENGTH) + TEXT_TURN_ID_LENGTH
    : members;
  const turn = find(from, end, TEXT_TURN_ID, TEXT_TURN_ID_LENGTH);
  const id = turn == 0 ? <usize>0 : turnId(turn);
  if (id == 0) return HANDED_OVER;
  const name = find(members, end, TEXT_WINDOW_NAME, TEXT_WINDOW_NAME_LENGTH);
  let turnWindow: f64 = NaN;
  if (name != 0 && byte(name + TEXT_WINDOW_NAME_LENGTH) != NULL) {
    turnWindow = number(name + TEXT_WINDOW_NAME_LENGTH);
    const after = byte(cursor);
    if (turnWindow < 0 || turnWindow > MOST_TOKENS || (after != COMMA && after != CLOSE)) return HANDED_OVER;
    set(WINDOW, turnWindow);
  }
  set(TURN_WINDOW, turnWindow);
  setTurn(id);
  const inherited = is(THREAD_KNOWN) && isV7(AT_THREAD) && isBefore(id, AT_THREAD);
  set(INHERITED, inherited ? 1 : 0);
  setLifecycle(LIFECYCLE_RUNNING, at);
  if (!inherited) add(TURNS, 1);
  return TAKEN;
}

/** Where the JSON string ends whose quote is at `at`, before its quote; 0 where a name should not be long or escaped. */
function nameEnd(at: usize, end: usize): usize {
  const close = plainEnd(at + 1, end);
  return close - at - 1 <= LONGEST_NAME ? close : 0;
}

/** True where the name of `length` bytes at `known` is in [from, to). */
function isName(from: usize, to: usize, known: usize, length: f64): bool {
  return <f64>(to - from) == length && same(from, known, to - from);
}

/** A `turn_context`. Where it names another model or effort, what came before must go first. */
export function takeContext(members: usize, end: usize): i32 {
  // Codex 0.104 and older wrote no turn ids.
  const turn = find(members, end, TEXT_TURN_ID, TEXT_TURN_ID_LENGTH);
  const id = turn == 0 ? <usize>0 : turnId(turn);
  const modelAt = find(members, end, TEXT_MODEL_NAME, TEXT_MODEL_NAME_LENGTH);
  if (turn != 0 && id == 0) return HANDED_OVER;
  if (modelAt == 0 || byte(modelAt + TEXT_MODEL_NAME_LENGTH) != QUOTE) return HANDED_OVER;
  const model = modelAt + TEXT_MODEL_NAME_LENGTH + 1;
  const modelEnd = nameEnd(model - 1, end);
  const effortAt = find(members, end, TEXT_EFFORT_NAME, TEXT_EFFORT_NAME_LENGTH);
  const hasEffort = effortAt != 0 && byte(effortAt + TEXT_EFFORT_NAME_LENGTH) == QUOTE;
  const effort = effortAt + TEXT_EFFORT_NAME_LENGTH + 1;
  const effortEnd = hasEffort ? nameEnd(effort - 1, end) : 1;
  if (modelEnd == 0 || effortEnd == 0) return HANDED_OVER;
  const sameEffort = hasEffort
    ? isName(effort, effortEnd, AT_EFFORT, get(EFFORT_LENGTH))
    : get(EFFORT_LENGTH) == -1;
  const sameModel = isName(model, modelEnd, AT_MODEL, get(MODEL_LENGTH));
  if (!sameEffort || !sameModel) {
    if (get(ROWS) > 0) return NOT_YET;
    memory.copy(AT_MODEL, model, modelEnd - model);
    set(MODEL_LENGTH, <f64>(modelEnd - model));
    if (hasEffort) memory.copy(AT_EFFORT, effort, effortEnd - effort);
    set(EFFORT_LENGTH, hasEffort ? <f64>(effortEnd - effort) : -1);
    set(NAMES_CHANGED, 1);
    if (is(HAS_BOOKED) && !sameModel) set(UNSETTLED, 1);
  }
  if (id != 0) setTurn(id);
  // A review has its own file for these: the thread goes on, though Codex was stopped within one.
  set(IN_REVIEW, 0);
  return TAKEN;
}

/** `thread_settings_applied` of the model and service tier that are known. */
export function takeSettings(members: usize, end: usize): i32 {
  const name = find(members, end, TEXT_SETTINGS, TEXT_SETTINGS_LENGTH);
  if (name == 0) return HANDED_OVER;
  const model = name + TEXT_SETTINGS_LENGTH;
  const modelEnd = nameEnd(model - 1, end);
  if (modelEnd == 0 || !isName(model, modelEnd, AT_MODEL, get(MODEL_LENGTH))) return HANDED_OVER;
  const tierAt = find(modelEnd, end, TEXT_TIER_NAME, TEXT_TIER_NAME_LENGTH);
  const tier = tierAt + TEXT_TIER_NAME_LENGTH + 1;
  if (tierAt == 0 || byte(tier - 1) == NULL) return get(TIER_LENGTH) == -1 ? TAKEN : HANDED_OVER;
  if (byte(tier - 1) != QUOTE) return HANDED_OVER;
  const tierEnd = nameEnd(tier - 1, end);
  return tierEnd != 0 && isName(tier, tierEnd, AT_TIER, get(TIER_LENGTH)) ? TAKEN : HANDED_OVER;
}

/** Messages open and end the turns of Codex 0.104 and older, which wrote no other sign of these. */
export function takeMessage(code: i32, at: f64): i32 {
  if (is(HAS_TURN_IDS)) return TAKEN;
  const isUser = code == KIND_USER_MESSAGE;
  setLifecycle(isUser ? LIFECYCLE_RUNNING : LIFECYCLE_COMPLETED, at);
  if (isUser) add(TURNS, 1);
  return TAKEN;
}

/** A `task_complete`, with or without an error. */
export function takeComplete(members: usize, end: usize, at: f64): i32 {
  const error = find(members, end, TEXT_ERROR, TEXT_ERROR_LENGTH);
  if (error == 0) {
    setLifecycle(LIFECYCLE_COMPLETED, at);
    return TAKEN;
  }
  if (is(INHERITED)) return TAKEN;
  setLifecycle(LIFECYCLE_FAILED, at);
  add(FAILED, 1);
  const name = find(error, end, TEXT_ERROR_INFO, TEXT_ERROR_INFO_LENGTH);
  const info = name + TEXT_ERROR_INFO_LENGTH;
  set(ERROR_START, name == 0 ? 0 : <f64>info);
  set(ERROR_END, name == 0 ? 0 : <f64>plainEnd(info, end));
  return TAKEN;
}

/** A `turn_aborted`. */
export function takeAborted(at: f64): i32 {
  setLifecycle(LIFECYCLE_ABORTED, at);
  if (!is(INHERITED)) add(ABORTED, 1);
  return TAKEN;
}

function isBefore(a: usize, b: usize): bool {
  for (let i: usize = 0; i < UUID_LENGTH; i++) {
    const left = load<u8>(a + i);
    const right = load<u8>(b + i);
    if (left != right) return left < right;
  }
  return false;
}
