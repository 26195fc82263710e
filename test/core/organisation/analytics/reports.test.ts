import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { makeReviewsReport } from '../../../../electron/core/organisation/analytics/reviews-report.ts';
import type { RowStore } from '../../../../electron/core/organisation/analytics/row-store.ts';
import { type Endpoint, readRow } from '../../../../electron/core/organisation/analytics/rows.ts';
import { surfaceOf } from '../../../../electron/core/organisation/analytics/surface.ts';
import { makeUsageReport } from '../../../../electron/core/organisation/analytics/usage-report.ts';
import { type OrgGrouping, orgGroupings } from '../../../../electron/shared/schema/organisation/org-usage.ts';
import type { FakeRow } from '../../../fakes/organisation-api/analytics-routes.ts';
import { reviewRows, usageRow } from '../../../fixtures/organisation.ts';
import { temporaryRowStore } from '../temporary-row-store.ts';

const now = Date.parse('2026-11-20T10:46:20Z');
const query = {
  workspace: 'w',
  products: 'codex' as const,
  span: { start: Date.parse('2026-11-01'), end: Date.parse('2026-11-21') },
  daysNotRead: 0,
  now,
  teamOf: null,
  forecast: null,
  caps: [],
  subscription: null,
};
let store: RowStore;
let opened = 0;
beforeEach(() => {
  store = temporaryRowStore();
});

/** Keeps rows of a workspace of their own. */
function keep(rows: { readonly [E in Endpoint]?: readonly FakeRow[] }): { readonly workspace: string } {
  const workspace = `w${opened++}`;
  for (const [endpoint, given] of Object.entries(rows) as [Endpoint, readonly FakeRow[]][]) {
    const read = given.map((row) => readRow(endpoint, row));
    store.save(endpoint, workspace, query.span, read, now);
  }
  return { workspace };
}
const usage = (rows: readonly FakeRow[], by: OrgGrouping = 'day') =>
  makeUsageReport(store, { ...query, ...keep({ usage: rows }), by });

describe('usage', () => {
  const rows = [usageRow('2026-11-03', 'ada'), usageRow('2026-11-03', 'bob'), usageRow('2026-11-18', 'ada')];

  it.each([
    ['day', ['2026-11-03', '2026-11-18']],
    ['week', ['2026-11-02', '2026-11-16']],
    ['user', ['ada', 'bob']],
    ['team', ['unassigned']],
    ['client', ['CODEX_CLI', 'CODEX_NOT_YET_KNOWN']],
    ['surface', ['cli', 'other']],
    ['model', ['gpt-6.1-sol (fast)']],
  ] as const)('by %s', (by, keys) => {
    const report = usage(rows, by);
    expect(report.rows.map(({ key }) => key)).toEqual(keys);
    expect(report.totals).toMatchObject({ people: 2, turns: 30, credits: 121.5, costUsd: null });
  });

  it('marks what may still rise, and says that money is of three kinds', () => {
    const report = usage([...rows, usageRow('2026-11-19', 'ada', { totals: { cost_usd: 1, credits: 2 } })]);
    expect(report.rows.map(({ mayStillRise }) => mayStillRise)).toEqual([false, true, true]);
    expect(report.notes).toEqual(['may-still-rise', 'money-apart', 'no-api-keys', 'dashboard-has-more']);
  });

  it('counts rows of the workspace only where there are none of people', () => {
    const report = usage([...rows, usageRow('2026-11-03', null), usageRow('2026-11-04', null)]);
    expect(report.rows.map(({ key, turns, people }) => [key, turns, people])).toEqual([
      ['2026-11-03', 20, 2],
      ['2026-11-04', 10, null],
      ['2026-11-18', 10, 1],
    ]);
    expect(usage([usageRow('2026-11-04', null)]).totals.people).toBeNull();
  });

  it('does not count people whose numbers are zero', () => {
    const idle = usageRow('2026-11-03', 'eve', {
      totals: { threads: 0, turns: 0 },
      clients: null,
      models: 'none',
    });
    expect(usage([idle]).totals).toMatchObject({ people: 0, turns: 0, credits: null });
  });

  it('adds up to the totals however it is summed by person or time', () => {
    const number = fc.option(fc.integer({ min: 0, max: 1_000 }));
    const row = fc.record({
      day: fc.integer({ min: 1, max: 20 }),
      user: fc.constantFrom('a', 'b', 'c'),
      turns: number,
      credits: number,
    });
    fc.assert(
      fc.property(fc.uniqueArray(row, { selector: ({ day, user }) => `${day}${user}` }), (all) => {
        const made = all.map(({ day, user, turns, credits }) =>
          usageRow(`2026-11-${String(day).padStart(2, '0')}`, user, { totals: { turns, credits } }),
        );
        for (const by of ['day', 'week', 'user'] as const) {
          const { rows: summed, totals } = usage(made, by);
          for (const name of ['turns', 'credits'] as const) {
            const known = summed.flatMap((each) => (each[name] === null ? [] : [each[name]]));
            expect(known.length === 0 ? null : known.reduce((a, b) => a + b, 0)).toBe(totals[name]);
          }
        }
      }),
    );
  });

  it('of a span without rows is empty, not zero', () => {
    for (const by of orgGroupings) {
      expect(usage([], by)).toMatchObject({ rows: [], readAt: null, totals: { people: null, turns: null } });
    }
  });
});

it('reviews stand beside what people answered', () => {
  const days = ['2026-11-03', '2026-11-04', '2026-11-18'].map(reviewRows);
  const kept = keep({
    reviews: days.map(({ reviews }) => reviews),
    responses: days.slice(1).map(({ responses }) => responses),
  });
  const report = makeReviewsReport(store, { ...query, ...kept, by: 'week' });
  expect(report.rows).toMatchObject([
    { key: '2026-11-02', reviews: 8, p0: 2, merged: 3, engaged: 5, revision: 1, mayStillRise: false },
    { key: '2026-11-16', reviews: 4, comments: 9, upvotes: 3, mayStillRise: true },
  ]);
  expect(report.totals).toMatchObject({ reviews: 12, replies: 4 });
});

it.each([
  ['CODEX_CLI', 'cli'],
  ['CODEX_IDE_VSCODE', 'ide'],
  ['VS Code', 'ide'],
  ['CODEX_JETBRAINS_PYCHARM', 'ide'],
  ['CODEX_DESKTOP_APP', 'desktop'],
  ['CODEX_WEB', 'cloud'],
  ['web', 'cloud'],
  ['Slack', 'cloud'],
  ['GitHub Action', 'review'],
  ['CODEX_SDK_TS', 'sdk'],
  ['WORK_MOBILE', 'chat'],
  ['CODEX_UNKNOWN_DEFAULT', 'other'],
  [null, 'other'],
] as const)('%s is used in: %s', (client, surface) => {
  expect(surfaceOf(client)).toBe(surface);
});
