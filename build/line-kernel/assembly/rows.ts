import { small } from './numbers';
import { add, CELL_COUNT, get, is, KEY_COUNT, REPEATED, ROW_COUNT, SEARCH, set } from './state';

/** Responses as response-chunk.ts keeps them; the legacy index is left empty, the names until `nameRows`. */
const ROWS: usize = 0x4000;
const ROW: usize = 48;
const NAMES: usize = 40;

/**
 * Sums of the responses by quarter of an hour, each of eight numbers: the quarter, 1 where the request was
 * long, five counts, how many responses.
 */
const CELLS: usize = 0x56400;
const CELL: usize = 64;
const QUARTER_MS: f64 = 900_000;
/** As in attribution.ts. */
const LONG_CONTEXT: f64 = 272_000;

/** Keys of the rollout's responses so far: each key beside the search that put it there. */
const SLOTS: usize = 0x58400;
const SLOT: usize = 16;
const SLOT_COUNT: usize = 4096;
/** So many are looked through; of more it is not known whether two are the same. */
const MOST_KEYS: f64 = 2048;

/** Adds a row of the five counts from `counts` on. */
export function addRow(key: f64, at: f64, counts: usize): void {
  const row = ROWS + small(get(ROW_COUNT)) * ROW;
  store<f64>(row, key);
  store<f64>(row + 8, at);
  for (let part: usize = 0; part < 5; part++) {
    store<u32>(row + 16 + part * 4, small(load<f64>(counts + part * 8)));
  }
  store<u32>(row + 36, 0);
  add(ROW_COUNT, 1);
  addToCell(floor(at / QUARTER_MS), counts);
  noteKey(key);
}

/** Writes places of names, as response-chunk.ts keeps them, into the first rows. */
export function nameRows(count: usize, model: u32, effort: u32, tier: u32): void {
  const names = <u64>model | (<u64>effort << 16) | (<u64>tier << 32);
  for (let row = ROWS; row < ROWS + count * ROW; row += ROW) store<u64>(row + NAMES, names);
}

/** Responses come in order, so that mostly the last cell is theirs. */
function addToCell(quarter: f64, counts: usize): void {
  const long: f64 = load<f64>(counts) > LONG_CONTEXT ? 1 : 0;
  const count = small(get(CELL_COUNT));
  let cell = CELLS + (count - 1) * CELL;
  if (count == 0 || load<f64>(cell) != quarter || load<f64>(cell + 8) != long) {
    cell = CELLS + count * CELL;
    store<f64>(cell, quarter);
    store<f64>(cell + 8, long);
    for (let column: usize = 2; column < 8; column++) store<f64>(cell + column * 8, 0);
    add(CELL_COUNT, 1);
  }
  for (let part: usize = 0; part < 5; part++) {
    const at = cell + 16 + part * 8;
    store<f64>(at, load<f64>(at) + load<f64>(counts + part * 8));
  }
  store<f64>(cell + 56, load<f64>(cell + 56) + 1);
}

/** Whether a response stands there twice. The table is never cleared: each search has a number of its own. */
function noteKey(key: f64): void {
  add(KEY_COUNT, 1);
  if (is(REPEATED) || get(KEY_COUNT) > MOST_KEYS) return;
  const search = get(SEARCH);
  const bits = reinterpret<u64>(key);
  let slot = <usize>((bits ^ (bits >> 24)) & (SLOT_COUNT - 1));
  for (;;) {
    const at = SLOTS + slot * SLOT;
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
