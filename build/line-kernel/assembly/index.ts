/**
 * The inner loop of reading rollouts, in AssemblyScript: finds the ends of lines sixteen bytes at a
 * time, tells by its first bytes what each line is, and takes those that Codex writes often: turns and
 * the tokens of their responses. Whatever else tells something, and whatever does not stand exactly as
 * Codex writes it, is handed over to JavaScript, one line at a time.
 *
 * Memory, in bytes: names and texts at their own places, what is known at `STATE`, responses at `ROWS`,
 * rollout bytes after them. `electron/core/ingest/kernel/line-kernel.ts` fills in names and texts;
 * `line-kernel-map.ts` is the same map.
 */

import { byte, find, forgetWide, newline, stringEnd, time, wide } from './bytes';
import { kind, members, TIMESTAMP_LENGTH, UNSURE } from './kind';
import { OTHER } from './names';
import { hashOf } from './hash';
import { takeCount, takeRecord } from './responses';
import { nameRows } from './rows';
import {
  add,
  CALLS,
  CELL_COUNT,
  clearOut,
  ENTRY_END,
  ENTRY_START,
  get,
  HAS_TURN_IDS,
  INHERITED,
  is,
  LINES,
  NEWEST_END,
  NEWEST_START,
  ROW_COUNT,
  set,
  USED,
  used,
  WIDE,
} from './state';
import { HANDED_OVER, NOT_YET, TAKEN, takeComplete, takeContext, takeSettings, takeStarted } from './turn';

export { find, hashOf, nameRows, stringEnd };

/** Longer lines are left to JavaScript. */
const LONG_LINE: usize = 64 * 1024;
const MOST_ROWS: f64 = 7000;
const MOST_CELLS: f64 = 128;

/** Line codes; they come with the names. */
const CONTEXT: i32 = 2;
const RECORD: i32 = 3;
const TOKEN_COUNT: i32 = 4;
const STARTED: i32 = 5;
const COMPLETE: i32 = 6;
const SETTINGS: i32 = 8;
const USER_MESSAGE: i32 = 12;
const AGENT_MESSAGE: i32 = 13;
const TOOL_CALL: i32 = 15;

const RETURN: i32 = 0x0d;

/** Takes the line in [start, stop), which tells something. */
function take(code: i32, start: usize, stop: usize): i32 {
  if (code == TOOL_CALL) {
    add(USED, 1);
    if (!is(INHERITED)) add(CALLS, 1);
    return TAKEN;
  }
  if (code == UNSURE) return HANDED_OVER;
  const at = time(start + TIMESTAMP_LENGTH);
  if (!(at > 0)) return HANDED_OVER;
  let taken = HANDED_OVER;
  if (code == RECORD) taken = takeRecord(members, stop, at) ? TAKEN : HANDED_OVER;
  else if (code == TOKEN_COUNT) taken = takeCount(start, members, stop, at);
  else if (code == CONTEXT) taken = takeContext(members, stop);
  else if (code == STARTED) taken = takeStarted(members, stop, at) ? TAKEN : HANDED_OVER;
  else if (code == SETTINGS) taken = takeSettings(members, stop) ? TAKEN : HANDED_OVER;
  else if (code == COMPLETE) taken = takeComplete(start, stop, at) ? TAKEN : HANDED_OVER;
  else if (code == USER_MESSAGE || code == AGENT_MESSAGE) taken = is(HAS_TURN_IDS) ? TAKEN : HANDED_OVER;
  if (taken == TAKEN) used(at);
  return taken;
}

/**
 * Passes the lines of [from, end), whose last byte is a newline, up to the first that JavaScript must
 * take, that included. Returns where to go on.
 */
export function scan(from: usize, end: usize): usize {
  let at = from;
  let lines = 0;
  clearOut();
  forgetWide();
  while (at < end && get(ROW_COUNT) < MOST_ROWS && get(CELL_COUNT) < MOST_CELLS) {
    const lineEnd = newline(at, end);
    let stop = lineEnd;
    if (stop > at && byte(stop - 1) == RETURN) stop--;
    let result = TAKEN;
    if (stop > at) {
      const code = stop - at > LONG_LINE ? UNSURE : kind(at, stop);
      if (code != OTHER) result = take(code, at, stop);
      if (result == NOT_YET) break;
      if (code != UNSURE) {
        set(NEWEST_START, <f64>at);
        set(NEWEST_END, <f64>stop);
      }
    }
    lines++;
    const start = at;
    at = lineEnd + 1;
    if (result == HANDED_OVER) {
      set(ENTRY_START, <f64>start);
      set(ENTRY_END, <f64>stop);
      break;
    }
  }
  set(LINES, <f64>lines);
  set(WIDE, <f64>wide);
  return at;
}
