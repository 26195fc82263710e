import type { SessionState } from '../../../../electron/shared/usage.ts';
import { type GridSort, pressedSort } from '../../../ui/grid/grid-columns.ts';
import type { Column } from './columns.ts';
import type { ListedSession } from './listed-session.ts';

export type Sort = GridSort<Column>;

export const newestFirst: Sort = { column: 'active', order: 'descending' };

/** Numbers and times are mostly looked at from their upper end, words from their first. */
const downwards: ReadonlySet<Column> = new Set(['started', 'active', 'tokens', 'cost']);

/** The sort after a column's heading was pressed: its own order first, then the other. */
export function sortBy(column: Column, now: Sort): Sort {
  return pressedSort(column, now, downwards.has(column) ? 'descending' : 'ascending');
}

/** What needs attention first. */
const stateRank: Record<SessionState, number> = { running: 0, idle: 1, failed: 2, crashed: 3, ended: 4 };

type Words = 'project' | 'model' | 'surface' | 'signIn';

/** The sessions with the newest activity first, which is the order of all that are alike in a column. */
export function byActivity(sessions: readonly ListedSession[]): readonly ListedSession[] {
  return sortedBy(sessions, ({ at }) => at, -1);
}

/**
 * Sorts sessions by one column, and leaves those that are alike in it in their order; what is not known comes last in
 * either order. `compare` orders words as the reader's language does.
 */
export function sorted(
  sessions: readonly ListedSession[],
  { column, order }: Sort,
  compare: (a: string, b: string) => number,
): readonly ListedSession[] {
  return sortedBy(sessions, keyOf(sessions, column, compare), order === 'ascending' ? 1 : -1);
}

/** Puts sessions of one number together first: numbers alone sort many times faster than what they belong to. */
function sortedBy(
  sessions: readonly ListedSession[],
  key: (session: ListedSession) => number | null,
  sign: 1 | -1,
): readonly ListedSession[] {
  const alike = new Map<number, ListedSession[]>();
  const unknown: ListedSession[] = [];
  for (const session of sessions) {
    const number = key(session);
    const group = number === null ? unknown : alike.get(sign * number);
    if (group !== undefined) group.push(session);
    else if (number !== null) alike.set(sign * number, [session]);
  }
  const numbers = Float64Array.from(alike.keys()).sort();
  const ordered: ListedSession[] = [];
  for (const number of numbers) for (const session of alike.get(number) ?? []) ordered.push(session);
  for (const session of unknown) ordered.push(session);
  return ordered;
}

/** A number for each session by which the column is sorted; null where it is not known. */
function keyOf(
  sessions: readonly ListedSession[],
  column: Column,
  compare: (a: string, b: string) => number,
): (session: ListedSession) => number | null {
  switch (column) {
    case 'started':
      return ({ startedAt }) => startedAt;
    case 'active':
      return ({ at }) => at;
    case 'tokens':
      return ({ row }) => row.tokens;
    case 'cost':
      return ({ row }) => row.costUsd ?? row.costLowerBoundUsd ?? null;
    case 'state':
      return ({ row }) => stateRank[row.state];
    default:
      return rankOf(sessions, column, compare);
  }
}

/** Words are compared once for each that there is: comparing takes long, and there are few. */
function rankOf(
  sessions: readonly ListedSession[],
  column: Words,
  compare: (a: string, b: string) => number,
): (session: ListedSession) => number | null {
  const words = [...new Set(sessions.map((session) => session[column]))].sort(compare);
  const ranks = new Map(words.map((word, rank) => [word, rank]));
  return (session) => (isKnown(session, column) ? (ranks.get(session[column]) ?? null) : null);
}

function isKnown({ row }: ListedSession, column: Words): boolean {
  switch (column) {
    case 'project':
      return row.cwd !== null;
    case 'model':
      return (row.models[0] ?? null) !== null;
    case 'surface':
      return row.originator !== null;
    case 'signIn':
      return row.auth !== null;
  }
}
