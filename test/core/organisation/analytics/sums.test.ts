import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openRowStore, type RowStore } from '../../../../electron/core/organisation/analytics/row-store.ts';
import { type Endpoint, readRow } from '../../../../electron/core/organisation/analytics/rows.ts';
import { surfaceOf } from '../../../../electron/core/organisation/analytics/surface.ts';
import { makeUsageReport } from '../../../../electron/core/organisation/analytics/usage-report.ts';
import type { OrgUsageReport } from '../../../../electron/shared/schema/organisation/org-usage.ts';
import type { FakeRow } from '../../../fakes/organisation-api/analytics-routes.ts';
import { reviewRows, usageRow } from '../../../fixtures/organisation.ts';
import { TempHome } from '../../usage/homes.ts';

const DAY = 86_400_000;
const FIRST = Date.parse('2026-10-28');
const now = FIRST + 40 * DAY;
let world: TempHome;
let store: RowStore;
const file = () => `${world.path}/state/organisation.sqlite`;

beforeEach(() => {
  world = new TempHome();
  store = openRowStore(file());
});
afterEach(() => {
  store.close();
  world[Symbol.dispose]();
});

const dayOf = (index: number) => new Date(FIRST + index * DAY).toISOString().slice(0, 10);
const whole = { start: FIRST, end: FIRST + 30 * DAY };

interface Saved {
  readonly day: number;
  readonly user: string | null;
  readonly turns: number | null;
  readonly credits: number | null;
  readonly client: string | null;
}

const rowOf = ({ day, user, turns, credits, client }: Saved): FakeRow =>
  usageRow(dayOf(day), user, {
    totals: { turns, credits },
    clients: client === null ? [] : [{ client_id: client, turns }],
    models: turns === null ? null : [{ model: client, credits }],
    code_attribution: { accepted_lines: turns, accepted_percentage: 50 },
  });

const number = fc.option(fc.integer({ min: 0, max: 500 }));
const saved = fc.record({
  day: fc.integer({ min: 0, max: 29 }),
  user: fc.constantFrom('ada', 'bob', 'eve', null),
  turns: number,
  credits: number,
  client: fc.constantFrom('CODEX_CLI', 'VS Code', 'web', 'NEW', null),
});
const saves = fc.array(fc.uniqueArray(saved, { selector: ({ day, user }) => `${day} ${user}` }), {
  minLength: 1,
  maxLength: 5,
});

/** Sums rows one by one, as the reports' words say, with nothing of the product's sums. */
function recomputed(rows: readonly Saved[], keysOf: (row: Saved) => readonly string[]) {
  const withPeople = new Set(rows.filter(({ user }) => user !== null).map(({ day }) => day));
  const groups = new Map<string, { turns: number | null; people: Set<string> }>();
  for (const row of rows) {
    if (row.user === null && withPeople.has(row.day)) continue;
    for (const key of keysOf(row)) {
      const group = groups.get(key) ?? { turns: null, people: new Set() };
      groups.set(key, group);
      if (row.turns !== null) group.turns = (group.turns ?? 0) + row.turns;
      const isActive = (row.turns ?? 0) > 0 || (row.credits ?? 0) > 0;
      if (row.user !== null && isActive) group.people.add(row.user);
    }
  }
  return groups;
}

const inReport = ({ rows }: OrgUsageReport) => Object.fromEntries(rows.map(({ key, turns }) => [key, turns]));
const turnsIn = (groups: ReturnType<typeof recomputed>) =>
  Object.fromEntries([...groups].map(([key, { turns }]) => [key, turns]));

