import { checksumText, mix } from '../platform/checksum.ts';
import type { PackedResponses } from './response.ts';
import { HALVES, LEGACY, MODEL, TIER, WORDS } from './response-chunk.ts';

/**
 * Computes a checksum of responses, in order, in 32 bits. `seed`: the checksum of those before, 0 where there are
 * none. Of larger counts the lower 32 bits are used.
 */
export function sumOfResponses({ chunks, names }: PackedResponses, seed: number): number {
  // Positions of names depend on how the rows were read, and are stored plus one.
  const nameSums = [0, ...names.map((name) => checksumText(name))];
  let sum = seed | 0;
  for (const { buffer, byteOffset, byteLength } of chunks) {
    const words = new Int32Array(buffer, byteOffset, byteLength / 4);
    const halves = new Uint16Array(buffer, byteOffset, byteLength / 2);
    for (let row = 0; row * WORDS < words.length; row++) {
      const from = row * WORDS;
      for (let at = from; at <= from + LEGACY; at++) sum = mix(sum, words[at] ?? 0);
      const place = row * HALVES;
      for (let at = place + MODEL; at <= place + TIER; at++) sum = mix(sum, nameSums[halves[at] ?? 0] ?? 0);
    }
  }
  return sum >>> 0;
}
