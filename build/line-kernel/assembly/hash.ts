import { byte } from './bytes';

/** The hash of bytes as of `hashBytes` in key-hash.ts: cyrb53. */
export function hashBytes(from: usize, to: usize): f64 {
  return hashOf(from, to, to, to);
}

/** The same of the bytes in [from, to), and after them those in [more, end). */
export function hashOf(from: usize, to: usize, more: usize, end: usize): f64 {
  let a: i32 = <i32>0xdeadbeef;
  let b: i32 = 0x41c6ce57;
  let at = from;
  let stop = to;
  for (let part = 0; part < 2; part++) {
    for (; at < stop; at++) {
      const letter = byte(at);
      a = (a ^ letter) * <i32>2654435761;
      b = (b ^ letter) * <i32>1597334677;
    }
    at = more;
    stop = end;
  }
  a = ((a ^ (a >>> 16)) * <i32>2246822507) ^ ((b ^ (b >>> 13)) * <i32>3266489909);
  b = ((b ^ (b >>> 16)) * <i32>2246822507) ^ ((a ^ (a >>> 13)) * <i32>3266489909);
  return 4294967296.0 * <f64>(b & 2097151) + <f64>(<u32>a);
}
