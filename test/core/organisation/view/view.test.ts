import { beforeEach, describe, expect, it } from 'vitest';
import type { RowStore } from '../../../../electron/core/organisation/analytics/row-store.ts';
import { type Endpoint, readRow } from '../../../../electron/core/organisation/analytics/rows.ts';
import { readTeams } from '../../../../electron/core/organisation/analytics/teams.ts';
import { judgeCaps } from '../../../../electron/core/organisation/view/caps.ts';
import {
  makeOrganisationView,
  type ViewParts,
} from '../../../../electron/core/organisation/view/make-view.ts';
import { subscriptionReturn } from '../../../../electron/core/organisation/view/subscription.ts';
import type { FakeRow } from '../../../fakes/organisation-api/analytics-routes.ts';
import { reviewRows, usageRow } from '../../../fixtures/organisation.ts';
import { temporaryRowStore } from '../temporary-row-store.ts';

const now = Date.parse('2026-11-20T10:46:20Z');
let store: RowStore;
beforeEach(() => {
  store = temporaryRowStore();
});

const save = (endpoint: Endpoint, rows: readonly FakeRow[], since = '2026-11-02', until = '2026-11-20') =>
  store.save(
    endpoint,
    'w',
    { start: Date.parse(since), end: Date.parse(until) + 86_400_000 },
    rows.map((row) => readRow(endpoint, row)),
    now,
  );
const view = (more: Partial<ViewParts> = {}, by: 'day' | 'week' = 'day', since = '2026-11-01') =>
  makeOrganisationView(
    { store, workspace: 'w', now, teamOf: null, caps: [], subscription: null, reconciliation: null, ...more },
    { since, until: '2026-11-30', by },
  );

