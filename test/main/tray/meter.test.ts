import { describe, expect, it } from 'vitest';
import { decideMeter, OLD_AFTER_MS, usedLevel } from '../../../electron/main/tray/meter.ts';
import type { LimitWindow } from '../../../electron/shared/limits.ts';
import { verbatim } from '../../../electron/shared/messages/en/words.ts';
import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import { leveled, type SeenWindow } from '../../fixtures/limits.ts';
import { SAMPLE_NOW as NOW, sampleNames, sampleSnapshot } from '../../fixtures/snapshots/sample-snapshot.ts';

const HOUR = 3_600_000;
const iso = (at: number) => new Date(at).toISOString();

function window(change: Partial<SeenWindow> & { minutes: number; used: number | null }): LimitWindow {
  const { minutes, used, ...rest } = change;
  return leveled({
    id: `codex:${minutes}`,
    limitId: 'codex',
    limitName: null,
    windowMinutes: minutes,
    kind: 'other',
    usedPercent: used,
    resetsAt: iso(NOW + 2 * HOUR),
    observedAt: iso(NOW - 60_000),
    state: 'current',
    reason: verbatim(''),
    ...rest,
  });
}

function over(...windows: LimitWindow[]): Snapshot {
  const snapshot = sampleSnapshot('filled');
  return { ...snapshot, findings: [], limits: { ...snapshot.limits, windows } };
}

