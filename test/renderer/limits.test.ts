import { describe, expect, it } from 'vitest';
import { createFormat } from '../../electron/shared/format/format.ts';
import type { LimitWindow } from '../../electron/shared/limits.ts';
import { bindingWindow, limitLevel } from '../../renderer/limits/level.ts';
import { evenPace } from '../../renderer/limits/pace.ts';
import { en } from '../../renderer/strings/en.ts';
import { windowName } from '../../renderer/strings/window-name.ts';

const now = Date.parse('2026-11-20T10:00:00.000Z');
const HOUR = 3_600_000;

function limit(change: Partial<LimitWindow> = {}): LimitWindow {
  return {
    id: 'codex:300',
    limitId: 'codex',
    limitName: null,
    windowMinutes: 300,
    kind: 'session',
    usedPercent: 50,
    resetsAt: new Date(now + 2.5 * HOUR).toISOString(),
    observedAt: new Date(now).toISOString(),
    state: 'current',
    reason: '',
    ...change,
  };
}

describe('evenPace', () => {
  it('stands where even use would stand', () => {
    expect(evenPace(limit(), now)).toEqual({ state: 'even', expectedPercent: 50, deltaPercent: 0 });
    expect(evenPace(limit({ usedPercent: 60 }), now)).toMatchObject({ state: 'over', deltaPercent: 10 });
    expect(evenPace(limit({ usedPercent: 12 }), now)).toMatchObject({ state: 'under', deltaPercent: -38 });
  });
  it('calls what rounding could explain even', () => {
    expect(evenPace(limit({ usedPercent: 52 }), now)?.state).toBe('even');
    expect(evenPace(limit({ usedPercent: 53 }), now)?.state).toBe('over');
  });
  it.each([
    ['no use', { usedPercent: null }],
    ['no end', { resetsAt: null }],
    ['no length', { windowMinutes: null }],
    ['an end that has passed', { resetsAt: new Date(now - 1).toISOString() }],
    ['an end further off than the window is long', { resetsAt: new Date(now + 6 * HOUR).toISOString() }],
    ['a window that has only begun', { resetsAt: new Date(now + 4.9 * HOUR).toISOString() }],
    ['an end that is no time', { resetsAt: 'soon' }],
  ] as const)('says nothing with %s', (_what, change) => expect(evenPace(limit(change), now)).toBeNull());
});

describe('limitLevel', () => {
  it.each([
    [0, 'normal'],
    [79.9, 'normal'],
    [80, 'nearing'],
    [95, 'almost-used'],
    [100, 'reached'],
    [null, 'unknown'],
  ] as const)('of %s percent is %s', (usedPercent, level) => {
    expect(limitLevel(limit({ usedPercent }), now)).toBe(level);
  });
  it('is unknown once the window ended, even where the Snapshot is older', () => {
    expect(limitLevel(limit({ state: 'reset' }), now)).toBe('unknown');
    expect(limitLevel(limit(), now + 3 * HOUR)).toBe('unknown');
  });
});

describe('bindingWindow', () => {
  it('is the known window with the most use', () => {
    const week = limit({ id: 'codex:10080', usedPercent: 70 });
    const over = limit({ id: 'codex:1440', usedPercent: 90, state: 'reset' });
    expect(bindingWindow([limit(), week, over], now)).toBe(week);
    expect(bindingWindow([over], now)).toBeNull();
  });
});

describe('windowName', () => {
  const name = (change: Partial<LimitWindow>) => windowName(limit(change), en, createFormat('en', 'UTC'));
  it('comes from the length, and from the limit where it is another', () => {
    expect(name({})).toBe('5-hour');
    expect(name({ windowMinutes: 180 })).toBe('3 h');
    expect(name({ windowMinutes: 10_080, kind: 'weekly' })).toBe('Weekly');
    expect(name({ windowMinutes: 2_880, kind: 'other' })).toBe('2 d');
    expect(name({ windowMinutes: null, kind: 'other' })).toBe('Other');
    expect(name({ limitId: 'codex_spark', limitName: 'Spark' })).toBe('5-hour, Spark');
    expect(name({ limitId: 'codex_spark' })).toBe('5-hour, codex_spark');
  });
});
