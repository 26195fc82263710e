import { byte } from './bytes';
import { small } from './numbers';

/** The hash of bytes as of `hashBytes` in key-hash.ts: cyrb53. */
export function hashBytes(from: usize, to: usize): f64 {
  first = <i32>0xdeadbeef;
  second = 0x41c6ce57;
  for (let at = from; at < to; at++) {
    const letter = byte(at);
    first = (first ^ letter) * <i32>2654435761;
    second = (second ^ letter) * <i32>1597334677;
  }
  return endKey();
}

/** A hash of the bytes in [from, to), and of those in [more, end), as of `hashParts` in response-key.ts. */
export function hashOf(from: usize, to: usize, more: usize, end: usize): f64 {
  first = <i32>0xdeadbeef;
  second = 0x41c6ce57;
  mixBytes(from, to);
  mixBytes(more, end);
  return endKey();
}

/** The key that is being made, as in response-key.ts. */
let first: i32 = 0;
let second: i32 = 0;

@inline
function mixWord(word: i32): void {
  first = (rotl<i32>(first, 13) ^ word) * <i32>2654435761;
  second = (rotl<i32>(second, 13) ^ word) * <i32>1597334677;
}

/** Four bytes at a time, then one by one, then how many they were. */
function mixBytes(from: usize, to: usize): void {
  let at = from;
  for (; at + 4 <= to; at += 4) mixWord(load<i32>(at));
  for (; at < to; at++) mixWord(byte(at));
  mixWord(<i32>(to - from));
}

const LARGE: f64 = 4294967296.0;

@inline
function mixNumber(value: f64): void {
  if (value < LARGE) {
    mixWord(<i32>small(value));
  } else {
    const whole = <u64>value;
    mixWord(<i32>whole);
    mixWord(<i32>(whole >> 32));
  }
}

/** Begins the key of a record with its turn and its id, as `recordKey` in response-key.ts does. */
export function beginKey(turn: usize, turnEnd: usize, id: usize, idEnd: usize): void {
  first = <i32>0xdeadbeef;
  second = 0x41c6ce57;
  mixBytes(turn, turnEnd);
  mixBytes(id, idEnd);
}

/** Begins the key of a response that has no id, as `countKey` in response-key.ts does. */
export function beginTimeKey(at: f64): void {
  first = <i32>0xdeadbeef;
  second = 0x41c6ce57;
  mixNumber(at);
}

/** Goes on with six counts, and returns their sum. */
export function mixCounts(counts: usize): f64 {
  let sum: f64 = 0;
  for (let part: usize = 0; part < 6; part++) {
    const value = load<f64>(counts + part * 8);
    mixNumber(value);
    sum += value;
  }
  return sum;
}

/** Goes on with the place of a line: its time, and its ordinal, -1 for none. */
export function mixPlace(at: f64, ordinal: f64): void {
  mixNumber(at);
  mixNumber(ordinal + 1);
}

/** The key. */
export function endKey(): f64 {
  let a = first;
  let b = second;
  a = ((a ^ (a >>> 16)) * <i32>2246822507) ^ ((b ^ (b >>> 13)) * <i32>3266489909);
  b = ((b ^ (b >>> 16)) * <i32>2246822507) ^ ((a ^ (a >>> 13)) * <i32>3266489909);
  return 4294967296.0 * <f64>(b & 2097151) + <f64>(<u32>a);
}