describe('decideMeter', () => {
  it('takes the shortest and the longest window by length, in whatever order they come', () => {
    const windows = [
      window({ minutes: 10_080, used: 100 }),
      window({ minutes: 1_440, used: 99 }),
      window({ minutes: 300, used: 10 }),
    ];
    const bars = { kind: 'pair', short: 1, long: 8 };
    expect(decideMeter(over(...windows), NOW).bars).toEqual(bars);
    expect(decideMeter(over(...windows.toReversed()), NOW).bars).toEqual(bars);
  });

  it('takes the fullest of several windows of one length', () => {
    const other = { limitId: 'other', id: 'other:300' };
    const windows = [
      window({ minutes: 300, used: 10 }),
      window({ minutes: 300, used: 100, ...other }),
      window({ minutes: 10_080, used: 0 }),
    ];
    const snapshot = over(...windows);
    const binding = { ...snapshot.limits.binding, id: 'other:300' };
    const limits = { ...snapshot.limits, binding };
    expect(decideMeter({ ...snapshot, limits }, NOW).bars).toEqual({ kind: 'pair', short: 8, long: 0 });
    const none = { ...limits, binding: { ...binding, id: null } };
    expect(decideMeter({ ...snapshot, limits: none }, NOW).bars).toEqual({ kind: 'pair', short: 8, long: 0 });
  });

  it('gives what binds the long bar where it is neither the shortest nor the longest', () => {
    const windows = [
      window({ minutes: 300, used: 10 }),
      window({ minutes: 1_440, used: 100, limitId: 'other', id: 'other:1440' }),
      window({ minutes: 10_080, used: 0 }),
    ];
    const snapshot = over(...windows);
    const binding = { ...snapshot.limits.binding, of: 'window', state: 'reached', notKnown: [] } as const;
    const bindsOn = (id: string) =>
      decideMeter({ ...snapshot, limits: { ...snapshot.limits, binding: { ...binding, id } } }, NOW);
    expect(bindsOn('other:1440')).toMatchObject({ bars: { short: 1, long: 8 }, mark: 'alert' });
    expect(bindsOn('codex:300')).toMatchObject({ bars: { short: 1, long: 0 } });
  });

  it('gives the spend cap the long bar where it binds, and a mark where it is reached', () => {
    const snapshot = over(window({ minutes: 300, used: 10 }), window({ minutes: 10_080, used: 0 }));
    const { binding } = snapshot.limits;
    const capped = (state: 'reached' | 'nearing', remainingPercent: number): Snapshot => ({
      ...snapshot,
      limits: {
        ...snapshot.limits,
        spendCap: {
          limit: '100',
          used: '100',
          remainingPercent,
          resetsAt: null,
          reached: state === 'reached',
          state: 'current',
          level: state,
          reason: verbatim(''),
          observedAt: iso(NOW),
        },
        binding: { ...binding, of: 'spend-cap', id: null, state, notKnown: [] },
      },
    });
    expect(decideMeter(capped('reached', 0), NOW)).toMatchObject({ bars: { long: 8 }, mark: 'alert' });
    expect(decideMeter(capped('nearing', 15), NOW)).toMatchObject({ bars: { long: 6 }, mark: null });
  });

  it('shows a single window as one bar', () => {
    const meter = decideMeter(over(window({ minutes: 10_080, used: 50 })), NOW);
    expect(meter.bars).toEqual({ kind: 'single', only: 4 });
  });

  it('does not take what is unknown for nothing', () => {
    expect(decideMeter(over(), NOW)).toMatchObject({
      bars: { kind: 'pair', short: 'unknown', long: 'unknown' },
      reason: 'no-limit-seen',
      changesAt: null,
    });
    const reset = window({ minutes: 300, used: null, state: 'reset', resetsAt: iso(NOW - HOUR) });
    const passed = window({ minutes: 10_080, used: 40, resetsAt: iso(NOW) });
    expect(decideMeter(over(reset, passed), NOW)).toMatchObject({
      bars: { kind: 'pair', short: 'unknown', long: 'unknown' },
      reason: 'no-use-known',
      dimmed: false,
      changesAt: null,
    });
  });

  it('dims what was seen long ago, and tells when it changes by itself', () => {
    const seen = NOW - 60_000;
    const snapshot = over(
      window({ minutes: 300, used: 40 }),
      window({ minutes: 10_080, used: 40, resetsAt: null }),
    );
    expect(decideMeter(snapshot, NOW)).toMatchObject({
      dimmed: false,
      reason: 'current',
      changesAt: seen + OLD_AFTER_MS,
    });
    expect(decideMeter(snapshot, seen + OLD_AFTER_MS)).toMatchObject({
      dimmed: true,
      reason: 'seen-long-ago',
      changesAt: NOW + 2 * HOUR,
    });
    expect(decideMeter(snapshot, NOW + 2 * HOUR)).toMatchObject({
      bars: { kind: 'pair', short: 'unknown', long: 3 },
      changesAt: null,
    });
  });

  it('marks what the popover would say first', () => {
    const plain = over(window({ minutes: 300, used: 40 }));
    const [finding] = sampleSnapshot('finding').findings;
    const [session] = sampleSnapshot('filled').usage.live;
    if (finding === undefined || session === undefined) throw new Error('The samples have changed.');
    const markOf = (snapshot: Snapshot) => decideMeter(snapshot, NOW).mark;
    const found = (level: 'info' | 'warning' | 'error') => ({ ...plain, findings: [{ ...finding, level }] });
    const waits = (snapshot: Snapshot): Snapshot => ({
      ...snapshot,
      usage: { ...snapshot.usage, live: [{ ...session, waitsFor: 'approval' }] },
    });
    const { otel } = sampleSnapshot('otel-failing');
    const reached: Snapshot = {
      ...plain,
      limits: { ...plain.limits, binding: { ...plain.limits.binding, state: 'reached', notKnown: [] } },
    };
    const runsOut = { ...sampleSnapshot('limit-runs-out'), findings: [] };
    expect(markOf(plain)).toBe(null);
    expect(markOf(found('info'))).toBe(null);
    expect(markOf(found('warning'))).toBe('warning');
    expect(markOf(found('error'))).toBe('alert');
    expect(markOf(waits(found('warning')))).toBe('waiting');
    expect(markOf(waits(found('error')))).toBe('alert');
    expect(markOf({ ...found('warning'), otel })).toBe('failing');
    expect(markOf({ ...runsOut, otel })).toBe('runs-out');
    expect(markOf({ ...reached, otel })).toBe('alert');
    expect(markOf(waits(reached))).toBe('waiting');
  });

  it.each([...sampleNames])('changes by itself only at the moment it tells: %s', (name) => {
    let at = NOW;
    for (let step = 0; step < 10; step += 1) {
      const { changesAt, ...picture } = decideMeter(sampleSnapshot(name), at);
      const until = changesAt ?? at + 1_000 * 24 * HOUR;
      expect(until).toBeGreaterThan(at);
      const before = { ...decideMeter(sampleSnapshot(name), until - 1), changesAt: null };
      expect(before).toEqual({ ...picture, changesAt: null });
      if (changesAt === null) return;
      expect(decideMeter(sampleSnapshot(name), changesAt)).not.toMatchObject(picture);
      at = changesAt;
    }
    throw new Error('The meter never comes to rest.');
  });
});

describe('usedLevel', () => {
  it('is empty only where nothing was used and full only where all was', () => {
    expect([0, 0.4, 1, 50, 99, 99.9, 100, 120].map(usedLevel)).toEqual([0, 1, 1, 4, 7, 7, 8, 8]);
  });

  it('never falls as use rises', () => {
    const levels = Array.from({ length: 101 }, (_, used) => usedLevel(used));
    expect(levels).toEqual(levels.toSorted((a, b) => a - b));
    expect(new Set(levels).size).toBe(9);
  });
});
