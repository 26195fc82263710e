/** Multipliers of the cyrb53 construction, as in key-hash.ts. */
const [FIRST, SECOND] = [2654435761, 1597334677];

let a = 0;
let b = 0;

function mixWord(word: number): void {
  a = Math.imul(((a << 13) | (a >>> 19)) ^ word, FIRST);
  b = Math.imul(((b << 13) | (b >>> 19)) ^ word, SECOND);
}

/** Mixes four bytes at a time, then single ones, then their number. */
function mixBytes(bytes: Uint8Array, from: number, to: number): void {
  let at = from;
  for (; at + 4 <= to; at += 4) {
    mixWord(
      (bytes[at] ?? 0) |
        ((bytes[at + 1] ?? 0) << 8) |
        ((bytes[at + 2] ?? 0) << 16) |
        ((bytes[at + 3] ?? 0) << 24),
    );
  }
  for (; at < to; at++) mixWord(bytes[at] ?? 0);
  mixWord(to - from);
}

/** Mixes a whole number from 0 to 2^53 - 1. */
function mixNumber(value: number): void {
  mixWord(value >>> 0);
  if (value >= 4294967296) mixWord(Math.floor(value / 4294967296));
}

function endKey(): number {
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0);
}

/**
 * Tells one response of a thread from all others: a 53-bit number, the same in every copy of its record.
 *
 * The id alone does not tell: providers are free to answer with the same one each time, or with none. So
 * the turn, the response's six counts and the six totals of the turn and of the thread after it are part of
 * the key. Where the thread's totals do not tell (see `tellingTotal`), the place of its line is: its time and
 * its ordinal. That is no part of every key, for Codex writes a line again, at another time and perhaps under
 * another ordinal, where it does not know whether it was written (codex-rs/rollout/src/recorder.rs).
 *
 * `turn` and `id` are places in `bytes`, from and to; `at` is in milliseconds since the epoch, `ordinal` -1
 * where the line has none. The kernel makes the same number, see build/line-kernel/assembly/counts.ts.
 */
export function recordKey(
  bytes: Uint8Array,
  turnFrom: number,
  turnTo: number,
  idFrom: number,
  idTo: number,
  usage: ArrayLike<number>,
  turnTotals: ArrayLike<number> | null,
  threadTotals: ArrayLike<number> | null,
  at: number,
  ordinal: number,
): number {
  a = 0xdeadbeef;
  b = 0x41c6ce57;
  mixBytes(bytes, turnFrom, turnTo);
  mixBytes(bytes, idFrom, idTo);
  for (let part = 0; part < 6; part++) mixNumber(usage[part] ?? 0);
  for (let part = 0; turnTotals !== null && part < 6; part++) mixNumber(turnTotals[part] ?? 0);
  for (let part = 0; threadTotals !== null && part < 6; part++) mixNumber(threadTotals[part] ?? 0);
  if (tellingTotal(usage, threadTotals) < 0) {
    mixNumber(Math.abs(at));
    mixNumber(ordinal + 1);
  }
  return endKey();
}

/**
 * Returns input and output of the thread after a response, where they identify it; else -1: there are none, the
 * response used nothing, or they do not include what it used.
 */
export function tellingTotal(usage: ArrayLike<number>, threadTotals: ArrayLike<number> | null): number {
  if (threadTotals === null) return -1;
  let used = 0;
  for (let part = 0; part < 6; part++) used += usage[part] ?? 0;
  const input = threadTotals[0] ?? 0;
  const output = threadTotals[3] ?? 0;
  return used > 0 && input >= (usage[0] ?? 0) && output >= (usage[3] ?? 0) ? input + output : -1;
}

/** Distinguishes a response from one with the same key that came before the totals restarted, by its record. */
export function restartedKey(key: number, at: number, ordinal: number): number {
  a = 0xdeadbeef;
  b = 0x41c6ce57;
  mixNumber(key);
  mixNumber(Math.abs(at));
  mixNumber(ordinal + 1);
  return endKey();
}

/**
 * Makes the key of a response known only from a `token_count`: from its moment in milliseconds since the epoch, its
 * six counts, and the six totals of the session after it, which no other response leaves.
 */
export function countKey(at: number, counts: ArrayLike<number>, totals: ArrayLike<number>): number {
  a = 0xdeadbeef;
  b = 0x41c6ce57;
  mixNumber(Math.abs(at));
  for (let part = 0; part < 6; part++) mixNumber(counts[part] ?? 0);
  for (let part = 0; part < 6; part++) mixNumber(totals[part] ?? 0);
  return endKey();
}

/** Hashes the bytes in [from, middle) and those in [middle, to): faster than `hashBytes` for many. */
export function hashParts(bytes: Uint8Array, from: number, middle: number, to: number): number {
  a = 0xdeadbeef;
  b = 0x41c6ce57;
  mixBytes(bytes, from, middle);
  mixBytes(bytes, middle, to);
  return endKey();
}
