import { byte } from './bytes';

/** The hash of bytes as of `hashBytes` in key-hash.ts: cyrb53. */
export function hashBytes(from: usize, to: usize): f64 {
  let a: i32 = <i32>0xdeadbeef;
  let b: i32 = 0x41c6ce57;
  for (let at = from; at < to; at++) {
    const letter = byte(at);
    a = (a ^ letter) * <i32>2654435761;
    b = (b ^ letter) * <i32>1597334677;
  }
  a = ((a ^ (a >>> 16)) * <i32>2246822507) ^ ((b ^ (b >>> 13)) * <i32>3266489909);
  b = ((b ^ (b >>> 16)) * <i32>2246822507) ^ ((a ^ (a >>> 13)) * <i32>3266489909);
  return 4294967296.0 * <f64>(b & 2097151) + <f64>(<u32>a);
}