it('sums are what a recomputation gives, after any revisions and over any span', () => {
  let runs = 0;
  fc.assert(
    fc.property(
      saves,
      fc.integer({ min: 0, max: 29 }),
      fc.integer({ min: 1, max: 30 }),
      (all, from, length) => {
        const workspace = `w${runs++}`;
        const kept = new Map<string, Saved>();
        for (const rows of all) {
          const read = rows.map((row) => readRow('usage', rowOf(row)));
          store.save('usage', workspace, whole, read, now);
          for (const row of rows) kept.set(`${row.day} ${row.user}`, row);
        }
        const span = { start: FIRST + from * DAY, end: FIRST + (from + length) * DAY };
        const inSpan = [...kept.values()].filter(({ day }) => day >= from && day < from + length);
        const common = {
          workspace,
          span,
          now,
          daysNotRead: 0,
          forecast: null,
          caps: [],
          subscription: null,
        } as const;
        const query = { ...common, products: 'codex' } as const;
        const report = (by: OrgUsageReport['by']) =>
          makeUsageReport(store, { ...query, by, teamOf: (person) => (person === 'ada' ? 'A' : 'B') });
        expect(inReport(report('day'))).toEqual(turnsIn(recomputed(inSpan, ({ day }) => [dayOf(day)])));
        expect(inReport(report('user'))).toEqual(
          turnsIn(recomputed(inSpan, ({ user }) => [user ?? 'workspace'])),
        );
        const surfaces = recomputed(inSpan, ({ client }) => (client === null ? [] : [surfaceOf(client)]));
        expect(inReport(report('surface'))).toEqual(turnsIn(surfaces));
        const weeks = recomputed(inSpan, ({ day }) => {
          const weekday = (new Date(FIRST + day * DAY).getUTCDay() + 6) % 7;
          return [dayOf(day - weekday)];
        });
        for (const { key, turns, people } of report('week').rows) {
          expect([key, turns, people ?? 0]).toEqual([
            key,
            weeks.get(key)?.turns ?? null,
            weeks.get(key)?.people.size,
          ]);
        }
        const total = recomputed(inSpan, () => ['all']).get('all');
        expect(report('team').totals).toMatchObject({ turns: total?.turns ?? null });
        expect(report('team').totals.people ?? 0).toBe(total?.people.size ?? 0);
        const lines = store.daySums('usage', workspace, 'attribution', span);
        expect(new Set(lines.map(({ key }) => key))).toEqual(
          new Set(lines.length === 0 ? [] : ['accepted_lines']),
        );
      },
    ),
    { numRuns: 60 },
  );
});

it('sums of reviews prefer the rows of the workspace', () => {
  const { reviews } = reviewRows('2026-11-03');
  const ofPerson = { ...reviews, user_id: 'ada', pull_request_reviews: 1 };
  const save = (rows: readonly FakeRow[]) =>
    store.save(
      'reviews',
      'w',
      whole,
      rows.map((row) => readRow('reviews', row)),
      now,
    );
  save([ofPerson]);
  const first = () => store.daySums('reviews', 'w', 'total', whole)[0]?.values[0];
  expect(first()).toBe(1);
  save([reviews]);
  expect(first()).toBe(4);
});

it('a store without sums gets them, of the rows that it has', () => {
  const rows = ['ada', 'bob'].map((user) => readRow('usage', usageRow('2026-11-03', user)));
  store.save('usage', 'w', whole, rows, now);
  const read = (endpoint: Endpoint) => [
    store.daySums(endpoint, 'w', 'surface', whole),
    store.personSums('usage', 'w', whole),
  ];
  const before = read('usage');
  store.close();
  const database = new DatabaseSync(file());
  database.exec('DROP TABLE people; DROP TABLE day_sums; DROP TABLE person_weeks; PRAGMA user_version = 1');
  database.close();
  store = openRowStore(file());
  expect(read('usage')).toEqual(before);
});

it('finds the rows of a person by id or email, in any case', () => {
  const rows = ['ada', 'bob'].map((user) => readRow('usage', usageRow('2026-11-03', user)));
  store.save('usage', 'w', whole, rows, now);
  for (const name of ['ADA', 'Ada@Harbor.example']) {
    expect(store.rowsOf('usage', 'w', whole, name).map(({ row }) => row.user_id)).toEqual(['ada']);
  }
  expect(store.rowsOf('usage', 'w', whole, 'eve')).toEqual([]);
});
