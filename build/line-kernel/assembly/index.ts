/**
 * The inner loop of reading rollouts, in AssemblyScript: finds the ends of lines sixteen bytes at a
 * time, tells by its first bytes what each line is, and hands over only the lines that tell something.
 * Whatever does not stand exactly as Codex writes it is handed over as `UNSURE`, for JavaScript to read.
 *
 * Memory, in bytes: names from `NAMES`, texts at their own places, rollout bytes from `INPUT`, what was
 * found from `OUTPUT`.
 * `electron/core/usage/line-kernel.ts` fills in names and texts; `line-kernel-map.ts` is the same map.
 */

import { byte, find, forgetWide, newline, stringEnd, time, wide } from './bytes';
import { limitId, record, tokenCount } from './counts';
import {
  doubt,
  heldEnd,
  heldLimit,
  heldLine,
  heldMembers,
  heldStart,
  heldTime,
  hold,
  isDue,
  noteHeld,
  noteOther,
  release,
  setHeld,
  takeDropped,
} from './held';
import { kind, members, TIMESTAMP_LENGTH, UNSURE } from './kind';
import { OTHER } from './names';
import {
  forgetRecord,
  forgetTurn,
  inherited,
  isOwnRecord,
  isRecordedTurn,
  noteMeta,
  noteRecord,
  noteTurn,
  setTurn,
  turnKnown,
} from './turn';

export { find, setHeld, setTurn, stringEnd, wide };

const OUTPUT: usize = 0x4000;

/** Longer lines are left to JavaScript. */
const LONG_LINE: usize = 64 * 1024;

/** Fields of an entry, each a 64-bit float. */
const FIELDS: usize = 24;
const ENTRY: usize = FIELDS * 8;
/** Two more have room: a line that was held back may come before the last, and one after it. */
const MOST_ENTRIES: i32 = 1000;

/** Responses: key, time, input, cached, cache write, output, reasoning, the total; 64-bit floats. */
const ROWS: usize = 0x36000;
const ROW: usize = 64;
const MOST_ROWS: i32 = 4700;

/** Line codes; all others come with the names. */
const META: i32 = 1;
const CONTEXT: i32 = 2;
const RECORD: i32 = 3;
const TOKEN_COUNT: i32 = 4;
const STARTED: i32 = 5;
const TOOL_CALL: i32 = 15;

const RETURN: i32 = 0x0d;

/** Where the next scan goes on. */
export let next: usize = 0;
/** Lines that the last scan passed. */
export let lines: i32 = 0;
/** Calls of tools after the last entry of the last scan, and lines that were held back for nothing. */
export let calls: i32 = 0;
export let droppedAfter: i32 = 0;
/** Where the newest line of known form stands, or 0. */
export let newestStart: usize = 0;
export let newestEnd: usize = 0;

/** Entries and rows of the last scan so far. */
let found: i32 = 0;
export let rows: i32 = 0;
let callsHere: i32 = 0;

/** Begins an entry: what is common to all of them. */
function begin(code: i32, start: usize, stop: usize, line: i32): usize {
  const entry = OUTPUT + <usize>found * ENTRY;
  found++;
  store<f64>(entry, <f64>code);
  store<f64>(entry + 8, <f64>start);
  store<f64>(entry + 16, <f64>stop);
  store<f64>(entry + 24, <f64>line);
  store<f64>(entry + 168, <f64>callsHere);
  store<f64>(entry + 176, <f64>rows);
  store<f64>(entry + 184, <f64>takeDropped());
  callsHere = 0;
  return entry;
}

/** Hands over a `token_count`. Returns whether all of its numbers were read. */
function putCount(start: usize, stop: usize, line: i32, from: usize, at: f64, id: f64): bool {
  const entry = begin(TOKEN_COUNT, start, stop, line);
  store<f64>(entry + 32, at);
  store<f64>(entry + 40, <f64>from);
  store<f64>(entry + 48, id);
  const whole = tokenCount(from, stop, entry);
  store<f64>(entry + 160, whole ? 1 : 0);
  return whole;
}

function releaseHeld(): void {
  if (heldStart == 0) return;
  putCount(heldStart, heldEnd, heldLine, heldMembers, heldTime, heldLimit);
  release();
}

function takeCount(start: usize, stop: usize): void {
  const at = time(start + TIMESTAMP_LENGTH);
  const id = limitId(members, stop);
  if (!isRecordedTurn()) {
    releaseHeld();
    const whole = putCount(start, stop, lines, members, at, id);
    noteOther(id, whole && turnKnown != 0 && inherited == 0);
    return;
  }
  const due = isDue(at, id);
  if (!due) {
    hold(start, stop, members, lines, at, id);
    return;
  }
  releaseHeld();
  putCount(start, stop, lines, members, at, id);
  noteHeld(at, id, due);
}

/** A response of the turn under way becomes a row; any other record is handed over. */
function takeRecord(start: usize, stop: usize): void {
  const at = time(start + TIMESTAMP_LENGTH);
  const row = ROWS + <usize>rows * ROW;
  if (!isNaN(at) && isOwnRecord(members) && record(members, stop, row)) {
    store<f64>(row + 8, at);
    noteRecord();
    rows++;
    return;
  }
  releaseHeld();
  forgetRecord();
  doubt();
  const entry = begin(RECORD, start, stop, lines);
  store<f64>(entry + 32, at);
  store<f64>(entry + 40, <f64>members);
  if (!record(members, stop, entry + 48)) store<f64>(entry + 48, NaN);
}

function takeLine(code: i32, start: usize, stop: usize): void {
  if (code == TOOL_CALL) callsHere++;
  else if (code == RECORD) takeRecord(start, stop);
  else if (code == TOKEN_COUNT) takeCount(start, stop);
  else {
    releaseHeld();
    const entry = begin(code, start, stop, lines);
    if (code == UNSURE) {
      forgetTurn();
      return;
    }
    store<f64>(entry + 32, time(start + TIMESTAMP_LENGTH));
    store<f64>(entry + 40, <f64>members);
    if (code == META) noteMeta(members, stop);
    else if (code == CONTEXT) noteTurn(members, false);
    else if (code == STARTED) noteTurn(members, true);
  }
}

/**
 * Passes the lines of [from, end), whose last byte is a newline, until the end or until there is no room
 * for more. Returns the number of entries; `next` is where to go on. To be told of thread, turn and held
 * line before.
 */
export function scan(from: usize, end: usize): i32 {
  let at = from;
  found = 0;
  rows = 0;
  callsHere = 0;
  lines = 0;
  forgetWide();
  newestStart = 0;
  while (at < end && found < MOST_ENTRIES && rows < MOST_ROWS) {
    const lineEnd = newline(at, end);
    lines++;
    let stop = lineEnd;
    if (stop > at && byte(stop - 1) == RETURN) stop--;
    if (stop > at) {
      const code = stop - at > LONG_LINE ? UNSURE : kind(at, stop);
      if (code != UNSURE) {
        newestStart = at;
        newestEnd = stop;
      }
      if (code != OTHER) takeLine(code, at, stop);
    }
    at = lineEnd + 1;
  }
  releaseHeld();
  calls = callsHere;
  droppedAfter = takeDropped();
  next = at;
  return found;
}
