import { checksumText, mix } from '../platform/checksum.ts';
import type { PackedResponses } from './response.ts';
import { HALVES, LEGACY, MODEL, TIER, WORDS } from './response-chunk.ts';

/**
 * Sums up what responses say, in their order, in 32 bits. `seed`: the sum of those that came before, 0 where none did.
 * Of counts beyond 32 bits the lower ones are taken.
 */
export function sumOfResponses({ chunks, names }: PackedResponses, seed: number): number {
  // Places of names depend on how many readings the rows came in, and are kept one higher.
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
