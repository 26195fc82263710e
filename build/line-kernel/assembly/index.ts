/**
 * The reader of rollout lines, in AssemblyScript: finds the ends of lines sixteen bytes at a time, tells by
 * its first bytes what each line is, and takes what it tells, as all versions of Codex since 0.34 write it.
 * A line that does not stand so is handed over to JavaScript, which parses it.
 *
 * Names, places and sizes come from `electron/core/ingest/kernel/protocol.ts`, as the module `./protocol`.
 */

import { CLOSE, QUOTE } from './characters';
import { byte, find, newline, same, stringEnd, time } from './bytes';
import { hashOf } from './hash';
import { kind, members } from './kind';
import {
  BARE_LINES,
  CALLS,
  QUARTERS,
  COMPACTIONS,
  CUT_END,
  CUT_START,
  ENTRY_END,
  ENTRY_KIND,
  ENTRY_START,
  IN_REVIEW,
  INHERITED,
  KIND_AGENT_MESSAGE,
  KIND_BARE,
  KIND_COMPACTED,
  KIND_ENTERED_REVIEW_MODE,
  KIND_EXITED_REVIEW_MODE,
  KIND_OTHER,
  KIND_TASK_COMPLETE,
  KIND_TASK_STARTED,
  KIND_THREAD_ROLLED_BACK,
  KIND_THREAD_SETTINGS_APPLIED,
  KIND_TOKEN_COUNT,
  KIND_TOKEN_USAGE_RECORD,
  KIND_TOOL_CALL,
  KIND_TURN_ABORTED,
  KIND_TURN_CONTEXT,
  KIND_UNKNOWN,
  KIND_USER_MESSAGE,
  LEGACY_FOUND,
  LINE_AT,
  LINES,
  META_KNOWN,
  MOST_QUARTERS,
  MOST_LEGACY,
  MOST_ROWS,
  ROLLBACKS,
  ROWS,
  TEXT_INSTRUCTIONS,
  TEXT_INSTRUCTIONS_LENGTH,
  TEXT_INSTRUCTIONS_TEXT,
  TEXT_INSTRUCTIONS_TEXT_LENGTH,
  TEXT_TIMESTAMP_LENGTH,
  UNSETTLED,
  USED,
} from './protocol';
import { takeCount, takeRecord } from './responses';
import { nameRows, sumRows } from './rows';
import { add, clearFound, get, is, set, used } from './state';
import { HANDED_OVER, NOT_YET, TAKEN } from './taken';
import {
  takeAborted,
  takeComplete,
  takeContext,
  takeMessage,
  takeSettings,
  takeStarted,
} from './turn';

export { hashOf, kind, nameRows, sumRows };

const RETURN: i32 = 0x0d;

/** Takes the line in [start, stop), of a kind that tells something. */
function take(code: i32, stop: usize, at: f64): i32 {
  if (code == KIND_TOKEN_COUNT) return takeCount(members, stop, at);
  if (code == KIND_TOKEN_USAGE_RECORD) return takeRecord(members, stop, at);
  if (code == KIND_TURN_CONTEXT) return takeContext(members, stop);
  if (code == KIND_USER_MESSAGE || code == KIND_AGENT_MESSAGE) return takeMessage(code, at);
  if (code == KIND_TASK_STARTED) return takeStarted(members, stop, at);
  if (code == KIND_TASK_COMPLETE) return takeComplete(members, stop, at);
  if (code == KIND_THREAD_SETTINGS_APPLIED) return takeSettings(members, stop);
  if (code == KIND_TURN_ABORTED) return takeAborted(at);
  if (code == KIND_ENTERED_REVIEW_MODE || code == KIND_EXITED_REVIEW_MODE) {
    set(IN_REVIEW, code == KIND_ENTERED_REVIEW_MODE ? 1 : 0);
    return TAKEN;
  }
  if (code == KIND_THREAD_ROLLED_BACK) {
    if (!is(INHERITED)) add(ROLLBACKS, 1);
    return TAKEN;
  }
  if (code == KIND_COMPACTED) {
    if (is(UNSETTLED)) return HANDED_OVER;
    if (!is(INHERITED)) add(COMPACTIONS, 1);
    return TAKEN;
  }
  return HANDED_OVER;
}

/** Takes a line of any kind. */
@inline
function line(code: i32, start: usize, stop: usize): i32 {
  if (code == KIND_BARE && is(META_KNOWN)) {
    add(BARE_LINES, 1);
    return TAKEN;
  }
  if (code == KIND_BARE || code == KIND_UNKNOWN || byte(stop - 1) != CLOSE) return HANDED_OVER;
  const at = time(start + TEXT_TIMESTAMP_LENGTH);
  if (isNaN(at)) return HANDED_OVER;
  if (code == KIND_TOOL_CALL) {
    add(USED, 1);
    if (!is(INHERITED)) add(CALLS, 1);
  } else if (code != KIND_OTHER) {
    const taken = take(code, stop, at);
    if (taken != TAKEN) return taken;
    used(at);
  }
  set(LINE_AT, at);
  return TAKEN;
}

/** True where another line may find what there is no space for. */
@inline
function isFull(): bool {
  return (
    get(ROWS) >= <f64>MOST_ROWS || get(QUARTERS) >= <f64>MOST_QUARTERS || get(LEGACY_FOUND) >= <f64>MOST_LEGACY
  );
}

/**
 * Passes the lines of [from, end), whose last byte is a newline, up to the first that JavaScript must
 * take, that included. Returns where to go on.
 */
export function scan(from: usize, end: usize): usize {
  let at = from;
  let lines = 0;
  clearFound();
  while (at < end && !isFull()) {
    const lineEnd = newline(at, end);
    let stop = lineEnd;
    if (stop > at && byte(stop - 1) == RETURN) stop--;
    const start = at;
    const code = stop > at ? kind(at, stop) : KIND_OTHER;
    const result = stop > at ? line(code, at, stop) : TAKEN;
    if (result == NOT_YET) break;
    lines++;
    at = lineEnd + 1;
    if (result == HANDED_OVER) {
      set(ENTRY_START, <f64>start);
      set(ENTRY_END, <f64>stop);
      set(ENTRY_KIND, <f64>code);
      break;
    }
  }
  set(LINES, <f64>lines);
  return at;
}

/**
 * Finds what the model is given in the `session_meta` line in [start, end), nearly all of the line: a string,
 * or the text that an object begins with. True where it was found.
 */
export function cutInstructions(start: usize, end: usize): bool {
  const name = find(start, end, TEXT_INSTRUCTIONS, TEXT_INSTRUCTIONS_LENGTH);
  if (name == 0) return false;
  const value = name + TEXT_INSTRUCTIONS_LENGTH;
  const isObject = same(value, TEXT_INSTRUCTIONS_TEXT, TEXT_INSTRUCTIONS_TEXT_LENGTH);
  const quote = isObject ? value + TEXT_INSTRUCTIONS_TEXT_LENGTH - 1 : value;
  if (byte(quote) != QUOTE) return false;
  const close = stringEnd(quote + 1, end);
  set(CUT_START, <f64>quote);
  set(CUT_END, <f64>(close + 1));
  return close < end;
}
