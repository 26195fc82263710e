import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../../electron/shared/durations.ts';
import { healthStrip } from '../../../renderer/features/otel/health-days.ts';
import { SAMPLE_NOW, sampleSnapshot } from '../../fixtures/snapshots/sample-snapshot.ts';
import { setUpDesk } from '../desk-window.ts';
import { auditPage } from '../opened.tsx';
import { openChart, tableOf } from './open-chart.tsx';

setUpDesk();

const TITLE = 'Did OTel arrive, 30 days';

describe('the health of signals over 30 days', () => {
  it('says each day of each signal, and the same as a table', async () => {
    const { user, chart, region, container } = await openChart(TITLE, 'otel-accepted');
    const marks = chart.getAllByRole('option').map((mark) => mark.getAttribute('aria-label') ?? '');
    expect(marks).toHaveLength(90);
    const logs = marks.filter((mark) => mark.startsWith('OTel logs'));
    expect(logs.at(-1)).toBe('OTel logs, 20 Nov: Accepted');
    expect(logs.find((mark) => mark.includes('17 Nov'))).toMatch(/Accepted, Failing$/);
    expect(logs.find((mark) => mark.includes('14 Nov'))).toMatch(/Not observed$/);
    expect(await auditPage(container)).toEqual([]);
    await user.click(chart.getByRole('button', { name: `${TITLE}: table` }));
    const [head, ...rows] = tableOf(region);
    expect(head).toEqual(['Day', 'OTel logs', 'OTel traces', 'OTel metrics']);
    const spoken = rows.toReversed().map(([day, logsText]) => `OTel logs, ${day}: ${logsText}`);
    expect(spoken).toEqual(logs);
  });

  it('knows the present state of what was never probed, and nothing of before', () => {
    const { otel, usage } = sampleSnapshot('filled');
    const [logs] = otel.signals;
    if (logs === undefined) throw new Error('The sample has no signal.');
    const days = usage.days.map(({ day }) => day);
    const strip = healthStrip(logs, days, Date.parse(usage.today.from), SAMPLE_NOW);
    expect(strip.days.map(({ states }) => states.length)).toEqual([...new Array(29).fill(0), 1]);
    expect(strip.days.at(-1)?.states).toEqual(['untested']);
  });

  it('shows on each day what was seen without a probe', () => {
    const { otel, usage } = sampleSnapshot('filled');
    const traces = otel.signals[1];
    if (traces === undefined) throw new Error('The sample has no signal.');
    const today = Date.parse(usage.today.from);
    const at = (days: number) => new Date(today - days * DAY_MS + HOUR_MS).toISOString();
    const observed = [
      { from: at(20), to: at(18), state: 'unobservable' },
      { from: at(4), to: at(0), state: 'off' },
    ] as const;
    const days = usage.days.map(({ day }) => day);
    const strip = healthStrip({ ...traces, observed }, days, today, SAMPLE_NOW);
    const states = strip.days.map((day) => day.states.join());
    expect(states.slice(0, 9)).toEqual(new Array(9).fill(''));
    expect(states.slice(9, 12)).toEqual(new Array(3).fill('unobservable'));
    expect(states.slice(12, 25)).toEqual(new Array(13).fill(''));
    expect(states.slice(25)).toEqual(new Array(5).fill('off'));
  });
});
