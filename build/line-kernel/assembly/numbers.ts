import { byte } from './bytes';

/** Where reading numbers has come to. */
export let cursor: usize = 0;

export function restart(at: usize): void {
  cursor = at;
}

export function step(bytes: usize): void {
  cursor += bytes;
}

/** The digits at `cursor`, at most 15; -1 where none stands there. */
export function number(): f64 {
  const from = cursor;
  let value: i64 = 0;
  let digit = byte(cursor) - 0x30;
  while (<u32>digit <= 9) {
    value = value * 10 + <i64>digit;
    cursor++;
    digit = byte(cursor) - 0x30;
  }
  return cursor == from || cursor - from > 15 ? -1 : <f64>value;
}

/** Writes a whole number below 10^18 in digits to `at`. Returns where they end. */
export function writeNumber(at: usize, value: f64): usize {
  let rest = <u64>value;
  let length: usize = 1;
  for (let more = rest / 10; more != 0; more /= 10) length++;
  for (let place = at + length; place > at; rest /= 10) store<u8>(--place, <u8>(0x30 + (rest % 10)));
  return at + length;
}
