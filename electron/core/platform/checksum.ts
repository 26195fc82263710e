const PRIME = 0x9e3779b1;

/**
 * Computes a checksum of 32 bits, as an unsigned number; `seed` is that of the bytes before. A change within one word
 * of four bytes always gives another sum, any other all but once in four billion times. Detects damage, not forgery.
 */
export function checksum(bytes: Uint8Array, seed = 0): number {
  const { length } = bytes;
  const whole = length >> 2;
  // Words must be aligned to four bytes.
  const placed = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const words = new Int32Array(placed.buffer, placed.byteOffset, whole);
  let sum = mix(seed | 0, length);
  for (let at = 0; at < whole; at++) {
    sum = Math.imul(sum ^ (words[at] ?? 0), PRIME);
    sum = (sum << 15) | (sum >>> 17);
  }
  for (let at = whole * 4; at < length; at++) sum = mix(sum, placed[at] ?? 0);
  return finish(sum);
}

/** Computes the checksum of a text from its UTF-16 code units; not that of its bytes. */
export function checksumText(text: string, seed = 0): number {
  const { length } = text;
  let sum = mix(seed | 0, length);
  for (let at = 0; at < length; at++) {
    sum = Math.imul(sum ^ text.charCodeAt(at), PRIME);
    sum = (sum << 15) | (sum >>> 17);
  }
  return finish(sum);
}

/** Computes the checksum of a number from its eight bytes. */
export function checksumNumber(value: number, seed = 0): number {
  float[0] = value;
  return finish(mix(mix(seed | 0, halves[0] ?? 0), halves[1] ?? 0));
}

const float = new Float64Array(1);
const halves = new Int32Array(float.buffer);

/** For a fixed word each step is one-to-one in the sum, and for a fixed sum in the word. */
export function mix(sum: number, word: number): number {
  const mixed = Math.imul(sum ^ word, PRIME);
  return (mixed << 15) | (mixed >>> 17);
}

function finish(sum: number): number {
  const mixed = Math.imul(sum ^ (sum >>> 16), 0x85ebca6b);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}
