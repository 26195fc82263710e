import { addDays, type Calendar } from './calendar.ts';
import type { DayTable } from './day-table.ts';
import { Names } from './stored-threads.ts';
import type { TokenSum } from './sums.ts';
import type { PackedDays, StoredThread } from './usage-index.ts';

/** A table of days in columns. `threads` gives each thread its place. */
export function packDays(
  table: DayTable,
  threads: readonly StoredThread[],
  calendar: Pick<Calendar, 'startOf'>,
): PackedDays {
  const places = new Map(threads.map(({ threadId }, index) => [threadId, index]));
  const days = [...table.days.keys()];
  const attributions = new Names();
  const rowOf = (thread: number, day: number, [attribution, part]: readonly [string, TokenSum]) => {
    const { input, cachedInput, cacheWriteInput, output, reasoningOutput, responses } = part;
    const place = attributions.placeOf(attribution);
    return [thread, day, place, input, cachedInput, cacheWriteInput, output, reasoningOutput, responses];
  };
  const rows: number[][] = [];
  const totals: number[][] = [];
  days.forEach((day, dayPlace) => {
    for (const { threadId, sums } of table.days.get(day)?.values() ?? []) {
      for (const part of sums.parts) rows.push(rowOf(places.get(threadId) ?? -1, dayPlace, part));
    }
    for (const part of table.totals.get(day)?.parts ?? []) totals.push(rowOf(-1, dayPlace, part));
  });
  rows.sort(([a = 0], [b = 0]) => a - b);
  const around = new Set(days.flatMap((day) => [day, addDays(day, 1), addDays(day, 2)]));
  const starts = [...around].map((day) => [day, calendar.startOf(day)] as const);
  return {
    days,
    attributions: attributions.list,
    rows: Float64Array.from(rows.flat()),
    totals: Float64Array.from(totals.flat()),
    starts,
  };
}
