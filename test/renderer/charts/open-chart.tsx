import { screen, waitFor, within } from '@testing-library/react';
import { expect } from 'vitest';
import { loadDesk } from '../../../renderer/features/desk/load-desk.ts';
// Charts are loaded when they are first drawn, which takes its time where they have to be translated first.
import '../../../renderer/features/limits/course/limit-course-chart.tsx';
import '../../../renderer/features/tokens/charts/day-stack-chart.tsx';
import '../../../renderer/features/otel/health-strips-chart.tsx';
import '../../../renderer/features/analytics/channel-flow-chart.tsx';
import '../../../renderer/features/tokens/charts/hours-chart.tsx';
import '../../../renderer/features/tokens/charts/month-fan-chart.tsx';
import '../../../renderer/features/tools/tools-charts.tsx';
import { type SampleName, sampleSnapshot } from '../../fixtures/snapshots/sample-snapshot.ts';
import { sampleReport } from '../../fixtures/usage-reports.ts';
import type { FakeHost } from '../fake-connection.ts';
import { openPage } from '../opened.tsx';

/** Opens the desk with a sample, and finds the chart of this name once its figures are there. */
export async function openChart(
  title: string,
  sample: SampleName = 'filled',
  host: 'browser' | 'tray' = 'browser',
  parts: Partial<FakeHost> = {},
) {
  await loadDesk();
  const { usage } = sampleSnapshot(sample);
  const opened = await openPage(sample, { usageReport: (by) => sampleReport(usage, by), ...parts }, host);
  const region = await screen.findByRole('region', { name: title });
  await waitFor(() => expect(region.querySelector('[aria-busy="true"]')).toBeNull());
  return { ...opened, region, chart: within(region) };
}

/** Returns the texts of a chart's table, row by row. */
export function tableOf(region: HTMLElement): readonly (readonly string[])[] {
  return within(region)
    .getAllByRole('row')
    .map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent.trim()));
}
