import { small } from './numbers';
import {
  AT_QUARTERS,
  AT_NAME_SUMS,
  AT_ROWS,
  AT_SLOTS,
  QUARTER_BYTES,
  QUARTERS,
  KEYS,
  LONG_CONTEXT,
  MOST_KEYS,
  QUARTER_MS,
  REPEATED,
  ROW_BYTES,
  ROWS,
  SEARCH,
} from './protocol';
import { add, get, is, set } from './state';

/** Where the names are in a row as response-chunk.ts keeps it; left out until `nameRows`. */
const NAMES: usize = 40;
/** And that of the file's name. */
const SOURCE: usize = 46;

/** Keys of the rollout's responses so far: each key beside the search that put it there. */
const SLOT: usize = 16;
const SLOT_COUNT: usize = 2 * MOST_KEYS;

/** Adds a row of the five counts from `counts` on; `legacy` as `legacyIndex`, -1 for none. */
export function addRow(key: f64, at: f64, counts: usize, legacy: f64): void {
  const row = AT_ROWS + <usize>small(get(ROWS)) * ROW_BYTES;
  store<f64>(row, key);
  store<f64>(row + 8, at);
  for (let part: usize = 0; part < 5; part++) {
    store<u32>(row + 16 + part * 4, small(load<f64>(counts + part * 8)));
  }
  store<u32>(row + 36, small(legacy + 1));
  add(ROWS, 1);
  addToQuarter(floor(at / QUARTER_MS), counts);
  noteKey(key);
}

/** Writes places of names, as response-chunk.ts keeps them, into the first rows. */
export function nameRows(count: usize, model: u32, effort: u32, tier: u32): void {
  const names = <u64>model | (<u64>effort << 16) | (<u64>tier << 32);
  for (let row = AT_ROWS; row < AT_ROWS + count * ROW_BYTES; row += ROW_BYTES) store<u64>(row + NAMES, names);
}

/** The checksum of the first rows, whose names have theirs in a table; as `sumOfResponses` in response-sum.ts. */
export function sumRows(count: usize, seed: i32): i32 {
  let sum = seed;
  for (let row = AT_ROWS; row < AT_ROWS + count * ROW_BYTES; row += ROW_BYTES) {
    for (let word: usize = 0; word < NAMES; word += 4) sum = mix(sum, load<i32>(row + word));
    for (let name: usize = NAMES; name < SOURCE; name += 2) {
      sum = mix(sum, load<i32>(AT_NAME_SUMS + (<usize>load<u16>(row + name) << 2)));
    }
  }
  return sum;
}

/** As of checksum.ts. */
@inline
function mix(sum: i32, word: i32): i32 {
  return rotl<i32>((sum ^ word) * <i32>0x9e3779b1, 15);
}

/** Responses come in order, so that mostly the last quarter is theirs. */
function addToQuarter(quarter: f64, counts: usize): void {
  const long: f64 = load<f64>(counts) > LONG_CONTEXT ? 1 : 0;
  const count = <usize>small(get(QUARTERS));
  let place = AT_QUARTERS + (count - 1) * QUARTER_BYTES;
  if (count == 0 || load<f64>(place) != quarter || load<f64>(place + 8) != long) {
    place = AT_QUARTERS + count * QUARTER_BYTES;
    store<f64>(place, quarter);
    store<f64>(place + 8, long);
    for (let column: usize = 2; column < 8; column++) store<f64>(place + column * 8, 0);
    add(QUARTERS, 1);
  }
  for (let part: usize = 0; part < 5; part++) {
    const at = place + 16 + part * 8;
    store<f64>(at, load<f64>(at) + load<f64>(counts + part * 8));
  }
  store<f64>(place + 56, load<f64>(place + 56) + 1);
}

/** Whether a response stands there twice. The table is never cleared: each search has a number of its own. */
function noteKey(key: f64): void {
  add(KEYS, 1);
  if (is(REPEATED) || get(KEYS) > <f64>MOST_KEYS) return;
  const search = get(SEARCH);
  const bits = reinterpret<u64>(key);
  let slot = <usize>((bits ^ (bits >> 24)) & (SLOT_COUNT - 1));
  for (;;) {
    const at = AT_SLOTS + slot * SLOT;
    if (load<f64>(at + 8) != search) {
      store<f64>(at, key);
      store<f64>(at + 8, search);
      return;
    }
    if (load<f64>(at) == key) {
      set(REPEATED, 1);
      return;
    }
    slot = (slot + 1) & (SLOT_COUNT - 1);
  }
}
