import { dirname } from 'node:path';
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { loadSqlite } from '../../platform/load-sqlite.ts';
import { makeOwnFile, makeOwnFolder } from '../../platform/state/own-folder.ts';
import type { Dimension, PersonSum } from './day-sums.ts';
import type { KeptRow } from './kept-row.ts';
import { type Endpoint, personOf, type RowOf } from './rows.ts';
import { type KeptDaySum, openSumTables, SUM_TABLES } from './sum-tables.ts';
import { type DaySpan, dayStart } from './windows.ts';

/**
 * Rows of the Analytics API, kept so that history outlives the 90 days. A row that comes again replaces the one before;
 * a row that no longer comes stays, as absence is not zero.
 */
export interface RowStore {
  /** Returns when a UTC day was last read whole; null where it never was. */
  readAt(endpoint: Endpoint, workspace: string, day: number): number | null;
  /** Returns the beginnings of the days in the span that were ever read whole. */
  daysRead(endpoint: Endpoint, workspace: string, span: DaySpan): ReadonlySet<number>;
  /** Takes in what one span gave, all or nothing; the days count as read at `at`. Returns how many rows changed. */
  save<E extends Endpoint>(
    endpoint: E,
    workspace: string,
    span: DaySpan,
    rows: readonly RowOf<E>[],
    at: number,
  ): { readonly added: number; readonly revised: number };
  /** Returns rows that begin in the span, by time and person. */
  rows<E extends Endpoint>(endpoint: E, workspace: string, span: DaySpan): KeptRow<E>[];
  /** Returns the rows of those people alone, given by an id or an email in any case. */
  rowsOf<E extends Endpoint>(endpoint: E, workspace: string, span: DaySpan, person: string): KeptRow<E>[];
  /** Returns the sums of days in the span: whole UTC days. */
  daySums(endpoint: Endpoint, workspace: string, dimension: Dimension, span: DaySpan): KeptDaySum[];
  /** Returns the sums of people over the span: whole UTC days. */
  personSums(endpoint: UseEndpoint, workspace: string, span: DaySpan): PersonSum[];
  close(): void;
}

/** Both give the same rows. */
export type UseEndpoint = 'usage' | 'all-usage';

/** The file has this number as its `user_version`. */
const FORMAT = 2;
/** The one before had no sums. */
const WITHOUT_SUMS = 1;
const MARK = 0x6f726761;

/** Thrown where the file is not one of these. */
export class OtherStore extends Error {}

/** Opens the store; makes it where it is missing. @throws the system's error, or OtherStore. */
export function openRowStore(file: string): RowStore {
  makeOwnFolder(dirname(file));
  makeOwnFile(file);
  const { DatabaseSync } = loadSqlite();
  const database = new DatabaseSync(file, { timeout: 5_000 });
  try {
    if (prepare(database, file) === 'without-sums') addSums(database);
  } catch (error) {
    database.close();
    throw error;
  }
  const selectDay = database.prepare('SELECT at FROM days WHERE endpoint = ? AND workspace = ? AND day = ?');
  const selectDays = database.prepare(
    'SELECT day FROM days WHERE endpoint = ? AND workspace = ? AND day >= ? AND day < ?',
  );
  const selectRow = database.prepare(
    'SELECT json, revision FROM rows WHERE endpoint = ? AND workspace = ? AND start = ? AND person = ? AND ends = ?',
  );
  const insertRow = database.prepare('INSERT INTO rows VALUES (?, ?, ?, ?, ?, ?, 1, ?, ?)');
  const touchRow = database.prepare(
    'UPDATE rows SET json = ?, revision = ?, last_seen = ? WHERE endpoint = ? AND workspace = ? AND start = ? AND person = ? AND ends = ?',
  );
  const markDay = database.prepare('INSERT OR REPLACE INTO days VALUES (?, ?, ?, ?)');
  const selectRows = database.prepare(
    'SELECT json, revision, first_seen, last_seen FROM rows WHERE endpoint = ? AND workspace = ? AND start >= ? AND start < ? ORDER BY start, person',
  );
  const selectOf = database.prepare(
    'SELECT json, revision, first_seen, last_seen FROM rows WHERE endpoint = ? AND workspace = ? AND start >= ? AND start < ? AND person = ? ORDER BY start',
  );
  const sums = openSumTables(database);
  const rowsIn = (endpoint: Endpoint, workspace: string) => (span: DaySpan) =>
    selectRows.all(endpoint, workspace, span.start, span.end).map(keptRow<Endpoint>);
  return {
    readAt(endpoint, workspace, day) {
      const found = selectDay.get(endpoint, workspace, day);
      return found === undefined ? null : Number(found.at);
    },
    daysRead: (endpoint, workspace, { start, end }) =>
      new Set(selectDays.all(endpoint, workspace, start, end).map(({ day }) => Number(day))),
    save(endpoint, workspace, span, rows, at) {
      let added = 0;
      let revised = 0;
      const days = new Set<number>();
      database.exec('BEGIN IMMEDIATE');
      try {
        for (const row of rows) {
          const key = [
            endpoint,
            workspace,
            row.start_time * 1_000,
            personOf(row) ?? '',
            row.end_time * 1_000,
          ] as const;
          const json = compact(row);
          days.add(dayStart(row.start_time * 1_000));
          const before = selectRow.get(...key);
          if (before === undefined) {
            insertRow.run(...key, json, at, at);
            added += 1;
            continue;
          }
          const isRevised = before.json !== json;
          if (isRevised) revised += 1;
          touchRow.run(json, Number(before.revision) + Number(isRevised), at, ...key);
        }
        for (let day = dayStart(span.start); day < span.end; day += DAY)
          markDay.run(endpoint, workspace, day, at);
        sums.renew(endpoint, workspace, days, rowsIn(endpoint, workspace));
        database.exec('COMMIT');
      } catch (error) {
        database.exec('ROLLBACK');
        throw error;
      }
      return { added, revised };
    },
    rows: <E extends Endpoint>(endpoint: E, workspace: string, { start, end }: DaySpan) =>
      selectRows.all(endpoint, workspace, start, end).map(keptRow<E>),
    rowsOf: <E extends Endpoint>(endpoint: E, workspace: string, { start, end }: DaySpan, person: string) =>
      sums
        .named(endpoint, workspace, person)
        .flatMap((each) => selectOf.all(endpoint, workspace, start, end, each).map(keptRow<E>)),
    daySums: (endpoint, workspace, dimension, span) => sums.days(endpoint, workspace, dimension, span),
    personSums: (endpoint, workspace, span) =>
      sums.persons(endpoint, workspace, span, rowsIn(endpoint, workspace)),
    close: () => database.close(),
  };
}

