import { cleanup, screen, within } from '@testing-library/react';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import type { DriftChange } from '../../../electron/shared/governance/drift-report.ts';
import { baselineMessage } from '../../../electron/shared/messages/en/governance/baseline.ts';
import { momentsOf } from '../../../renderer/features/governance/drift/timeline.ts';
import { loadStrings } from '../../../renderer/i18n/language.ts';
import { sampleDrift } from '../../fixtures/drifts.ts';
import { sampleSnapshot } from '../../fixtures/snapshots/sample-snapshot.ts';
import { auditPage, type openPage, openView } from '../opened.tsx';

afterEach(cleanup);

const openDrift = (parts: Parameters<typeof openPage>[1] = {}) =>
  openView({ view: 'drift' }, 'filled', { drift: sampleDrift, ...parts });

describe('what changed since the baseline', () => {
  test('is a timeline, the newest first, down to the pin', async () => {
    const { container, host } = await openDrift();
    expect(host.asked).toContain('drift');
    const moments = [...container.querySelectorAll('ol > li')].map(({ textContent }) => textContent ?? '');
    expect(moments).toHaveLength(4);
    expect(moments[0]).toMatch(/config\.toml.*Sandbox mode.*workspace-write.*danger-full-access/);
    expect(moments[0]).toMatch(/tickets.*Added.*https:\/\/tickets\.example\.com\/mcp/);
    expect(moments[1]).toMatch(/hooks\.json.*PreToolUse.*9c41b7aa02d3.*51d09be2f7c6.*Changed since trusted/);
    expect(moments[2]).toMatch(/When is not known.*Decided by no file.*Codex version/);
    expect(moments[3]).toMatch(/Baseline pinned.*Enterprise.*3f2a9c417d0b/);
    expect(await auditPage(container)).toEqual([]);
  });

  test('is a table too', async () => {
    const { container, user } = await openDrift();
    await user.click(screen.getByRole('button', { name: 'Table' }));
    const rows = within(screen.getByRole('table')).getAllByRole('row');
    expect(rows).toHaveLength(sampleDrift.changes.length + 1);
    expect(rows[1]?.textContent).toMatch(/Sandbox mode.*workspace-write.*danger-full-access/);
    expect(await auditPage(container)).toEqual([]);
  });

  test.each([
    ['none', null, /No baseline pinned.*codex-glance baseline pin/s],
    ['the same', { ...sampleDrift, changes: [] }, /Nothing changed since.*Baseline pinned/s],
  ] as const)('says so where it is %s', async (_name, drift, words) => {
    const { container } = await openDrift({ drift });
    expect(container.textContent).toMatch(words);
    expect(screen.queryByRole('table')).toBeNull();
    expect(await auditPage(container)).toEqual([]);
  });

  test('says why it is not known', async () => {
    const why = baselineMessage('baseline.unusable', { file: '/home/ada/baseline.json' });
    const { container } = await openDrift({ driftFault: why });
    expect(container.textContent).toContain('was changed after it was pinned');
  });

  test('is in German', async () => {
    await loadStrings('de');
    const sample = sampleSnapshot('filled');
    const { container } = await openDrift({
      snapshot: { ...sample, settings: { ...sample.settings, language: 'de' } },
    });
    expect(container.textContent).toMatch(/6 Änderungen.*Sandbox-Modus.*Stand festgehalten/s);
  });
});

test('every change stands in one moment, with its file and time', () => {
  const change = fc.record<DriftChange>({
    id: fc.string(),
    before: fc.constant(null),
    after: fc.string(),
    file: fc.option(fc.constantFrom('/a', '/b')),
    changedAt: fc.option(fc.constantFrom('2026-11-19T00:00:00.000Z', '2026-11-20T00:00:00.000Z')),
  });
  fc.assert(
    fc.property(fc.array(change), (changes) => {
      const moments = momentsOf(changes);
      const said = (all: readonly DriftChange[]) => all.map((one) => JSON.stringify(one)).toSorted();
      expect(said(moments.flatMap((moment) => moment.changes))).toEqual(said(changes));
      for (const { at, file, changes: of } of moments) {
        expect(of.every((one) => one.changedAt === at && one.file === file)).toBe(true);
      }
      const times = moments.map(({ at }) => at ?? '');
      expect(times).toEqual(times.toSorted().reverse());
    }),
  );
});