describe('the view', () => {
  beforeEach(() => {
    save('usage', [
      usageRow('2026-11-03', 'ada', { code_attribution: { accepted_lines: 4, accepted_percentage: 50 } }),
      usageRow('2026-11-03', 'bob', { code_attribution: { accepted_lines: 6 } }),
      usageRow('2026-11-18', 'ada'),
    ]);
    const { reviews, responses } = reviewRows('2026-11-03');
    save('reviews', [reviews]);
    save('responses', [responses]);
  });

  it('has every day up to today, and nothing where a day was never read', () => {
    const { periods, daysNotRead, totals, notes } = view();
    expect(periods).toHaveLength(20);
    expect(periods[0]).toMatchObject({
      key: '2026-11-01',
      daysNotRead: 1,
      use: { turns: null, people: null },
    });
    expect(periods[2]).toMatchObject({
      key: '2026-11-03',
      daysNotRead: 0,
      mayStillRise: false,
      use: { turns: 20, people: 2, costUsd: null },
      surfaces: { cli: { people: 2, turns: 16 }, other: { people: 2, turns: 4 } },
      reviews: { reviews: 4, p0: 1, replies: 2 },
    });
    expect(periods[17]).toMatchObject({ key: '2026-11-18', mayStillRise: true });
    // A day that was read and has no row is not known to be zero.
    expect(periods[3]?.use.turns).toBeNull();
    expect(daysNotRead).toBe(1);
    expect(totals).toMatchObject({ people: 2, threads: 6, turns: 30 });
    expect(notes).toContain('days-not-read');
  });

  it('has weeks from Monday, with different people', () => {
    const { periods } = view({}, 'week');
    expect(periods.map(({ key, use, daysNotRead }) => [key, use.people, use.turns, daysNotRead])).toEqual([
      ['2026-10-26', null, null, 1],
      ['2026-11-02', 2, 20, 0],
      ['2026-11-09', null, null, 0],
      ['2026-11-16', 1, 10, 0],
    ]);
  });

  it('has people, models, clients, reviews and code', () => {
    const { people, models, clients, reviews, attribution, teams } = view();
    expect(people).toMatchObject([
      { key: 'ada', email: 'ada@harbor.example', team: null, activeDays: 2, use: { turns: 20 } },
      { key: 'bob', activeDays: 1, use: { turns: 10 } },
    ]);
    expect(models).toMatchObject([{ key: 'gpt-6.1-sol (fast)', use: { credits: 121.5 } }]);
    expect(clients.map(({ key }) => key)).toEqual(['CODEX_CLI', 'CODEX_NOT_YET_KNOWN']);
    expect(reviews).toMatchObject({ reviews: 4, engaged: 5 });
    expect(attribution).toEqual([{ name: 'accepted_lines', value: 10 }]);
    expect(teams).toBeNull();
  });

  it('charges teams back', () => {
    const { teams, people } = view({ teamOf: readTeams('person,team\nada@harbor.example,Platform') });
    expect(teams).toMatchObject([
      { key: 'Platform', use: { people: 1, credits: 81 }, share: 0.6667 },
      { key: null, use: { people: 1, credits: 40.5 }, share: 0.3333 },
    ]);
    expect(people.map(({ team }) => team)).toEqual(['Platform', null]);
  });

  it('says how near caps are, of this month alone', () => {
    save(
      'usage',
      [usageRow('2026-10-30', 'ada', { totals: { credits: 1_000 } })],
      '2026-10-30',
      '2026-10-30',
    );
    const caps = [
      { kind: 'workspace', key: null, unit: 'credits', cap: 130 },
      { kind: 'workspace', key: null, unit: 'usd', cap: 10 },
      { kind: 'team', key: 'Platform', unit: 'credits', cap: 1_000 },
      { kind: 'person', key: 'Ada@harbor.example', unit: 'credits', cap: 80 },
      { kind: 'person', key: 'nobody', unit: 'credits', cap: 80 },
    ] as const;
    const { caps: judged } = view({ caps, teamOf: readTeams('ada,Platform') }, 'day', '2026-10-01');
    expect(judged.map(({ used, state }) => [used, state])).toEqual([
      [121.5, 'near'],
      [null, 'not-known'],
      [81, 'below'],
      [81, 'reached'],
      [null, 'not-known'],
    ]);
  });

  it('compares a subscription with its use, over the days that were read', () => {
    const { subscription } = view({ subscription: { seats: 3, usdPerMonth: 60 } });
    // 19 of the 20 days up to today were read.
    expect(subscription).toEqual({
      seats: 3,
      usdPerSeatAndMonth: 60,
      costUsd: 112.36,
      valueUsd: 4.86,
      ratio: 0.043,
      unusedSeats: 1,
    });
  });
});

it('a view of nothing has no numbers, not zeros', () => {
  const { totals, people, periods, readAt, forecast, subscription } = view({
    subscription: { seats: 3, usdPerMonth: 60 },
  });
  expect([totals.turns, totals.people, readAt, forecast]).toEqual([null, null, null, null]);
  expect(people).toEqual([]);
  expect(periods.every(({ daysNotRead }) => daysNotRead === 1)).toBe(true);
  expect(subscription).toMatchObject({ costUsd: 0, valueUsd: null, ratio: null, unusedSeats: null });
});

it('a cap that the forecast passes is near', () => {
  const forecast = { month: '2026-11', soFar: 40, expected: 120, low: 90, high: 150 };
  const workspace = { credits: 40, costUsd: null };
  const facts = { workspace, teams: new Map(), people: new Map(), forecast };
  const cap = { kind: 'workspace', key: null, unit: 'credits', cap: 100 } as const;
  expect(judgeCaps([cap], facts)).toMatchObject([{ used: 40, expected: 120, state: 'near' }]);
  expect(judgeCaps([{ ...cap, cap: 500 }], facts)).toMatchObject([{ state: 'below' }]);
});

it('a free subscription has no ratio', () => {
  const facts = { seats: 1, usdPerMonth: 0, daysRead: 30, valueUsd: 3, people: null };
  expect(subscriptionReturn(facts)).toMatchObject({ costUsd: 0, ratio: null, unusedSeats: null });
});
