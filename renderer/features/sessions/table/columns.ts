import {
  fittingColumns,
  type ShownColumn as GridColumn,
  sharedWidth,
} from '../../../ui/grid/grid-columns.ts';

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

export type ShownColumn = GridColumn<Column>;

export const isNumber = (column: Column) => column === 'tokens' || column === 'cost';

/** Returns the columns that fit side by side into a width in rem, at least the first. */
export function columnsFor(rem: number): readonly ShownColumn[] {
  return sharedWidth(columns, fittingColumns(widths, rem));
}
