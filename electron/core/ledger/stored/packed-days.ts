import type { StoredThread } from '../../ingest/scan/stored-rows.ts';
import { addDays, type Calendar } from '../../time/calendar.ts';
import { DAY_COLUMNS, type DayRows } from './day-rows.ts';
import type { PackedDays } from './ledger-store.ts';

/** Packs days. `threads` maps each thread to its position. */
export function packDays(
  rows: DayRows,
  threads: readonly StoredThread[],
  calendar: Pick<Calendar, 'startOf'>,
): PackedDays {
  const { list: days } = rows.days;
  const around = new Set(days.flatMap((day) => [day, addDays(day, 1), addDays(day, 2)]));
  const starts = [...around].map((day) => [day, calendar.startOf(day)] as const);
  const attributions = rows.attributions.list;
  return { days, attributions, rows: byThread(rows, threads), totals: totalsOf(rows), starts };
}

/** Sorts the rows by the positions of their threads. */
function byThread(rows: DayRows, threads: readonly StoredThread[]): Float64Array {
  const placeOf = new Map(threads.map(({ threadId }, place) => [threadId, place]));
  const places = rows.threads.list.map((threadId) => placeOf.get(threadId) ?? -1);
  const packed = new Float64Array(rows.numbers.length);
  let inOrder = true;
  for (let at = 0; at < packed.length; at++) packed[at] = rows.numbers[at] ?? 0;
  for (let at = 0; at < packed.length; at += DAY_COLUMNS) {
    packed[at] = places[packed[at] ?? 0] ?? -1;
    if (at > 0 && (packed[at] ?? 0) < (packed[at - DAY_COLUMNS] ?? 0)) inOrder = false;
  }
  return inOrder ? packed : sorted(packed);
}

function sorted(rows: Float64Array): Float64Array {
  const starts = Array.from({ length: rows.length / DAY_COLUMNS }, (_, row) => row * DAY_COLUMNS);
  starts.sort((a, b) => (rows[a] ?? 0) - (rows[b] ?? 0));
  const ordered = new Float64Array(rows.length);
  starts.forEach((from, row) => {
    ordered.set(rows.subarray(from, from + DAY_COLUMNS), row * DAY_COLUMNS);
  });
  return ordered;
}

/** Sums the rows over all threads, with -1 as thread. */
function totalsOf({ numbers, attributions }: DayRows): Float64Array {
  const width = attributions.list.length;
  const sums = new Map<number, Float64Array>();
  for (let at = 0; at < numbers.length; at += DAY_COLUMNS) {
    const day = numbers[at + 1] ?? 0;
    const attribution = numbers[at + 2] ?? 0;
    const key = day * width + attribution;
    let sum = sums.get(key);
    if (!sum) {
      sum = Float64Array.of(-1, day, attribution, 0, 0, 0, 0, 0, 0);
      sums.set(key, sum);
    }
    for (let column = 3; column < DAY_COLUMNS; column++) {
      sum[column] = (sum[column] ?? 0) + (numbers[at + column] ?? 0);
    }
  }
  const keys = [...sums.keys()].sort((a, b) => a - b);
  const totals = new Float64Array(keys.length * DAY_COLUMNS);
  keys.forEach((key, row) => {
    totals.set(sums.get(key) ?? [], row * DAY_COLUMNS);
  });
  return totals;
}
