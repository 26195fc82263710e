import { describe, expect, it } from 'vitest';
import { setUpDesk } from '../desk-window.ts';
import { auditPage } from '../opened.tsx';
import { openChart, tableOf } from './open-chart.tsx';

setUpDesk();

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
