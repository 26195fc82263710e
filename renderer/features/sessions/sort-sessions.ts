import type { SessionState } from '../../../electron/shared/usage.ts';
import type { Column } from './columns.ts';
import type { ListedSession } from './listed-session.ts';

export interface Sort {
  readonly column: Column;
  readonly order: 'ascending' | 'descending';
}

export const newestFirst: Sort = { column: 'active', order: 'descending' };

/** Numbers and times are mostly looked at from their upper end, words from their first. */
const downwards: ReadonlySet<Column> = new Set(['started', 'active', 'tokens', 'cost']);

/** The sort after a column's heading was pressed: its own order first, then the other. */
export function sortBy(column: Column, now: Sort): Sort {
  if (now.column === column) {
    return { column, order: now.order === 'ascending' ? 'descending' : 'ascending' };
  }
  return { column, order: downwards.has(column) ? 'descending' : 'ascending' };
}

/** What needs attention first. */
const stateRank: Record<SessionState, number> = { running: 0, idle: 1, failed: 2, crashed: 3, ended: 4 };

type Words = 'project' | 'model' | 'surface' | 'signIn';

/**
 * Sorts sessions by one column; what is not known comes last in either order, and equal ones by their last activity,
 * the newest first. `compare` orders words as the reader's language does.
 */
export function sorted(
  sessions: readonly ListedSession[],
  { column, order }: Sort,
  compare: (a: string, b: string) => number,
): readonly ListedSession[] {
  const value = keyOf(sessions, column, compare);
  const sign = order === 'ascending' ? 1 : -1;
  const keyed = sessions.map((session) => ({
    session,
    key: value(session),
    at: timeOf(session.row.lastActivityAt) ?? 0,
  }));
  keyed.sort((a, b) => {
    if (a.key !== b.key) {
      if (a.key === null) return 1;
      return b.key === null ? -1 : sign * (a.key - b.key);
    }
    return b.at - a.at || (a.session.row.threadId < b.session.row.threadId ? -1 : 1);
  });
  return keyed.map(({ session }) => session);
}

/** A number for each session by which the column is sorted; null where it is not known. */
function keyOf(
  sessions: readonly ListedSession[],
  column: Column,
  compare: (a: string, b: string) => number,
): (session: ListedSession) => number | null {
  switch (column) {
    case 'started':
      return ({ row }) => timeOf(row.startedAt);
    case 'active':
      return ({ row }) => timeOf(row.lastActivityAt);
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

/** Times in UTC, all of one form, so that they need not be parsed. */
function timeOf(text: string | null): number | null {
  return text === null ? null : Date.parse(text);
}
