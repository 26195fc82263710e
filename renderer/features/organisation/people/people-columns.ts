import type { OrganisationPerson } from '../../../../electron/shared/contract/organisation-view.ts';
import {
  fittingColumns,
  type ShownColumn as GridColumn,
  type GridSort,
  pressedSort,
  sharedWidth,
} from '../../../ui/grid/grid-columns.ts';

/** The columns of the table, in their order. */
export const columns = [
  'person',
  'team',
  'threads',
  'turns',
  'credits',
  'estimate',
  'tokens',
  'days',
] as const;
export type Column = (typeof columns)[number];

/** The least width of each in rem, those that matter most first. */
const widths: readonly (readonly [Column, number])[] = [
  ['person', 8],
  ['credits', 5.25],
  ['turns', 6.5],
  ['threads', 6],
  ['team', 7],
  ['tokens', 5.5],
  ['estimate', 6.25],
  ['days', 6.75],
];

export type ShownColumn = GridColumn<Column>;

const isWord = (column: Column) => column === 'person' || column === 'team';
export const isNumber = (column: Column) => !isWord(column);

/** Returns the columns that fit side by side into a width in rem, at least the first. */
export function columnsFor(rem: number, hasTeams: boolean): readonly ShownColumn[] {
  const there = widths.filter(([column]) => column !== 'team' || hasTeams);
  const fitting = fittingColumns(there, rem);
  const sum = [...fitting.values()].reduce((total, width) => total + width, 0);
  // Names take what is left over.
  fitting.set('person', (fitting.get('person') ?? 0) + Math.max(0, Math.min(8, rem - sum)));
  return sharedWidth(columns, fitting);
}

/** A person in the words of the reader. */
export interface ListedPerson {
  readonly person: OrganisationPerson;
  /** As it may be shown. */
  readonly name: string;
  readonly team: string | null;
}

export type Sort = GridSort<Column>;

export const mostFirst: Sort = { column: 'credits', order: 'descending' };

/** The sort after a column's heading was pressed: its own order first, then the other. */
export function sortBy(column: Column, now: Sort): Sort {
  return pressedSort(column, now, isWord(column) ? 'ascending' : 'descending');
}

/** The number of a column; null where it is not known, or the column has words. */
export function numberOf(column: Column, { use, activeDays }: OrganisationPerson): number | null {
  switch (column) {
    case 'threads':
      return use.threads;
    case 'turns':
      return use.turns;
    case 'credits':
      return use.credits;
    case 'estimate':
      return use.estimatedCostUsd;
    case 'tokens':
      return use.totalTokens;
    case 'days':
      return activeDays;
    default:
      return null;
  }
}

/** Sorts people by one column; what is not known comes last in either order, and those who are alike stay in theirs. */
export function sorted(
  people: readonly ListedPerson[],
  { column, order }: Sort,
  compare: (a: string, b: string) => number,
): readonly ListedPerson[] {
  const sign = order === 'ascending' ? 1 : -1;
  const key = ({ person, name, team }: ListedPerson) =>
    isWord(column) ? (column === 'person' ? name : team) : numberOf(column, person);
  return people.toSorted((a, b) => {
    const [left, right] = [key(a), key(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return sign * (typeof left === 'string' ? compare(left, String(right)) : left - Number(right));
  });
}

/** Keeps those whose name or team has every word of the search. */
export function found(people: readonly ListedPerson[], query: string): readonly ListedPerson[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return people;
  return people.filter(({ name, team }) => {
    const text = `${name} ${team ?? ''}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
