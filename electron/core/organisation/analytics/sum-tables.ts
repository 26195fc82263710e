import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite';
import { DAY_MS } from '../../../shared/durations.ts';
import {
  type DaySum,
  type Dimension,
  dimensions,
  type PersonSum,
  type RowHistory,
  sumDay,
  sumPersons,
} from './day-sums.ts';
import type { KeptRow } from './kept-row.ts';
import { MOST_MEASURES, measureNames } from './measures.ts';
import { PeopleSet } from './people-set.ts';
import type { Endpoint } from './rows.ts';
import { type DaySpan, dayStart, weekStart } from './windows.ts';

const numbers = Array.from({ length: MOST_MEASURES }, (_, index) => `m${index}`);

/** The statements that make the tables of sums. A week begins on Monday. */
export const SUM_TABLES = `
  CREATE TABLE people (id INTEGER PRIMARY KEY, person TEXT UNIQUE);
  CREATE TABLE day_sums (endpoint TEXT, workspace TEXT, dimension INTEGER, day INTEGER, key TEXT, people BLOB,
    start INTEGER, ends INTEGER, revision INTEGER, first_seen INTEGER, last_seen INTEGER,
    ${numbers.map((name) => `${name} REAL`).join(', ')},
    PRIMARY KEY (endpoint, workspace, dimension, day, key)) WITHOUT ROWID;
  CREATE TABLE person_weeks (endpoint TEXT, workspace TEXT, person INTEGER, week INTEGER, email TEXT, days INTEGER,
    start INTEGER, ends INTEGER, revision INTEGER, first_seen INTEGER, last_seen INTEGER,
    ${numbers.map((name) => `${name} REAL`).join(', ')},
    PRIMARY KEY (endpoint, workspace, person, week)) WITHOUT ROWID;`;

/** A sum of a day as it is kept; people are bits by number. */
export interface KeptDaySum extends Omit<DaySum, 'people' | 'dimension'> {
  readonly day: number;
  readonly people: Uint8Array | null;
}

/**
 * Sums of rows by day and by person and week, so that a view of years reads thousands of them and not the rows. Written
 * in the transaction of the rows that they are of.
 */
export interface SumTables {
  /** Sums the days again that rows came for. `rowsIn` gives those that are kept now. */
  renew(
    endpoint: Endpoint,
    workspace: string,
    days: Iterable<number>,
    rowsIn: (span: DaySpan) => KeptRow<Endpoint>[],
  ): void;
  /** Returns the sums of days in the span, by day and key. */
  days(endpoint: Endpoint, workspace: string, dimension: Dimension, span: DaySpan): KeptDaySum[];
  /** Returns the sums of people in the span, in no order. */
  persons(
    endpoint: Endpoint,
    workspace: string,
    span: DaySpan,
    rowsIn: (span: DaySpan) => KeptRow<Endpoint>[],
  ): PersonSum[];
  /** Returns people by an id or an email, in any case. */
  named(endpoint: Endpoint, workspace: string, name: string): string[];
}

