import { DOUBLES, KEY } from './response-chunk.ts';
import type { ResponseList } from './response-list.ts';

/** Slots of the table; a list may fill half of them. */
const SLOTS = 8192;

/** Keys by slot, with the search that put each there: one table serves all searches without being cleared. */
const keys = new Float64Array(SLOTS);
const searches = new Int32Array(SLOTS);
let search = 0;

/** Returns true where two responses of a list have the same key. */
export function hasRepeatedKey(list: ResponseList): boolean {
  const [chunk] = list.plainChunks ?? [];
  if (!chunk || list.length > SLOTS / 2) return hasRepeatedKeyOfMany(list);
  search += 1;
  const { length } = list;
  const { doubles } = chunk;
  for (let index = 0; index < length; index++) {
    const key = doubles[index * DOUBLES + KEY] ?? 0;
    let slot = key % SLOTS;
    for (; searches[slot] === search; slot = (slot + 1) % SLOTS) if (keys[slot] === key) return true;
    searches[slot] = search;
    keys[slot] = key;
  }
  return false;
}

function hasRepeatedKeyOfMany(list: ResponseList): boolean {
  const sorted = new Float64Array(list.length);
  for (let index = 0; index < list.length; index++) sorted[index] = list.key(index);
  sorted.sort();
  return sorted.some((key, index) => index > 0 && key === sorted[index - 1]);
}
