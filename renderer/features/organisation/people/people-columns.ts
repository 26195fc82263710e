import type { OrganisationPerson } from '../../../../electron/shared/contract/organisation-view.ts';

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

/** A column that is shown, with its part of the width in percent. */
export interface ShownColumn {
  readonly column: Column;
  readonly percent: number;
}

/** Returns the columns that fit side by side into a width in rem, at least the first. */
export function columnsFor(rem: number, hasTeams: boolean): readonly ShownColumn[] {
  let sum = 0;
  const fitting = new Map<Column, number>();
  for (const [column, width] of widths) {
    if (column === 'team' && !hasTeams) continue;
    if (fitting.size > 0 && sum + width > rem) break;
    fitting.set(column, width);
    sum += width;
  }
  // Names take what is left over.
  fitting.set('person', (fitting.get('person') ?? 0) + Math.max(0, Math.min(8, rem - sum)));
  const all = [...fitting.values()].reduce((total, width) => total + width, 0);
  return columns.flatMap((column) => {
    const width = fitting.get(column);
    return width === undefined ? [] : [{ column, percent: (width / all) * 100 }];
  });
}

/** A person in the words of the reader. */
export interface ListedPerson {
  readonly person: OrganisationPerson;
  /** As it may be shown. */
  readonly name: string;
  readonly team: string | null;
}

export interface Sort {
  readonly column: Column;
  readonly order: 'ascending' | 'descending';
}

export const mostFirst: Sort = { column: 'credits', order: 'descending' };

/** The sort after a column's heading was pressed: its own order first, then the other. */
export function sortBy(column: Column, now: Sort): Sort {
  if (now.column === column) {
    return { column, order: now.order === 'ascending' ? 'descending' : 'ascending' };
  }
  return { column, order: column === 'person' || column === 'team' ? 'ascending' : 'descending' };
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
  const isWord = column === 'person' || column === 'team';
  const key = ({ person, name, team }: ListedPerson) =>
    isWord ? (column === 'person' ? name : team) : numberOf(column, person);
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
