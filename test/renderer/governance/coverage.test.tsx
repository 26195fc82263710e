import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { type CoverageReport, signInClasses } from '../../../electron/shared/governance/coverage-report.ts';
// It is loaded when it is first drawn, which takes its time where it has to be translated first.
import { coverageDays } from '../../../renderer/features/coverage/coverage-days.tsx';
import '../../../renderer/features/coverage/coverage-panel.tsx';
import { partsOf } from '../../../renderer/features/coverage/coverage-ring.tsx';
import { emptyCoverage, sampleCoverage } from '../../fixtures/coverage-reports.ts';
import { tableOf } from '../charts/open-chart.tsx';
import { auditPage, openView } from '../opened.tsx';

afterEach(cleanup);

async function openCoverage(coverage: CoverageReport | null) {
  const opened = await openView({ view: 'compliance' }, 'filled', { coverage });
  await waitFor(() => expect(opened.host.asked).toContain('coverage 30'));
  await act(async () => {});
  return opened;
}

describe('the coverage', () => {
  test('shows what an export would hold as a ring, by day and as a list', async () => {
    const { container } = await openCoverage(sampleCoverage);
    expect(screen.getByRole('img', { name: '38 in the export, 6 not in it, 2 not known' })).toBeDefined();
    const days = await screen.findByRole('region', { name: 'Sessions by sign-in' });
    expect(within(days).getAllByRole('option')).toHaveLength(30);
    const gap = screen.getByRole('region', { name: 'Sessions not in the export' });
    expect(within(gap).getAllByRole('listitem')).toHaveLength(6);
    expect(gap.textContent).toContain('API key, weak evidence');
    expect(container.textContent).toContain('2 sessions leave the 30 days of the export within a week.');
    expect(container.textContent).toContain('OTel logs of these sessions arrive at your collector.');
    expect(await auditPage(container)).toEqual([]);
  });

  test('has the same figures as a table', async () => {
    const { user } = await openCoverage(sampleCoverage);
    const days = await screen.findByRole('region', { name: 'Sessions by sign-in' });
    const marks = within(days)
      .getAllByRole('option')
      .map((mark) => mark.getAttribute('aria-label') ?? '');
    await user.click(within(days).getByRole('button', { name: /table/ }));
    const rows = tableOf(days).slice(1).toReversed();
    expect(rows).toHaveLength(marks.length);
    rows.forEach((row, index) => {
      const total = row.at(-1);
      expect(marks[index]).toMatch(new RegExp(`^${row[0]}: ${total}(?:,|$)`));
    });
  });

  test('asks for another span when one is chosen', async () => {
    const { user, host } = await openCoverage(sampleCoverage);
    await user.click(screen.getByRole('button', { name: '90 days' }));
    await waitFor(() => expect(host.asked).toContain('coverage 90'));
  });

  test('says so where there is no session', async () => {
    const { container } = await openCoverage(emptyCoverage);
    expect(container.textContent).toContain('No session in this span');
    expect(screen.queryByRole('region', { name: 'Sessions not in the export' })).toBeNull();
  });
});

test('every session of a day is in the bars, and every session in one part of the ring', () => {
  const day = fc.record({
    ago: fc.nat(40),
    counts: fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9), fc.nat(9)),
  });
  fc.assert(
    fc.property(fc.uniqueArray(day, { selector: ({ ago }) => ago }), (known) => {
      const byDay = known.map(({ ago, counts }) => ({
        day: new Date(Date.parse('2026-11-20T00:00:00Z') - ago * 86_400_000).toISOString().slice(0, 10),
        sessions: Object.fromEntries(signInClasses.map((name, at) => [name, counts[at] ?? 0])),
      })) as unknown as CoverageReport['byDay'];
      const days = coverageDays({ ...sampleCoverage, byDay }, '2026-11-20');
      expect(days.days).toHaveLength(30);
      const sum = known
        .filter(({ ago }) => ago < 30)
        .reduce((all, { counts }) => all + counts.reduce((a, b) => a + b, 0), 0);
      expect(days.days.reduce((all, { total }) => all + total, 0)).toBe(sum);
    }),
  );
  const { covered, gap, notKnown } = partsOf(sampleCoverage);
  expect(covered + gap + notKnown).toBe(sampleCoverage.sessions);
});
