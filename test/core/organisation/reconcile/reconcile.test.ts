import { expect, it } from 'vitest';
import { readRow } from '../../../../electron/core/organisation/analytics/rows.ts';
import { reconcile } from '../../../../electron/core/organisation/reconcile/reconcile.ts';
import { usageRow } from '../../../fixtures/organisation.ts';

const now = Date.parse('2026-11-20T10:46:20Z');
const kept = (day: string, tokens: number | null, user = 'ada') => ({
  row: readRow('usage', usageRow(day, user, { totals: { text_total_tokens: tokens } })),
  revision: 1,
  firstSeenAt: now,
  lastSeenAt: now,
});

const made = (isUtc = true) =>
  reconcile(
    [
      kept('2026-11-02', 1_000),
      kept('2026-11-03', 5_000),
      kept('2026-11-03', 9_000, 'bob'),
      kept('2026-11-04', 100),
      kept('2026-11-05', 1_000),
      kept('2026-11-07', 398),
      kept('2026-11-19', 10),
    ],
    {
      workspace: 'w',
      person: 'ADA@harbor.example',
      span: { start: Date.parse('2026-11-01'), end: Date.parse('2026-11-21') },
      now,
      isUtc,
      isRead: (day) => day !== Date.parse('2026-11-06'),
      local: new Map([
        ['2026-11-02', { tokens: 1_005, cachedTokens: 0, otherTokens: 0 }],
        ['2026-11-03', { tokens: 2_000, cachedTokens: 0, otherTokens: 0 }],
        ['2026-11-04', { tokens: 900, cachedTokens: 0, otherTokens: 0 }],
        ['2026-11-05', { tokens: 1_000, cachedTokens: 0, otherTokens: 400 }],
        ['2026-11-07', { tokens: 1_000, cachedTokens: 600, otherTokens: 0 }],
        ['2026-11-06', { tokens: 7, cachedTokens: 0, otherTokens: 0 }],
        ['2026-11-19', { tokens: 900, cachedTokens: 0, otherTokens: 0 }],
      ]),
    },
  ).rows.map(({ day, organizationTokens, difference, reasons }) => [
    day.slice(8),
    organizationTokens,
    difference,
    reasons,
  ]);

it('days stand beside each other, with the reasons that are known', () => {
  expect(made()).toEqual([
    ['02', 1_000, -5, []],
    ['03', 5_000, 3_000, ['elsewhere']],
    ['04', 100, -800, ['not-known']],
    ['05', 1_000, 0, ['other-sign-in']],
    ['06', null, null, ['not-read']],
    ['07', 398, -602, ['cached-input']],
    ['19', 10, -890, ['late']],
  ]);
});

it('another time zone is a reason', () => {
  expect(made(false)[2]).toEqual(['04', 100, -800, ['time-zone']]);
});
