import { byte } from './bytes';

/** Where the number that was read last ends. */
export let cursor: usize = 0;

const ZEROS: u64 = 0x3030303030303030;
const HIGH: u64 = 0x8080808080808080;

/** The digits at `from`, at most 15; -1 where none stands there. `cursor` is then after them. */
@inline
export function number(from: usize): f64 {
  // Eight digits at a time: each byte becomes its digit, or one above nine where it is none.
  const digits = load<u64>(from) ^ ZEROS;
  const ends = (((digits & ~HIGH) + 0x7676767676767676) | digits) & HIGH;
  if (ends == 0) return longNumber(from);
  const count = ctz(ends) >> 3;
  if (count == 0) return -1;
  cursor = from + <usize>count;
  // The digits come to stand last, behind zeros; neighbours are then added up, two, four and eight at a time.
  let sum = digits << ((8 - count) << 3);
  sum = ((sum * 2561) >> 8) & 0x00ff00ff00ff00ff;
  sum = ((sum * 6553601) >> 16) & 0x0000ffff0000ffff;
  return <f64>(<u32>((sum * 42949672960001) >> 32));
}

/** The same of eight digits or more. */
function longNumber(from: usize): f64 {
  let at = from;
  let value: i64 = 0;
  let digit = byte(at) - 0x30;
  while (<u32>digit <= 9) {
    value = value * 10 + <i64>digit;
    at++;
    digit = byte(at) - 0x30;
  }
  cursor = at;
  return at - from > 15 ? -1 : <f64>value;
}

/** A whole number from 0 to 2^32 - 1: many times quicker than a conversion that must not fail. */
@inline
export function small(value: f64): u32 {
  return <u32>reinterpret<u64>(value + 4503599627370496.0);
}

/** The number at `from` with or without a fraction, as `Number` reads it; NaN where it stands otherwise. */
export function decimal(from: usize): f64 {
  let at = from;
  let digits: i64 = 0;
  let scale: f64 = 1;
  while (<u32>(byte(at) - 0x30) <= 9) digits = digits * 10 + <i64>(byte(at++) - 0x30);
  const whole = at;
  if (whole == from) return NaN;
  if (byte(at) == 0x2e) {
    at++;
    while (<u32>(byte(at) - 0x30) <= 9) {
      digits = digits * 10 + <i64>(byte(at++) - 0x30);
      scale *= 10;
    }
    if (at == whole + 1) return NaN;
  }
  const after = byte(at);
  // Both are exact, so that their quotient is the number nearest to what is written.
  return at - from > 16 || (after != 0x2c && after != 0x7d) ? NaN : <f64>digits / scale;
}
