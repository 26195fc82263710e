import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noTokens } from '../../../electron/shared/tokens.ts';
import { monthFan, monthTop } from '../../../renderer/features/tokens/charts/month-fan.ts';
import { SAMPLE_NOW, sampleSnapshot } from '../../fixtures/snapshots/sample-snapshot.ts';
import { setUpDesk } from '../desk-window.ts';
import { auditPage } from '../opened.tsx';
import { openChart, tableOf } from './open-chart.tsx';

setUpDesk();

const row = (day: number, total: number) => ({
  key: `2026-11-${String(day).padStart(2, '0')}`,
  tokens: { ...noTokens, input: total, total },
  costUsd: total / 1000,
  responses: 1,
  models: [],
});

describe('the month', () => {
  it('never falls, and is the sum of its days', () => {
    const used = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.nat(1e6)), {
      selector: ([day]) => day,
    });
    fc.assert(
      fc.property(used, fc.constantFrom('filled', 'unpriced'), (days, name) => {
        const snapshot = sampleSnapshot(name);
        const fan = monthFan(
          snapshot,
          days.map(([day, total]) => row(day, total)),
          SAMPLE_NOW,
        );
        expect(fan.measure).toBe(name === 'filled' ? 'cost' : 'tokens');
        expect(fan.days).toHaveLength(20);
        let sum = 0;
        for (const each of fan.days) {
          sum += each.amount;
          expect(each.sum).toBe(sum);
          expect(each.sum).toBeLessThanOrEqual(monthTop(fan));
          expect(each.at).toBeGreaterThan(fan.from);
          expect(each.at).toBeLessThanOrEqual(SAMPLE_NOW + 1);
        }
        const whole = days.reduce((all, [, total]) => all + total, 0);
        expect(sum).toBeCloseTo(name === 'filled' ? whole / 1000 : whole, 6);
      }),
    );
  });

  it('is drawn with its forecast and the price of the plan, and is the same as a table', async () => {
    const { user, chart, region, container } = await openChart('Cost this month');
    const marks = chart.getAllByRole('option').map((mark) => mark.getAttribute('aria-label'));
    expect(marks).toHaveLength(21);
    expect(marks.at(-2)).toBe('20 Nov: $18.00 so far, $0.91 on the day');
    expect(marks.at(-1)).toBe('30 Nov, forecast: about $27.46 ($22.63 to $32.65)');
    expect(region.textContent).toContain('Price of your plan$20.00');
    await user.click(chart.getByRole('button', { name: /table/ }));
    const rows = tableOf(region).slice(1);
    expect(rows[0]).toEqual(['30 Nov, forecast', '–', '$27.46', '$22.63', '$32.65']);
    expect(rows.slice(1).map(([day, amount, sum]) => `${day}: ${sum} so far, ${amount} on the day`)).toEqual(
      marks.slice(0, -1).toReversed(),
    );
    expect(await auditPage(container)).toEqual([]);
  });
});