export function openSumTables(database: DatabaseSync): SumTables {
  const marks = (count: number) => new Array<string>(count).fill('?').join(', ');
  const clearDay = database.prepare(
    'DELETE FROM day_sums WHERE endpoint = ? AND workspace = ? AND dimension = ? AND day = ?',
  );
  const insertDay = database.prepare(`INSERT INTO day_sums VALUES (${marks(11 + MOST_MEASURES)})`);
  const clearWeek = database.prepare(
    'DELETE FROM person_weeks WHERE endpoint = ? AND workspace = ? AND person = ? AND week = ?',
  );
  const insertWeek = database.prepare(`INSERT INTO person_weeks VALUES (${marks(11 + MOST_MEASURES)})`);
  const idOf = database.prepare('SELECT id FROM people WHERE person = ?');
  const addPerson = database.prepare('INSERT INTO people (person) VALUES (?)');
  const selectDays = lists(
    database.prepare(`SELECT day, key, people, start, ends, revision, first_seen, last_seen, ${numbers.join(', ')}
      FROM day_sums WHERE endpoint = ? AND workspace = ? AND dimension = ? AND day >= ? AND day < ?`),
  );
  const selectPersons = lists(
    database.prepare(`SELECT person, SUM(days), MIN(start), MAX(ends), MAX(revision), MIN(first_seen), MAX(last_seen),
      ${numbers.map((name) => `SUM(${name})`).join(', ')}
      FROM person_weeks WHERE endpoint = ? AND workspace = ? AND week >= ? AND week < ? GROUP BY person`),
  );
  const selectEmails = lists(
    database.prepare(`SELECT person, email, MAX(week) FROM person_weeks
      WHERE endpoint = ? AND workspace = ? AND week >= ? AND week < ? AND email IS NOT NULL GROUP BY person`),
  );
  const selectNames = lists(database.prepare('SELECT id, person FROM people'));
  const selectNamed = lists(
    database.prepare(`SELECT DISTINCT people.person FROM person_weeks JOIN people ON people.id = person_weeks.person
      WHERE endpoint = ?1 AND workspace = ?2 AND (lower(people.person) = ?3 OR lower(email) = ?3)`),
  );
  const ids = new Map<string, number>();

  function numberOf(person: string): number {
    const known = ids.get(person) ?? idOf.get(person)?.id;
    const id = Number(known ?? addPerson.run(person).lastInsertRowid);
    ids.set(person, id);
    return id;
  }

  function write(endpoint: Endpoint, workspace: string, day: number, sums: readonly DaySum[]): void {
    dimensions.forEach((_, dimension) => void clearDay.run(endpoint, workspace, dimension, day));
    for (const sum of sums) {
      const people = sum.people === null ? null : new PeopleSet();
      for (const person of sum.people ?? []) people?.add(numberOf(person));
      const where = [endpoint, workspace, dimensions.indexOf(sum.dimension), day, sum.key];
      insertDay.run(...where, people?.bytes ?? null, ...valuesOf(sum));
    }
  }

  return {
    renew(endpoint, workspace, given, rowsIn) {
      const days = new Set([...given].map(dayStart));
      for (const week of new Set([...days].map(weekStart))) {
        const rows = rowsIn({ start: week, end: week + 7 * DAY_MS });
        for (let day = week; day < week + 7 * DAY_MS; day += DAY_MS) {
          if (!days.has(day)) continue;
          const ofDay = rows.filter(({ row }) => dayStart(row.start_time * 1_000) === day);
          write(endpoint, workspace, day, sumDay(endpoint, ofDay));
        }
        if (endpoint !== 'usage' && endpoint !== 'all-usage') continue;
        for (const sum of sumPersons(rows)) {
          const person = numberOf(sum.person);
          clearWeek.run(endpoint, workspace, person, week);
          insertWeek.run(endpoint, workspace, person, week, sum.email, sum.activeDays, ...valuesOf(sum));
        }
      }
    },
    days(endpoint, workspace, dimension, { start, end }) {
      const measures = dimension === 'attribution' ? 1 : measureNames[endpoint].length;
      const found = selectDays(endpoint, workspace, dimensions.indexOf(dimension), start, end);
      return found.map(([day, key, people, ...rest]) => ({
        day: Number(day),
        key: String(key),
        people: people instanceof Uint8Array ? people : null,
        ...historyIn(rest),
        values: rest.slice(5, 5 + measures) as (number | null)[],
      }));
    },
    persons(endpoint, workspace, { start, end }, rowsIn) {
      // Weeks that are cut are summed of their rows; most spans end after the last.
      const first = start === weekStart(start) ? start : weekStart(start) + 7 * DAY_MS;
      const last =
        rowsIn({ start: end, end: weekStart(end) + 7 * DAY_MS }).length === 0 ? end : weekStart(end);
      const hasWeeks = first < last;
      const cut = hasWeeks
        ? [...rowsIn({ start, end: first }), ...rowsIn({ start: last, end })]
        : rowsIn({ start, end });
      const sums = new Map<string, PersonSum>();
      if (hasWeeks) {
        const names = new Map(selectNames().map(([id, person]) => [id, String(person)]));
        const emails = new Map(
          selectEmails(endpoint, workspace, first, last).map(([id, email]) => [id, String(email)]),
        );
        for (const [id, days, ...rest] of selectPersons(endpoint, workspace, first, last)) {
          const person = names.get(id ?? null) ?? '';
          const values = rest.slice(5, 5 + measureNames[endpoint].length) as (number | null)[];
          const email = emails.get(id ?? null) ?? null;
          sums.set(person, { person, email, activeDays: Number(days), values, ...historyIn(rest) });
        }
      }
      for (const sum of sumPersons(cut)) sums.set(sum.person, joined(sums.get(sum.person), sum));
      return [...sums.values()];
    },
    named: (endpoint, workspace, name) =>
      selectNamed(endpoint, workspace, name.toLowerCase()).map(([person]) => String(person)),
  };
}

/** Reads rows as lists: objects of many members take twice as long. */
function lists(statement: StatementSync): (...parameters: SQLInputValue[]) => SQLOutputValue[][] {
  statement.setReturnArrays(true);
  return (...parameters) => statement.all(...parameters) as unknown as SQLOutputValue[][];
}

function valuesOf({
  start,
  end,
  revision,
  firstSeenAt,
  lastSeenAt,
  values,
}: RowHistory & Pick<DaySum, 'values'>) {
  const padded = numbers.map((_, index) => values[index] ?? null);
  return [start, end, revision, firstSeenAt, lastSeenAt, ...padded];
}

function historyIn([start, end, revision, first, last]: readonly SQLOutputValue[]): RowHistory {
  return {
    start: Number(start),
    end: Number(end),
    revision: Number(revision),
    firstSeenAt: Number(first),
    lastSeenAt: Number(last),
  };
}

/** Joins the sums of one person over spans that do not overlap. */
function joined(a: PersonSum | undefined, b: PersonSum): PersonSum {
  if (a === undefined) return b;
  return {
    person: b.person,
    // The newer one says what is so now.
    email: a.end > b.end ? (a.email ?? b.email) : (b.email ?? a.email),
    activeDays: a.activeDays + b.activeDays,
    values: a.values.map((value, index) => {
      const other = b.values[index] ?? null;
      return value === null ? other : value + (other ?? 0);
    }),
    start: Math.min(a.start, b.start),
    end: Math.max(a.end, b.end),
    revision: Math.max(a.revision, b.revision),
    firstSeenAt: Math.min(a.firstSeenAt, b.firstSeenAt),
    lastSeenAt: Math.max(a.lastSeenAt, b.lastSeenAt),
  };
}
