import { entryOf } from '../../collections/entry-of.ts';
import type { KeptRow } from './kept-row.ts';
import { atLeastZero, reviewValues, valuesOfUse } from './measures.ts';
import { type Endpoint, personOf, type UsageRow } from './rows.ts';
import { surfaceOf } from './surface.ts';
import { dayStart } from './windows.ts';

/** What sums of a day are of: all of it, a surface, a client, a model, or a number that is given of code. */
export const dimensions = ['total', 'surface', 'client', 'model', 'attribution'] as const;
export type Dimension = (typeof dimensions)[number];

/** How rows came. Times are milliseconds since the epoch. */
export interface RowHistory {
  /** From the begin of the first to the end of the last. */
  readonly start: number;
  readonly end: number;
  /** The highest of them. */
  readonly revision: number;
  readonly firstSeenAt: number;
  readonly lastSeenAt: number;
}

/** The sum of rows of one UTC day. */
export interface DaySum extends RowHistory {
  readonly dimension: Dimension;
  /** Empty for the total. */
  readonly key: string;
  /** People with any number above zero; null where no row of the day names one. */
  readonly people: ReadonlySet<string> | null;
  /** In the order of `measureNames`; null where no row gives one. */
  readonly values: readonly (number | null)[];
}

/** The sum of rows of one person. */
export interface PersonSum extends RowHistory {
  readonly person: string;
  /** As the newest row says that gives one. */
  readonly email: string | null;
  readonly activeDays: number;
  readonly values: readonly (number | null)[];
}

/**
 * Sums the rows that begin on one UTC day. Of use, rows of the workspace count where there are none of people for that
 * time, so that nothing counts twice; of reviews, those of people where there are none of the workspace.
 */
export function sumDay(endpoint: Endpoint, rows: readonly KeptRow<Endpoint>[]): DaySum[] {
  const groups = new Map<string, Group>();
  const isOfUse = endpoint === 'usage' || endpoint === 'all-usage';
  const hasPeople = isOfUse && rows.some(({ row }) => personOf(row) !== null);
  for (const kept of countedOnce(rows, isOfUse)) {
    const person = personOf(kept.row);
    const parts = isOfUse ? partsOf(kept.row as UsageRow) : [totalOf(reviewValues(endpoint, kept.row))];
    for (const [dimension, key, values] of parts) {
      const group = entryOf(groups, `${dimension}\n${key}`, () => new Group(dimension, key, values.length));
      group.add(kept, values);
      if (person !== null && values.some((value) => (value ?? 0) > 0)) group.people.add(person);
    }
  }
  return [...groups.values()].map((group) => group.sum(hasPeople));
}

/** Sums the rows of each person. The rows of others are left out. */
export function sumPersons(rows: readonly KeptRow<Endpoint>[]): PersonSum[] {
  const groups = new Map<string, { group: Group; days: Set<number>; email: string | null }>();
  for (const kept of rows) {
    const person = personOf(kept.row);
    if (person === null) continue;
    const values = valuesOfUse((kept.row as UsageRow).totals);
    const make = () => ({
      group: new Group('total', '', values.length),
      days: new Set<number>(),
      email: null,
    });
    const found = entryOf(groups, person, make);
    found.group.add(kept, values);
    if (values.some((value) => (value ?? 0) > 0)) found.days.add(dayStart(kept.row.start_time * 1_000));
    found.email = kept.row.actor?.email ?? found.email;
  }
  return [...groups].map(([person, { group, days, email }]) => {
    const { values, start, end, revision, firstSeenAt, lastSeenAt } = group.sum(false);
    const history = { start, end, revision, firstSeenAt, lastSeenAt };
    return { person, email, activeDays: days.size, values, ...history };
  });
}

class Group {
  readonly people = new Set<string>();
  private readonly dimension: Dimension;
  private readonly key: string;
  private readonly values: (number | null)[];
  private start = Number.POSITIVE_INFINITY;
  private end = Number.NEGATIVE_INFINITY;
  private revision = 1;
  private first = Number.POSITIVE_INFINITY;
  private last = Number.NEGATIVE_INFINITY;

  constructor(dimension: Dimension, key: string, measures: number) {
    this.dimension = dimension;
    this.key = key;
    this.values = new Array<number | null>(measures).fill(null);
  }

  add(
    { row, revision, firstSeenAt, lastSeenAt }: KeptRow<Endpoint>,
    values: readonly (number | null)[],
  ): void {
    values.forEach((value, index) => {
      if (value !== null) this.values[index] = (this.values[index] ?? 0) + value;
    });
    this.start = Math.min(this.start, row.start_time * 1_000);
    this.end = Math.max(this.end, row.end_time * 1_000);
    this.revision = Math.max(this.revision, revision);
    this.first = Math.min(this.first, firstSeenAt);
    this.last = Math.max(this.last, lastSeenAt);
  }

  sum(hasPeople: boolean): DaySum {
    return {
      dimension: this.dimension,
      key: this.key,
      people: hasPeople && this.dimension !== 'attribution' ? this.people : null,
      values: this.values,
      start: this.start,
      end: this.end,
      revision: this.revision,
      firstSeenAt: this.first,
      lastSeenAt: this.last,
    };
  }
}

function countedOnce(rows: readonly KeptRow<Endpoint>[], isOfUse: boolean): readonly KeptRow<Endpoint>[] {
  const isOfPeople = (kept: KeptRow<Endpoint>) => personOf(kept.row) !== null;
  const firstChoice = (kept: KeptRow<Endpoint>) => isOfPeople(kept) === isOfUse;
  const chosen = new Set(rows.filter(firstChoice).map(({ row }) => row.start_time));
  return rows.filter((kept) => firstChoice(kept) || !chosen.has(kept.row.start_time));
}

type Part = readonly [Dimension, key: string, values: readonly (number | null)[]];

function totalOf(values: readonly (number | null)[]): Part {
  return ['total', '', values];
}

function partsOf(row: UsageRow): Part[] {
  const parts: Part[] = [totalOf(valuesOfUse(row.totals))];
  for (const client of row.clients ?? []) {
    const values = valuesOfUse(client);
    parts.push(['client', client.client_id || 'unknown', values]);
    parts.push(['surface', surfaceOf(client.client_id ?? null), values]);
  }
  for (const model of row.models ?? []) {
    const speed = (model.speed ?? 'standard') === 'standard' ? '' : ` (${model.speed})`;
    parts.push(['model', `${model.model || 'unknown'}${speed}`, valuesOfUse(model)]);
  }
  for (const [name, value] of Object.entries(row.code_attribution ?? {})) {
    const number = typeof value === 'number' ? atLeastZero(value) : null;
    // A share of a day cannot be added to that of another.
    if (number !== null && !SHARE.test(name)) parts.push(['attribution', name, [number]]);
  }
  return parts;
}

const SHARE = /percent|pct|ratio|rate\b|_rate|share|fraction/i;
