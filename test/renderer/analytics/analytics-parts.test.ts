import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunningCodex } from '../../../electron/shared/edit.ts';
import { verbatim } from '../../../electron/shared/messages/en/words.ts';
import type { Layer } from '../../../electron/shared/origin.ts';
import { channelMap } from '../../../electron/shared/telemetry/channel-map.ts';
import type { AnalyticsChannel } from '../../../electron/shared/telemetry/telemetry.ts';
import { runningGroups } from '../../../renderer/features/analytics/running-groups.ts';
import { switchState } from '../../../renderer/features/analytics/switch-state.ts';
import { modelShares } from '../../../renderer/features/tokens/model-shares.ts';
import { diffLines } from '../../../renderer/state/edit/diff-lines.ts';
import { editOutcome } from '../../../renderer/state/edit/outcome.ts';
import { sampleEdits } from '../../fixtures/edit-reports.ts';
import { sampleSnapshot } from '../../fixtures/snapshots/sample-snapshot.ts';

describe('diffLines', () => {
  const anyLines = fc.array(fc.string({ unit: 'grapheme-ascii' }), { maxLength: 4 });
  it('finds every line, with its sign and number, whatever stands in it', () => {
    fc.assert(
      fc.property(anyLines, anyLines, fc.integer({ min: 1, max: 900 }), (removed, added, first) => {
        const diff = [
          '--- a/config.toml',
          '+++ b/config.toml',
          `@@ -${first},${removed.length} +${first},${added.length} @@`,
          ...removed.map((line) => `-${line}`),
          ...added.map((line) => `+${line}`),
          '',
        ].join('\n');
        expect(diffLines(diff)).toEqual([
          ...removed.map((text, at) => ({ kind: 'removed', line: first + at, text })),
          ...added.map((text, at) => ({ kind: 'added', line: first + at, text })),
        ]);
      }),
    );
  });
  it('is empty where nothing changes', () => expect(diffLines('')).toEqual([]));
});

describe('runningGroups', () => {
  const anyRunning = fc.uniqueArray(
    fc.record({
      pid: fc.integer({ min: 1, max: 99_999 }),
      surface: fc.constantFrom<RunningCodex['surface']>('tui', 'ide', 'app-server'),
      startedAt: fc.option(fc.constantFrom('2026-11-20T08:00:00.000Z', '2026-11-20T09:00:00.000Z')),
      restart: fc.constantFrom('Restart it.', 'Quit it.').map(verbatim),
    }),
    { selector: ({ pid }) => pid },
  );
  it('has every process once, with those that the same step restarts', () => {
    fc.assert(
      fc.property(anyRunning, (running) => {
        const groups = runningGroups(running);
        expect(groups.flatMap(({ pids }) => pids).toSorted()).toEqual(
          running.map(({ pid }) => pid).toSorted(),
        );
        for (const { surface, restart, pids, since } of groups) {
          const members = running.filter(({ pid }) => pids.includes(pid));
          expect(members.every((one) => one.surface === surface && one.restart.text === restart.text)).toBe(
            true,
          );
          const starts = members.flatMap(({ startedAt }) => startedAt ?? []);
          expect(since).toBe(starts.toSorted()[0] ?? null);
        }
      }),
    );
  });
});

describe('channelMap', () => {
  const anyChannels = fc.uniqueArray(
    fc.record({
      id: fc.constantFrom<AnalyticsChannel['id']>('events', 'metrics', 'feedback'),
      surface: fc.constantFrom<AnalyticsChannel['surface']>('tui', 'exec', 'ide', 'daemon'),
      destination: fc.constantFrom('https://a.example', 'https://b.example'),
      state: fc.constantFrom<AnalyticsChannel['state']>('on', 'off'),
      reason: fc.constantFrom('Because', 'Therefore').map(verbatim),
    }),
    { selector: ({ id, surface }) => `${id} ${surface}` },
  );
  it('has every channel in one cell, and its reason with its surface', () => {
    fc.assert(
      fc.property(anyChannels, (channels) => {
        const { columns, rows } = channelMap(channels);
        const cells = rows.flatMap(({ cells }) => cells.filter((cell) => cell !== null));
        expect(cells).toHaveLength(channels.length);
        for (const row of rows) expect(row.cells).toHaveLength(columns.length);
        for (const { id, surface, state, reason, destination } of channels) {
          const at = columns.findIndex((column) => column.id === id);
          expect(rows.find((row) => row.surface === surface)?.cells[at]?.state).toBe(state);
          expect(columns[at]?.destinations).toContain(destination);
          expect(columns[at]?.reasons.find((one) => one.reason.text === reason.text)?.surfaces).toContain(
            surface,
          );
        }
      }),
    );
  });
});

describe('switchState', () => {
  const { analytics } = sampleSnapshot('analytics-off');
  it.each<[string, Layer]>([
    ['locked', 'managed'],
    ['locked', 'managed-mdm'],
    ['outvoted', 'project'],
    ['outvoted', 'profile'],
    ['outvoted', 'flags'],
  ])('is %s by %s', (state, layer) => {
    expect(switchState({ ...analytics, locked: true, origin: { layer } })).toMatchObject({
      state,
      checked: false,
    });
  });
  it('is free where nothing above the user decides', () => {
    expect(switchState(analytics)).toEqual({ state: 'free', checked: false });
    expect(switchState(sampleSnapshot('analytics-default').analytics)).toEqual({
      state: 'free',
      checked: true,
    });
  });
  it('is not known with a broken configuration', () => {
    expect(switchState(sampleSnapshot('config-broken').analytics)).toEqual({ state: 'unknown' });
  });
});

describe('editOutcome', () => {
  it.each([
    ['done-off', 'in-force'],
    ['done-not-in-force', 'not-in-force'],
    ['undone', 'taken-back'],
    ['undo-refused', 'refused'],
    ['plan-paste', 'refused'],
    ['plan-same', 'not-in-force'],
  ] as const)('of %s is %s', (name, outcome) => expect(editOutcome(sampleEdits[name])).toBe(outcome));
});

describe('modelShares', () => {
  it('share everything out', () => {
    const shares = modelShares(sampleSnapshot('filled').usage.models);
    expect(shares.reduce((sum, { sharePercent }) => sum + (sharePercent ?? 0), 0)).toBeCloseTo(100);
    expect(shares[0]?.cachedPercent).toBeCloseTo(83, 0);
  });
  it('have no share of nothing', () => {
    const [first] = sampleSnapshot('filled').usage.models;
    if (first === undefined) throw new Error('There is no model.');
    const none = { input: 0, cachedInput: 0, cacheWriteInput: 0, output: 0, reasoningOutput: 0, total: 0 };
    expect(modelShares([{ ...first, tokens: none }])[0]).toMatchObject({
      sharePercent: null,
      cachedPercent: null,
      reasoningPercent: null,
    });
  });
});
