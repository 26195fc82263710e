import { describe, expect, it } from 'vitest';
import { createFormat } from '../../../electron/shared/format/format.ts';
import { windowName } from '../../../electron/shared/glance/limit-text.ts';
import {
  bindingAt,
  type LimitWindow,
  type SpendCap,
  spendCapAt,
  windowAt,
} from '../../../electron/shared/limits.ts';
import { verbatim } from '../../../electron/shared/messages/en/words.ts';
import { en } from '../../../renderer/i18n/en.ts';
import { leveled, limitsOf, type SeenWindow } from '../../fixtures/limits.ts';

const now = Date.parse('2026-11-20T10:00:00.000Z');
const HOUR = 3_600_000;

function limit(change: Partial<SeenWindow> = {}): LimitWindow {
  return leveled({
    id: 'codex:300',
    limitId: 'codex',
    limitName: null,
    windowMinutes: 300,
    kind: 'session',
    usedPercent: 50,
    resetsAt: new Date(now + 2.5 * HOUR).toISOString(),
    observedAt: new Date(now).toISOString(),
    state: 'current',
    reason: verbatim(''),
    ...change,
  });
}

describe('a window in a Snapshot that is older than its end', () => {
  it('is not known any more, and binds no more', () => {
    const week = limit({ id: 'codex:10080', windowMinutes: 10_080, usedPercent: 70, resetsAt: null });
    const later = now + 3 * HOUR;
    expect(windowAt(limit(), now)).toMatchObject({ usedPercent: 50, level: 'normal' });
    expect(windowAt(limit(), later)).toMatchObject({ usedPercent: null, level: 'unknown', pace: null });
    const limits = limitsOf([limit({ usedPercent: 90 }), week], now);
    expect(bindingAt(limits, now)).toMatchObject({ id: 'codex:300', state: 'nearing', notKnown: [] });
    expect(bindingAt(limits, later)).toMatchObject({ id: null, state: 'unknown', notKnown: ['codex:300'] });
    const other = limitsOf([limit(), { ...week, usedPercent: 96 }], now);
    expect(bindingAt(other, later)).toMatchObject({ id: 'codex:10080', notKnown: ['codex:300'] });
  });

  it('is so for a spend cap', () => {
    const cap: SpendCap = {
      limit: '100',
      used: '100',
      remainingPercent: 0,
      resetsAt: new Date(now + HOUR).toISOString(),
      reached: true,
      state: 'current',
      level: 'reached',
      reason: verbatim('The server refuses further use because of it.'),
      observedAt: new Date(now).toISOString(),
    };
    const limits = limitsOf([], now, { state: 'observed', spendCap: cap });
    expect(bindingAt(limits, now)).toMatchObject({ of: 'spend-cap', state: 'reached' });
    expect(bindingAt(limits, now + 2 * HOUR)).toMatchObject({ of: null, state: 'unknown' });
    expect(spendCapAt(cap, now + 2 * HOUR)).toMatchObject({
      state: 'reset',
      reached: false,
      level: 'unknown',
    });
  });
});

describe('windowName', () => {
  const name = (change: Partial<SeenWindow>) =>
    windowName(limit(change), en.limits, createFormat('en', 'UTC'));
  it('comes from the length, and from the limit where it is another', () => {
    expect(name({})).toBe('5-hour');
    expect(name({ windowMinutes: 180 })).toBe('3 h');
    expect(name({ windowMinutes: 10_080, kind: 'weekly' })).toBe('Weekly');
    expect(name({ windowMinutes: 2_880, kind: 'other' })).toBe('2 d');
    expect(name({ windowMinutes: null, kind: 'other' })).toBe('Other');
    expect(name({ windowMinutes: null, kind: 'other', slot: 'secondary' })).toBe('Secondary');
    expect(name({ limitId: 'codex_spark', limitName: 'Spark' })).toBe('5-hour, Spark');
    expect(name({ limitId: 'codex_spark' })).toBe('5-hour, codex_spark');
  });
});