function keptRow<E extends Endpoint>(found: Record<string, SQLOutputValue>): KeptRow<E> {
  return {
    row: JSON.parse(String(found.json)) as RowOf<E>,
    revision: Number(found.revision),
    firstSeenAt: Number(found.first_seen),
    lastSeenAt: Number(found.last_seen),
  };
}

/** Sums what an older Glance kept, all or nothing. */
function addSums(database: DatabaseSync): void {
  database.exec(`BEGIN IMMEDIATE; ${SUM_TABLES}`);
  try {
    const sums = openSumTables(database);
    const rows = database.prepare(
      'SELECT json, revision, first_seen, last_seen FROM rows WHERE endpoint = ? AND workspace = ? AND start >= ? AND start < ? ORDER BY start, person',
    );
    const groups = database.prepare('SELECT DISTINCT endpoint, workspace FROM rows').all();
    const starts = database.prepare('SELECT DISTINCT start FROM rows WHERE endpoint = ? AND workspace = ?');
    for (const { endpoint, workspace } of groups) {
      const where = [String(endpoint) as Endpoint, String(workspace)] as const;
      const days = starts.all(...where).map(({ start }) => Number(start));
      sums.renew(...where, days, (span) => rows.all(...where, span.start, span.end).map(keptRow<Endpoint>));
    }
    database.exec(`PRAGMA user_version = ${FORMAT}; COMMIT`);
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

const DAY = 86_400_000;

/** Leaves out what is not known: most members of the parts of a row. */
function compact(row: object): string {
  return JSON.stringify(row, (_name, value: unknown) => (value === null ? undefined : value));
}

function prepare(database: DatabaseSync, file: string): 'ready' | 'without-sums' {
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
  const read = (name: string) => Number(database.prepare(`PRAGMA ${name}`).get()?.[name]);
  if (read('application_id') === MARK) {
    if (read('user_version') === FORMAT) return 'ready';
    if (read('user_version') === WITHOUT_SUMS) return 'without-sums';
  }
  if (database.prepare('SELECT 1 FROM sqlite_master LIMIT 1').get() !== undefined) {
    throw new OtherStore(
      `${file} is of another Glance. Move it elsewhere, and the last 90 days are read again.`,
    );
  }
  database.exec(`BEGIN IMMEDIATE;
    CREATE TABLE rows (endpoint TEXT, workspace TEXT, start INTEGER, person TEXT, ends INTEGER, json TEXT,
      revision INTEGER, first_seen INTEGER, last_seen INTEGER,
      UNIQUE (endpoint, workspace, start, person, ends));
    CREATE TABLE days (endpoint TEXT, workspace TEXT, day INTEGER, at INTEGER,
      PRIMARY KEY (endpoint, workspace, day)) WITHOUT ROWID;
    ${SUM_TABLES}
    PRAGMA user_version = ${FORMAT}; PRAGMA application_id = ${MARK}; COMMIT`);
  return 'ready';
}
