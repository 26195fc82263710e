import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { readRateLimits } from '../../electron/core/ingest/lines/rate-limits.ts';
import { judgeLimits } from '../../electron/core/limits/binding.ts';
import { decideLimits } from '../../electron/core/limits/decide-limits.ts';
import { limitFindings } from '../../electron/core/limits/limit-findings.ts';
import { limitsSchema } from '../../electron/shared/schema/limits.ts';
import { asDocument } from '../setup/as-document.ts';

const NOW = Date.parse('2026-11-23T10:00:00Z');
const SECONDS = NOW / 1000;
const window = { used_percent: 40, window_minutes: 300, resets_at: SECONDS + 3_600 };
const week = { used_percent: 20, window_minutes: 10_080, resets_at: SECONDS + 86_400 };
const cap = { limit: '200.00', used: '150.00', remaining_percent: 25, resets_at: SECONDS + 86_400 };

interface Row {
  readonly name: string;
  /** `rate_limits` as a line holds it. */
  readonly limits: object;
  /** What is shown of it: percent by window id. */
  readonly shows?: Readonly<Record<string, number | null>>;
  readonly cap?: object;
  readonly credits?: object;
  readonly binding?: object;
  readonly findings?: number;
}

/** Add a row for each number, text or shape of limits that must do no harm. */
const rows: readonly Row[] = [
  {
    name: 'both windows as they should be',
    limits: { primary: window, secondary: week },
    shows: { 'codex:300': 40, 'codex:10080': 20 },
  },
  ...[-1, -0.001, 151, 1e9, 1e308, 'NaN', 'much', null, {}, [], true].map((used_percent): Row => {
    return {
      name: `a use of ${JSON.stringify(used_percent)}`,
      limits: { primary: { ...window, used_percent }, secondary: week },
      shows: { 'codex:300': null, 'codex:10080': 20 },
      findings: 1,
      binding: { id: 'codex:10080', notKnown: ['codex:300'] },
    };
  }),
  {
    name: 'a use as a text',
    limits: { primary: { ...window, used_percent: '44.5' } },
    shows: { 'codex:300': 44.5 },
  },
  {
    name: 'a use a little beyond the whole',
    limits: { primary: { ...window, used_percent: 103 } },
    shows: { 'codex:300': 100 },
    binding: { state: 'reached' },
  },
  ...[0, -300, 1e12, 'x', null, 0.2].map((window_minutes): Row => {
    return {
      name: `a length of ${JSON.stringify(window_minutes)}`,
      limits: { primary: { ...window, window_minutes }, secondary: { ...week, window_minutes } },
      shows: { 'codex:primary': 40, 'codex:secondary': 20 },
    };
  }),
  ...[-5, 0, 1e30, 'soon', SECONDS * 1000, null, {}].map((resets_at): Row => {
    return {
      name: `a reset at ${JSON.stringify(resets_at)}`,
      limits: { primary: { ...window, resets_at } },
      shows: { 'codex:300': 40 },
    };
  }),
  {
    name: 'a reset in -5 seconds',
    limits: { primary: { used_percent: 1, window_minutes: 300, resets_in_seconds: -5 } },
    shows: { 'codex:300': 1 },
  },
  {
    name: 'two windows of one length',
    limits: { primary: window, secondary: { ...window, used_percent: 7 } },
    shows: { 'codex:300': 40, 'codex:300:secondary': 7 },
  },
  {
    name: 'a limit that is named like another with its length',
    limits: { limit_id: 'codex:300', primary: { ...window, window_minutes: null } },
    shows: { 'codex:300:primary': 40 },
  },
  {
    name: 'an empty name',
    limits: { limit_id: '', limit_name: '', primary: window },
    shows: { 'codex:300': 40 },
  },
  {
    name: 'windows that are none',
    limits: { primary: [], secondary: {}, plan_type: 'plus' },
    shows: {},
    binding: { state: 'unknown' },
  },
  {
    name: 'a cap alone, its numbers as texts',
    limits: { individual_limit: { limit: '200.00', used: '150.00', resets_at: String(SECONDS + 60) } },
    shows: {},
    cap: { limit: '200.00', used: '150.00', remainingPercent: 25, level: 'normal', state: 'current' },
    binding: { of: 'spend-cap', state: 'normal' },
  },
  ...[-1, 101, 1e9, 'NaN', null].map((remaining_percent): Row => {
    return {
      name: `a cap of which ${JSON.stringify(remaining_percent)} percent remain`,
      limits: { individual_limit: { ...cap, remaining_percent } },
      cap: { remainingPercent: 25 },
    };
  }),
  {
    name: 'a cap without a number',
    limits: { individual_limit: { limit: 'much', used: {}, remaining_percent: [] } },
    cap: { limit: null, used: null, remainingPercent: null, level: 'unknown' },
    binding: { of: null, state: 'unknown', notKnown: ['spend-cap'] },
  },
  {
    name: 'a cap of nothing',
    limits: { individual_limit: { limit: 0, used: 0 } },
    cap: { remainingPercent: 0, level: 'reached' },
    binding: { of: 'spend-cap', state: 'reached' },
  },
  {
    name: 'a cap that is spent beyond itself',
    limits: { individual_limit: { limit: 10, used: 12.5 } },
    cap: { remainingPercent: 0, level: 'reached', reached: false },
  },
  {
    name: 'a cap that is reached over windows that are not',
    limits: { primary: window, spend_control_reached: true },
    cap: { reached: true, limit: null },
    binding: { of: 'spend-cap', state: 'reached' },
  },
  {
    name: 'a cap that has reset',
    limits: { spend_control_reached: true, individual_limit: { ...cap, resets_at: SECONDS - 60 } },
    cap: { reached: false, used: null, state: 'reset', level: 'unknown' },
  },
  {
    name: 'credits alone',
    limits: { credits: { has_credits: true, unlimited: false, balance: '12.50' } },
    credits: { state: 'available', balance: '12.50' },
  },
  {
    name: 'credits without a number',
    limits: { credits: { has_credits: true, unlimited: false, balance: 'NaN' } },
    credits: { state: 'available', balance: null },
  },
  {
    name: 'credits below nothing',
    limits: { credits: { has_credits: false, unlimited: false, balance: '-4' } },
    credits: { state: 'unknown', balance: null },
  },
  {
    name: 'credits that are out',
    limits: { credits: { has_credits: false, unlimited: false, balance: '0' } },
    credits: { state: 'out' },
    binding: { of: 'credits', state: 'reached' },
  },
  {
    name: 'credits that a plan with windows does not have',
    limits: { primary: window, credits: { has_credits: false, unlimited: false, balance: '0' } },
    credits: { state: 'none' },
    binding: { of: 'window', state: 'normal' },
  },
  {
    name: 'credits that the server calls depleted',
    limits: { primary: window, rate_limit_reached_type: 'workspace_member_credits_depleted' },
    credits: { state: 'out' },
    binding: { of: 'credits', state: 'reached' },
  },
  {
    name: 'a limit that was reached, and not which',
    limits: { primary: window, rate_limit_reached_type: 'rate_limit_reached' },
    binding: { of: null, state: 'reached' },
  },
];

describe('limits', () => {
  test.each(rows)('with $name', ({ limits, shows, cap: spendCap, credits, binding, findings = 0 }) => {
    const read = readRateLimits(limits, NOW);
    const judged = judgeLimits(decideLimits(read ? [read] : [], read, NOW), [], NOW);
    expect(v.safeParse(limitsSchema, asDocument(judged)).issues).toBeUndefined();
    if (shows)
      expect(Object.fromEntries(judged.windows.map(({ id, usedPercent }) => [id, usedPercent]))).toEqual(
        shows,
      );
    if (spendCap) expect(judged.spendCap).toMatchObject(spendCap);
    if (credits) expect(judged.credits).toMatchObject(credits);
    if (binding) expect(judged.binding).toMatchObject(binding);
    expect(limitFindings(judged, [])).toHaveLength(findings);
  });
});
