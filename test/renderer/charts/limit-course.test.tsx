import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { createFormat } from '../../../electron/shared/format/format.ts';
import { limitChart } from '../../../renderer/features/limits/course/limit-course.ts';
import { courseSummary } from '../../../renderer/features/limits/course/limit-course-words.ts';
import { charts } from '../../../renderer/i18n/en/charts.ts';
import { sampleLimitHistory } from '../../fixtures/limit-histories.ts';
import { SAMPLE_NOW, type SampleName, sampleSnapshot } from '../../fixtures/snapshots/sample-snapshot.ts';
import { setUpDesk, setWidth } from '../desk-window.ts';
import { auditPage, openPage } from '../opened.tsx';
import { openChart, tableOf } from './open-chart.tsx';

setUpDesk();

const TITLE = '5-hour: use over the window';

function historyOf(name: SampleName) {
  return sampleLimitHistory(sampleSnapshot(name).limits.windows, SAMPLE_NOW);
}

describe('a window over its course', () => {
  it('has its readings, its outlook and the runs before, and the same as a table', async () => {
    const { user, chart, region, container } = await openChart(TITLE, 'filled', 'browser', {
      limitHistory: historyOf('filled'),
    });
    const marks = chart.getAllByRole('option').map((mark) => mark.getAttribute('aria-label') ?? '');
    expect(marks).toContain('Reset 14:00: about 87% used (75% to 99%)');
    expect(marks.filter((mark) => mark.startsWith('Until '))).toHaveLength(6);
    expect(marks.filter((mark) => / used$/.test(mark)).at(-1)).toMatch(/: 62% used$/);
    expect(await auditPage(container)).toEqual([]);
    await user.click(chart.getByRole('button', { name: `${TITLE}: table` }));
    const rows = tableOf(region).slice(1);
    expect(rows).toHaveLength(marks.length);
    for (const [when = '', used = ''] of rows) {
      const mark = marks.find((each) => each.startsWith(`${when}: `));
      expect(mark).toContain(used);
    }
    expect(await auditPage(container)).toEqual([]);
  });

  it('is of another limit where that is chosen', async () => {
    const { user, chart } = await openChart(TITLE, 'filled', 'browser', {
      limitHistory: historyOf('filled'),
    });
    await user.click(chart.getByRole('button', { name: 'Weekly' }));
    const weekly = within(screen.getByRole('region', { name: 'Weekly: use over the window' }));
    expect(weekly.getAllByRole('option').length).toBeGreaterThan(6);
  });

  it('stands in the view of its limit in the popover too', async () => {
    setWidth(360);
    const opened = await openPage('limit-runs-out', { limitHistory: historyOf('limit-runs-out') });
    await opened.user.click(screen.getAllByRole('button', { name: /5-hour/ }).at(-1) ?? document.body);
    const region = await screen.findByRole('region', { name: TITLE });
    await within(region).findAllByRole('option');
    expect(region.textContent).toMatch(/Used up \d\d:\d\d/);
    expect(await auditPage(opened.container)).toEqual([]);
  });

  it('draws nothing of a window whose reset is not known, and no forecast of one that has reset', () => {
    const { limits, outlook } = sampleSnapshot('filled');
    const [window] = limits.windows;
    if (window === undefined) throw new Error('The sample has no window.');
    expect(limitChart({ ...window, resetsAt: null }, outlook.windows[0], undefined, SAMPLE_NOW)).toBeNull();
    const later = Date.parse(window.resetsAt ?? '') + 1;
    const ended = limitChart(window, outlook.windows[0], undefined, later);
    expect(ended?.ahead).toBeNull();
    if (!ended) return;
    const words = { texts: charts.limit, format: createFormat('en-GB', 'UTC') };
    expect(courseSummary(ended, { ...words, now: later })).toMatch(/ · reset \S/);
    expect(courseSummary({ ...ended, ahead: null }, { ...words, now: SAMPLE_NOW })).toMatch(/ · resets \S/);
  });
});
