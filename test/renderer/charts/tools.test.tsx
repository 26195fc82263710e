import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { durationSpan, MOST_TOOLS, toolRows } from '../../../renderer/features/tools/tool-bars.ts';
import { SAMPLE_NOW } from '../../fixtures/snapshots/sample-snapshot.ts';
import { sampleToolUse } from '../../fixtures/tool-use.ts';
import { setUpDesk } from '../desk-window.ts';
import { auditPage } from '../opened.tsx';
import { openChart, tableOf } from './open-chart.tsx';

setUpDesk();

const TITLE = 'Tool calls, 30 days';
const use = sampleToolUse('2026-10-22', SAMPLE_NOW);

describe('what tools did', () => {
  it('says calls, durations and failures of each, and the same as a table', async () => {
    const { user, host, chart, region, container } = await openChart(TITLE, 'filled', 'browser', {
      toolUse: use,
    });
    expect(host.asked).toContain('tools 2026-10-22');
    const marks = chart.getAllByRole('option').map((mark) => mark.getAttribute('aria-label') ?? '');
    expect(marks[0]).toBe(
      'exec_command: 4.8K calls, half within 640 ms, 95% within 12 s, 388 failed (388 by exit code)',
    );
    expect(marks[2]).toContain('how they ended is not recorded');
    expect(marks[5]).toContain('duration not recorded');
    expect(await auditPage(container)).toEqual([]);
    await user.click(chart.getByRole('button', { name: `${TITLE}: table` }));
    const rows = tableOf(region).slice(1);
    expect(rows[0]).toEqual(['exec_command', '4.8K', '640 ms', '12 s', '388', '0', '388', '0']);
    // Not known is not none.
    expect(rows[2]).toEqual(['update_plan', '611', '4 ms', '11 ms', '–', '–', '–', '–']);
    expect(await auditPage(container)).toEqual([]);
  });

  it('has errors, retries and compactions by day', async () => {
    await openChart(TITLE, 'filled', 'browser', { toolUse: use });
    const name = 'Errors, retries and compactions, 30 days';
    const errors = within(screen.getByRole('region', { name }));
    const last = errors.getAllByRole('option').at(-2);
    expect(last?.getAttribute('aria-label')).toBe('19 Nov: 4, Compaction 3, Turn interrupted 1');
  });

  it('counts the tools that have no row', () => {
    const [tool] = use.tools;
    if (tool === undefined) throw new Error('The sample has no tool.');
    const many = Array.from({ length: MOST_TOOLS + 3 }, (_, place) => ({
      ...tool,
      tool: `t${place}`,
      calls: 9,
    }));
    expect(toolRows(many).others).toEqual({ count: 3, calls: 27, failures: 3 * tool.failures });
    expect(toolRows(use.tools).others).toBeNull();
    expect(durationSpan(use.tools)).toEqual([1, 100_000]);
    expect(durationSpan([{ ...tool, p50Ms: null, p95Ms: null }])).toBeNull();
  });
});
