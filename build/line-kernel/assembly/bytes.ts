/** Steps over bytes, many at a time. */

import { COLON, HYPHEN, QUOTE } from './characters';

const NEWLINE: i32 = 0x0a;
const BACKSLASH: i32 = 0x5c;

@inline
export function byte(at: usize): i32 {
  return <i32>load<u8>(at);
}

/** True where `length` bytes at `a` and `b` are the same. */
@inline
export function same(a: usize, b: usize, length: usize): bool {
  // What does not fill the last step is compared once more with what stands before it.
  if (length >= 16) {
    const last = length - 16;
    for (let i: usize = 0; i < last; i += 16) if (!same16(a + i, b + i)) return false;
    return same16(a + last, b + last);
  }
  if (length >= 8) {
    return load<u64>(a) == load<u64>(b) && load<u64>(a + length - 8) == load<u64>(b + length - 8);
  }
  for (let i: usize = 0; i < length; i++) if (load<u8>(a + i) != load<u8>(b + i)) return false;
  return true;
}

@inline
function same16(a: usize, b: usize): bool {
  return v128.all_true<i8>(i8x16.eq(v128.load(a), v128.load(b)));
}

/** The first place of `needle` in [from, end), or 0. */
export function find(from: usize, end: usize, needle: usize, length: usize): usize {
  const first = i8x16.splat(load<i8>(needle));
  const second = i8x16.splat(load<i8>(needle + 1));
  let at = from;
  while (at + length <= end) {
    const both = v128.and(i8x16.eq(v128.load(at), first), i8x16.eq(v128.load(at + 1), second));
    let mask = i8x16.bitmask(both);
    while (mask != 0) {
      const place = at + <usize>ctz(mask);
      if (place + length > end) return 0;
      if (same(place, needle, length)) return place;
      mask &= mask - 1;
    }
    at += 16;
  }
  return 0;
}

/** Where the JSON string without escapes ends whose first byte is at `from`; 0 where it is none. */
export function plainEnd(from: usize, end: usize): usize {
  const quote = i8x16.splat(<i8>QUOTE);
  const backslash = i8x16.splat(<i8>BACKSLASH);
  for (let at = from; at < end; at += 16) {
    const here = v128.load(at);
    const mask = i8x16.bitmask(v128.or(i8x16.eq(here, quote), i8x16.eq(here, backslash)));
    if (mask == 0) continue;
    const place = at + <usize>ctz(mask);
    return place < end && byte(place) == QUOTE ? place : 0;
  }
  return 0;
}

/** Where the JSON string whose first byte is at `from` ends, before its quote; `end` where it does not. */
export function stringEnd(from: usize, end: usize): usize {
  const quote = i8x16.splat(<i8>QUOTE);
  let at = from;
  while (at < end) {
    const mask = i8x16.bitmask(i8x16.eq(v128.load(at), quote));
    if (mask == 0) {
      at += 16;
      continue;
    }
    const place = at + <usize>ctz(mask);
    if (place >= end) return end;
    // A quote ends the string where an even number of backslashes stands before it.
    let before = place;
    while (before > from && byte(before - 1) == BACKSLASH) before--;
    if (((place - before) & 1) == 0) return place;
    at = place + 1;
  }
  return end;
}

/** The highest bit of each byte. */
@inline
function bits(a: v128, b: v128, c: v128, d: v128): u64 {
  const low = <u64>i8x16.bitmask(a) | (<u64>i8x16.bitmask(b) << 16);
  return low | (<u64>i8x16.bitmask(c) << 32) | (<u64>i8x16.bitmask(d) << 48);
}

/** The next newline from `at` on, before `end`; `end` where there is none. */
@inline
export function newline(from: usize, end: usize): usize {
  const wanted = i8x16.splat(<i8>NEWLINE);
  let at = from;
  while (at + 64 <= end) {
    const a = i8x16.eq(v128.load(at), wanted);
    const b = i8x16.eq(v128.load(at + 16), wanted);
    const c = i8x16.eq(v128.load(at + 32), wanted);
    const d = i8x16.eq(v128.load(at + 48), wanted);
    if (v128.any_true(v128.or(v128.or(a, b), v128.or(c, d)))) return at + <usize>ctz(bits(a, b, c, d));
    at += 64;
  }
  while (at < end) {
    const mask = i8x16.bitmask(i8x16.eq(v128.load(at), wanted));
    if (mask != 0) return min(at + <usize>ctz(mask), end);
    at += 16;
  }
  return end;
}

/** Two digits, or a number below zero that stays so. */
@inline
function two(at: usize): i32 {
  const tens = byte(at) - 0x30;
  const ones = byte(at + 1) - 0x30;
  return <u32>tens > 9 || <u32>ones > 9 ? -100000 : tens * 10 + ones;
}

/** The date that was read last, `2026-11-23`, and its days since the epoch; at first bytes that no text has. */
let lastStart: u64 = u64.MAX_VALUE;
let lastEnd: u16 = u16.MAX_VALUE;
let lastDays: i32 = 0;

/** The time at `at`, in milliseconds since the epoch; NaN where it is not of the usual form. */
export function time(at: usize): f64 {
  if (byte(at + 23) != 0x5a) return NaN;
  const hour = two(at + 11);
  const minute = two(at + 14);
  const second = two(at + 17);
  const hundredths = two(at + 20);
  const thousandths = byte(at + 22) - 0x30;
  if (<u32>hour > 23 || <u32>minute > 59 || <u32>second > 59) return NaN;
  if (hundredths < 0 || <u32>thousandths > 9) return NaN;
  if (byte(at + 10) != 0x54 || byte(at + 13) != COLON || byte(at + 16) != COLON || byte(at + 19) != 0x2e) return NaN;
  // Lines of one day follow one another.
  if (load<u64>(at) != lastStart || load<u16>(at + 8) != lastEnd) {
    const days = daysOf(at);
    if (days == NO_DATE) return NaN;
    lastStart = load<u64>(at);
    lastEnd = load<u16>(at + 8);
    lastDays = days;
  }
  const inDay = (hour * 60 + minute) * 60000 + second * 1000 + hundredths * 10 + thousandths;
  return <f64>lastDays * 86400000.0 + <f64>inDay;
}

const NO_DATE: i32 = i32.MIN_VALUE;

function daysIn(year: i32, month: i32): i32 {
  if (month == 2) return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/** The days since the epoch of the date at `at`; `NO_DATE` where it is none. */
function daysOf(at: usize): i32 {
  const century = two(at);
  const inCentury = two(at + 2);
  const month = two(at + 5);
  const day = two(at + 8);
  if (byte(at + 4) != HYPHEN || byte(at + 7) != HYPHEN) return NO_DATE;
  if (century < 0 || inCentury < 0 || month < 1 || month > 12 || day < 1) return NO_DATE;
  if (day > daysIn(century * 100 + inCentury, month)) return NO_DATE;
  // Days since the epoch of a date of the Gregorian calendar, in years that begin in March.
  const year = century * 100 + inCentury - (month <= 2 ? 1 : 0);
  const era = year / 400;
  const yearOfEra = year - era * 400;
  const dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}
