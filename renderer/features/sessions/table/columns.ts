/** The columns of the table, in their order. */
export const columns = [
  'project',
  'model',
  'state',
  'started',
  'active',
  'tokens',
  'cost',
  'surface',
  'signIn',
] as const;
export type Column = (typeof columns)[number];

/** The least width of each in rem, those that matter most first. */
const widths: readonly (readonly [Column, number])[] = [
  ['project', 7.5],
  ['active', 7.75],
  ['tokens', 4.5],
  ['cost', 5],
  ['model', 7.25],
  ['state', 9.75],
  ['surface', 6.5],
  ['started', 7.75],
  ['signIn', 6.75],
];

/** A column that is shown, with its part of the width in percent. */
export interface ShownColumn {
  readonly column: Column;
  readonly percent: number;
}

/** Returns the columns that fit side by side into a width in rem, at least the first. */
export function columnsFor(rem: number): readonly ShownColumn[] {
  let sum = 0;
  const fitting = new Map<Column, number>();
  for (const [column, width] of widths) {
    if (fitting.size > 0 && sum + width > rem) break;
    fitting.set(column, width);
    sum += width;
  }
  return columns.flatMap((column) => {
    const width = fitting.get(column);
    return width === undefined ? [] : [{ column, percent: (width / sum) * 100 }];
  });
}
