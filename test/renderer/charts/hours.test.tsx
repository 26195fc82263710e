import { act, cleanup, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { auditPage, openPage } from '../opened.tsx';
import { openChart, setWidth, tableOf } from './open-chart.tsx';

beforeEach(() => setWidth(1280));
afterEach(() => {
  cleanup();
  setWidth(360);
});

const TITLE = 'By hour and weekday, 12 weeks';

describe('the hours of the week', () => {
  it('are reached by arrows in both directions, and are the same as a table', async () => {
    const { user, chart, region, container } = await openChart(TITLE);
    const marks = chart.getAllByRole('option');
    expect(marks).toHaveLength(7 * 24);
    marks[10]?.focus();
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(marks[34]);
    await user.keyboard('{ArrowRight}{ArrowUp}');
    expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Monday from 11:00: /);
    const spoken = marks.map((mark) => mark.getAttribute('aria-label'));
    await user.click(chart.getByRole('button', { name: `${TITLE}: table` }));
    const [head, ...rows] = tableOf(region);
    expect(
      rows.flatMap(([day, ...cells]) => cells.map((cell, at) => `${day} from ${head?.[at + 1]}: ${cell}`)),
    ).toEqual(spoken);
    expect(await auditPage(container)).toEqual([]);
  });
});

describe('the classes of sessions', () => {
  it('are one bar, whose parts are the same as a table', async () => {
    setWidth(360);
    const { user, page, container } = await openPage('filled');
    await act(async () => page.navigation.open({ view: 'compliance' }, ''));
    const name = 'Sessions in a compliance export';
    const region = await screen.findByRole('region', { name });
    const chart = within(region);
    expect(chart.getAllByRole('option').map((mark) => mark.getAttribute('aria-label'))).toEqual([
      'Would be in it: 38, 83%',
      'Would not be in it: 6, 13%',
      'Not known: 2, 4%',
    ]);
    await user.click(chart.getByRole('button', { name: `${name}: table` }));
    expect(tableOf(region).slice(1)).toEqual([
      ['Would be in it', '38', '83%'],
      ['Would not be in it', '6', '13%'],
      ['Not known', '2', '4%'],
    ]);
    expect(await auditPage(container)).toEqual([]);
  });
});
