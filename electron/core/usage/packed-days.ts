import type { DayTable } from './sums.ts';
import type { PackedDays, StoredThread } from './usage-index.ts';

const COLUMNS = 9;

/** A table of days in columns. `threads` gives each thread its place. */
export function packDays(table: DayTable, threads: readonly StoredThread[]): PackedDays {
  const places = new Map(threads.map(({ threadId }, index) => [threadId, index]));
  const days = [...table.days.keys()];
  const attributions = new Map<string, number>();
  const rows: number[] = [];
  days.forEach((day, dayPlace) => {
    for (const { threadId, sums } of table.days.get(day)?.values() ?? []) {
      for (const [attribution, part] of sums.parts) {
        let place = attributions.get(attribution);
        if (place === undefined) {
          place = attributions.size;
          attributions.set(attribution, place);
        }
        rows.push(places.get(threadId) ?? -1, dayPlace, place);
        rows.push(part.input, part.cachedInput, part.cacheWriteInput, part.output, part.reasoningOutput);
        rows.push(part.responses);
      }
    }
  });
  return { days, attributions: [...attributions.keys()], rows: Float64Array.from(rows) };
}

/** Adds what was packed to a table, leaving out some threads. */
export function unpackDays(
  { days, attributions, rows }: PackedDays,
  threads: readonly StoredThread[],
  without: ReadonlySet<string>,
  table: DayTable,
): void {
  for (let row = 0; row < rows.length; row += COLUMNS) {
    const value = (column: number) => rows[row + column] ?? 0;
    const threadId = threads[value(0)]?.threadId;
    const day = days[value(1)];
    const attribution = attributions[value(2)];
    if (threadId === undefined || day === undefined || attribution === undefined) continue;
    if (without.has(threadId)) continue;
    const input = value(3);
    const output = value(6);
    const tokens = {
      input,
      cachedInput: value(4),
      cacheWriteInput: value(5),
      output,
      reasoningOutput: value(7),
      total: input + output,
    };
    table.addDay(threadId, day, attribution, tokens, value(8));
  }
}
