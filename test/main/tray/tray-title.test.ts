import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSnapshot } from '../../../electron/main/tray/reading.ts';
import { trayTitle } from '../../../electron/main/tray/tray-title.ts';
import type { Settings } from '../../../electron/shared/settings.ts';
import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import {
  SAMPLE_NOW as NOW,
  type SampleName,
  sampleSnapshot,
} from '../../fixtures/snapshots/sample-snapshot.ts';
import { runs } from '../../setup/runs.ts';

const MINUTE = 60_000;

function titleOf(
  snapshot: Snapshot,
  change: Partial<Settings>,
  now = NOW,
  platform: NodeJS.Platform = 'darwin',
) {
  const settings = { ...snapshot.settings, ...change };
  return trayTitle(readSnapshot({ ...snapshot, settings }, now), platform);
}
const title = (name: SampleName, change: Partial<Settings>) => titleOf(sampleSnapshot(name), change).text;

describe('trayTitle', () => {
  it('is empty unless it is wanted, and everywhere but on macOS', () => {
    expect(title('filled', { trayTitle: 'none' })).toBe('');
    for (const platform of ['win32', 'linux'] as const) {
      const told = titleOf(sampleSnapshot('filled'), { trayTitle: 'time-left' }, NOW, platform);
      expect(told).toEqual({ text: '', changesAt: null });
    }
  });

  it('tells the fullest limit, used or left', () => {
    expect(title('filled', { trayTitle: 'percent' })).toBe('62%');
    expect(title('filled', { trayTitle: 'percent', limitShows: 'left' })).toBe('38% left');
    expect(title('filled', { trayTitle: 'percent', limitShows: 'left', language: 'de' })).toMatch(
      /^38\s?% übrig$/,
    );
    expect(title('limit-reached', { trayTitle: 'percent', limitShows: 'left' })).toBe('0% left');
  });

  it('tells the time to the reset of the shortest limit', () => {
    expect(title('filled', { trayTitle: 'time-left' })).toBe('2 h 14 min');
  });

  it('tells the tokens of today, and where they are a lower bound', () => {
    expect(title('filled', { trayTitle: 'tokens-today' })).toBe('2.5M');
    expect(title('scanning', { trayTitle: 'tokens-today' })).toBe('≥ 2.5M');
  });

  it('does not take what is not known for nothing', () => {
    expect(title('limits-none', { trayTitle: 'percent' })).toBe('–');
    expect(title('limits-none', { trayTitle: 'time-left' })).toBe('–');
    expect(title('first-run', { trayTitle: 'tokens-today' })).toBe('–');
  });

  it('changes by itself only at the moment it tells', () => {
    const filled = sampleSnapshot('filled');
    const wanted = fc.constantFrom('percent' as const, 'time-left' as const, 'tokens-today' as const);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 * 24 * 60 * MINUTE }), wanted, (left, trayTitle) => {
        const [window] = filled.limits.windows;
        if (window === undefined) throw new Error('The sample has no limit.');
        const windows = [{ ...window, resetsAt: new Date(NOW + left).toISOString() }];
        const snapshot = { ...filled, limits: { ...filled.limits, windows } };
        const at = (now: number) => titleOf(snapshot, { trayTitle }, now);
        const { text, changesAt } = at(NOW);
        if (changesAt === null) return;
        expect(changesAt).toBeGreaterThan(NOW);
        expect(at(changesAt - 1).text).toBe(text);
        expect(at(changesAt).text).not.toBe(text);
      }),
      { numRuns: runs(500) },
    );
  });
});
