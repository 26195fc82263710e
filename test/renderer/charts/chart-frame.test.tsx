import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { setUpDesk } from '../desk-window.ts';
import { auditPage, textOf } from '../opened.tsx';
import { openChart, tableOf } from './open-chart.tsx';

const TITLE = 'Tokens by day and model';

setUpDesk();

describe('a chart', () => {
  it('is moved over by keyboard, mark by mark, and says each', async () => {
    const { user, chart, container } = await openChart(TITLE);
    const marks = chart.getAllByRole('option');
    expect(marks).toHaveLength(30);
    expect(marks.filter((mark) => mark.getAttribute('tabindex') === '0')).toEqual(marks.slice(-1));
    marks.at(-1)?.focus();
    await user.keyboard('{ArrowLeft}');
    expect(document.activeElement).toBe(marks.at(-2));
    expect(marks.at(-2)?.getAttribute('aria-selected')).toBe('true');
    expect(marks.at(-2)?.getAttribute('aria-label')).toMatch(/^19 Nov: 3\.6M, gpt-5\.6-codex 2\.5M, /);
    await user.keyboard('{Home}');
    expect(document.activeElement).toBe(marks[0]);
    await user.keyboard('{ArrowLeft}{ArrowRight}');
    expect(document.activeElement).toBe(marks[1]);
    await user.keyboard('{End}{ArrowRight}');
    expect(document.activeElement).toBe(marks.at(-1));
    expect(textOf(screen.getByRole('region', { name: TITLE }))).toContain('20 Nov 2.5M');
    expect(await auditPage(container)).toEqual([]);
  });

  it('stops reading at the first Escape, and leaves the view only at the second', async () => {
    const { user, page, chart } = await openChart(TITLE);
    await act(async () => page.navigation.open({ view: 'limits' }, ''));
    chart.getAllByRole('option')[3]?.focus();
    await user.keyboard('{Escape}');
    expect(chart.queryByRole('option', { selected: true })).toBeNull();
    expect(page.navigation.store.getState().route.view).toBe('limits');
    await user.keyboard('{Escape}');
    expect(page.navigation.store.getState().route.view).toBe('overview');
  });

  it('has the same figures as a table', async () => {
    const { user, chart, region, container } = await openChart(TITLE);
    const marks = chart.getAllByRole('option').map((mark) => mark.getAttribute('aria-label') ?? '');
    await user.click(chart.getByRole('button', { name: `${TITLE}: table` }));
    const [head, ...rows] = tableOf(region);
    expect(head).toEqual(['Day', 'gpt-5.6-codex', 'gpt-5.6', 'gpt-5.6-codex-mini', 'gpt-5.5-codex', 'Total']);
    const spoken = rows.toReversed().map(([day, ...cells]) => {
      const parts = cells
        .slice(0, -1)
        .flatMap((cell, place) => (cell === '0' ? [] : `, ${head?.[place + 1]} ${cell}`));
      return `${day}: ${cells.at(-1)}${parts.join('')}`;
    });
    expect(spoken).toEqual(marks);
    expect(await auditPage(container)).toEqual([]);
  });

  it('is saved by the host of the tray, and is told where', async () => {
    const { user, host, chart } = await openChart(TITLE, 'filled', 'tray');
    const opener = chart.getByRole('button', { name: `${TITLE}: save` });
    await user.click(opener);
    expect(document.activeElement).toBe(chart.getByRole('menuitem', { name: 'CSV Figures' }));
    await user.keyboard('{ArrowUp}');
    expect(document.activeElement).toBe(chart.getByRole('menuitem', { name: 'PNG Picture' }));
    await user.keyboard('{Escape}');
    expect(document.activeElement).toBe(opener);
    await user.keyboard('{Enter}{Enter}');
    expect(host.asked).toContain('chart codex-tokens-by-day.csv');
    expect(textOf(chart.getByRole('status'))).toBe('Saved as /home/ada/codex-tokens-by-day.csv.');
  });

  it('cannot be saved while others may look on', async () => {
    const { chart } = await openChart(TITLE, 'private');
    expect(chart.queryByRole('button', { name: /save/ })).toBeNull();
    expect(chart.getAllByRole('option').at(-1)?.getAttribute('aria-label')).toMatch(/^20 Nov: ~2M/);
  });

  it('is of cost, and of 90 days, where that is chosen', async () => {
    const { user, host, chart } = await openChart(TITLE);
    await user.click(chart.getByRole('button', { name: '90 days' }));
    await waitFor(() => expect(host.asked).toContain('report daily 2026-08-23'));
    expect(chart.getAllByRole('option')).toHaveLength(90);
    await user.click(chart.getByRole('button', { name: 'Cost' }));
    const cost = within(screen.getByRole('region', { name: 'Cost by day and model' }));
    expect(cost.getAllByRole('option').at(-1)?.getAttribute('aria-label')).toMatch(/^20 Nov: \$0\.91, /);
  });
});
