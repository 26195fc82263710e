import { expect, test } from 'vitest';
import { nextWake } from '../../electron/core/wake.ts';
import type { Snapshot } from '../../electron/shared/snapshot.ts';
import { SAMPLE_NOW, sampleSnapshot } from '../fixtures/snapshots/sample-snapshot.ts';

const MINUTE = 60_000;
const iso = (at: number) => new Date(at).toISOString();

/** A Snapshot without live sessions or limits that ends its day in so many milliseconds. */
function quiet(dayEndsIn: number): Snapshot {
  const sample = sampleSnapshot('filled');
  const { usage, limits, outlook } = sample;
  return {
    ...sample,
    usage: { ...usage, live: [], today: { ...usage.today, to: iso(SAMPLE_NOW + dayEndsIn) } },
    limits: { ...limits, windows: [] },
    outlook: { ...outlook, windows: [] },
  };
}

test('wakes at midnight, and sooner for what comes sooner', () => {
  const day = quiet(90 * MINUTE);
  expect(nextWake(day, SAMPLE_NOW)).toEqual({ delay: 90 * MINUTE, reason: 'new-day' });
  const filled = sampleSnapshot('filled');
  const window = filled.limits.windows[0];
  const outlook = filled.outlook.windows[0];
  if (!window || !outlook) throw new Error('The sample has no limit.');
  const resets = {
    ...window,
    pace: null,
    state: 'current' as const,
    resetsAt: iso(SAMPLE_NOW + 60 * MINUTE),
  };
  const withReset = { ...day, limits: { ...day.limits, windows: [resets] } };
  expect(nextWake(withReset, SAMPLE_NOW)).toEqual({ delay: 60 * MINUTE, reason: 'limit-reset' });
  const at = iso(SAMPLE_NOW + 25 * MINUTE);
  const runsOut = { earliest: at, at, latest: null };
  const foreseen = { ...withReset.outlook, windows: [{ ...outlook, state: 'runs-out' as const, runsOut }] };
  const withRunOut: Snapshot = { ...withReset, outlook: foreseen };
  expect(nextWake(withRunOut, SAMPLE_NOW)).toEqual({ delay: 25 * MINUTE, reason: 'run-out' });
  expect(nextWake(withRunOut, SAMPLE_NOW + 26 * MINUTE)?.reason).toBe('limit-reset');
  expect(nextWake({ ...withRunOut, usage: filled.usage }, SAMPLE_NOW)?.reason).toBe('live-session');
});

test('wakes while the even pace of a window goes on, each hundredth of the shortest', () => {
  const day = quiet(90 * MINUTE);
  const [short, week] = sampleSnapshot('filled').limits.windows;
  if (!short || !week) throw new Error('The sample has two limits.');
  const woken = (...windows: (typeof short)[]) =>
    nextWake({ ...day, limits: { ...day.limits, windows } }, SAMPLE_NOW);
  expect(woken(short, week)).toEqual({ delay: 5 * MINUTE, reason: 'limit-pace' });
  expect(woken({ ...short, pace: null }, week)?.reason).toBe('new-day');
  expect(woken({ ...week, windowMinutes: 6_000 })).toEqual({ delay: 60 * MINUTE, reason: 'limit-pace' });
});

test('never wakes where nothing depends on time', () => {
  const none = quiet(MINUTE);
  expect(nextWake({ ...none, usage: { ...none.usage, state: 'no-home' } }, SAMPLE_NOW)).toBeNull();
});
