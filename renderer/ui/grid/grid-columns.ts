/** A column that is shown, with its part of the width in percent. */
export interface ShownColumn<Column extends string> {
  readonly column: Column;
  readonly percent: number;
}

export interface GridSort<Column extends string> {
  readonly column: Column;
  readonly order: 'ascending' | 'descending';
}

/** Returns the first columns that fit side by side into a width in rem, at least one, each with its least width. */
export function fittingColumns<Column extends string>(
  widths: Iterable<readonly [Column, number]>,
  rem: number,
): Map<Column, number> {
  let sum = 0;
  const fitting = new Map<Column, number>();
  for (const [column, width] of widths) {
    if (fitting.size > 0 && sum + width > rem) break;
    fitting.set(column, width);
    sum += width;
  }
  return fitting;
}

/** Shares a whole width among columns as their own widths are, and puts them in order. */
export function sharedWidth<Column extends string>(
  columns: readonly Column[],
  widths: ReadonlyMap<Column, number>,
): readonly ShownColumn<Column>[] {
  const all = [...widths.values()].reduce((total, width) => total + width, 0);
  return columns.flatMap((column) => {
    const width = widths.get(column);
    return width === undefined ? [] : [{ column, percent: (width / all) * 100 }];
  });
}

/** The sort after a column's heading was pressed: the column's own order first, then the other. */
export function pressedSort<Column extends string>(
  column: Column,
  now: GridSort<Column>,
  own: GridSort<Column>['order'],
): GridSort<Column> {
  if (now.column !== column) return { column, order: own };
  return { column, order: now.order === 'ascending' ? 'descending' : 'ascending' };
}
