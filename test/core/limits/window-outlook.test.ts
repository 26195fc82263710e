import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evenActivity } from '../../../electron/core/limits/activity-profile.ts';
import { decideWindowOutlook } from '../../../electron/core/limits/window-outlook.ts';
import { anyWatchedWindow, DAY, HOUR, MINUTE, NOON, type WatchedWindow, windowSeen } from './series.ts';

function outlookOf({ minutes, points, now, resetsAt }: WatchedWindow, activity = evenActivity) {
  const used =
    points.findLast((point) => point.resetsAt === resetsAt)?.usedPercent ?? points.at(-1)?.usedPercent ?? 0;
  const window = windowSeen({ minutes, used, resetsAt });
  return { used, ...decideWindowOutlook(window, points, activity, now) };
}

/** Used up evenly, `rate` percent an hour, until `hours` have passed of a window. */
function steady(rate: number, hours: number, minutes: number): WatchedWindow {
  const resetsAt = NOON + minutes * MINUTE;
  const points = Array.from({ length: Math.floor((hours * 60) / 5) }, (_, index) => ({
    at: NOON + (index + 1) * 5 * MINUTE,
    usedPercent: Math.floor((rate * (index + 1) * 5) / 60),
    resetsAt,
  }));
  return { minutes, startsAt: NOON, resetsAt, points, now: NOON + hours * HOUR };
}

/** Busy from nine to five on weekdays. */
const officeHours = (at: number) => {
  const date = new Date(at);
  const weekend = date.getUTCDay() === 0 || date.getUTCDay() === 6;
  return !weekend && date.getUTCHours() >= 9 && date.getUTCHours() < 17 ? 4 : 0.05;
};

const time = (at: string | null | undefined) => (at == null ? null : Date.parse(at));

describe('what will become of a window', () => {
  test('steady use runs out where a ruler says', () => {
    const { state, runsOut, atReset } = outlookOf(steady(30, 2, 300));
    expect(state).toBe('runs-out');
    expect(Math.abs((time(runsOut?.at) ?? 0) - (NOON + (100 / 30) * HOUR))).toBeLessThan(15 * MINUTE);
    expect(atReset?.value).toBeGreaterThan(140);
    expect(atReset?.value).toBeLessThan(160);
  });

  test('little use lasts', () => {
    expect(outlookOf(steady(4, 3, 300))).toMatchObject({ state: 'lasts', runsOut: null });
  });

  test('what does not run out at night and on weekends is not said to', () => {
    // Monday noon to Friday evening; the reset is on Monday noon.
    const week = steady(0.9, 100, 10_080);
    const even = outlookOf(week);
    const known = outlookOf(week, officeHours);
    expect(even.state).toBe('runs-out');
    expect(time(known.runsOut?.at ?? null) ?? week.resetsAt).toBeGreaterThan(time(even.runsOut?.at) ?? 0);
  });

  test('earlier windows speak while this one has only begun', () => {
    const before = Array.from({ length: 3 }, (_, index) => ({
      at: NOON - (index + 1) * 7 * DAY + 6.9 * DAY,
      usedPercent: 30,
      resetsAt: NOON - index * 7 * DAY,
    })).toReversed();
    const young = steady(1.5, 8, 10_080);
    const alone = outlookOf(young).atReset?.value ?? 0;
    expect(outlookOf({ ...young, points: [...before, ...young.points] }).atReset?.value).toBeLessThan(
      alone / 2,
    );
  });

  test('nothing left', () => {
    expect(outlookOf(steady(60, 2, 300))).toMatchObject({ state: 'reached', atReset: null, runsOut: null });
  });

  test.each([
    ['a window that has reset', { used: null, resetsAt: NOON + HOUR }],
    ['no end', { used: 10, resetsAt: null }],
    ['no length', { used: 10, resetsAt: NOON + HOUR, minutes: null }],
    ['an end that has passed', { used: 10, resetsAt: NOON - 1 }],
    ['an end further off than the window is long', { used: 10, resetsAt: NOON + 9 * HOUR }],
  ] as const)('says nothing with %s', (_what, seen) => {
    const points = [{ at: NOON, usedPercent: 10, resetsAt: seen.resetsAt }];
    const outlook = decideWindowOutlook(windowSeen(seen), points, evenActivity, NOON);
    expect(outlook).toMatchObject({ state: 'unknown', pace: null, atReset: null, runsOut: null });
    expect(outlook.reason).not.toBe('');
  });

  test('says that it is too early where rounding could explain all', () => {
    expect(outlookOf(steady(90, 0.1, 300)).state).toBe('too-early');
    const first = { at: NOON + 9 * MINUTE, usedPercent: 2, resetsAt: NOON + 5 * HOUR };
    const begun = {
      minutes: 300,
      startsAt: NOON,
      resetsAt: NOON + 5 * HOUR,
      points: [first],
      now: NOON + 12 * MINUTE,
    };
    expect(outlookOf(begun).state).toBe('too-early');
  });

  test('a clock that jumps back between two looks changes nothing for good', () => {
    const watched = steady(20, 2, 300);
    const back = outlookOf({ ...watched, now: watched.now - 3 * HOUR });
    expect(back.state).toBe('unknown');
    expect(outlookOf(watched).state).toBe('runs-out');
  });

  test('an early reset by the server is believed at once', () => {
    const watched = steady(30, 2, 300);
    const fallen = { at: watched.now, usedPercent: 1, resetsAt: watched.resetsAt };
    const after = { ...watched, points: [...watched.points, fallen], now: watched.now + 20 * MINUTE };
    expect(['lasts', 'too-early']).toContain(outlookOf(after).state);
  });
});

/** A window of a week with a day left, seen at some hours before now. Percent by hours ago. */
function seen(
  readings: Readonly<Record<number, number>>,
  { minutes = 10_080, left = 24 } = {},
): WatchedWindow {
  const now = NOON;
  const resetsAt = now + left * HOUR;
  const points = Object.entries(readings)
    .map(([ago, usedPercent]) => ({ at: now - Number(ago) * HOUR, usedPercent, resetsAt }))
    .toSorted((a, b) => a.at - b.at);
  return { minutes, startsAt: resetsAt - minutes * MINUTE, resetsAt, points, now };
}

describe('of few readings, with gaps between them', () => {
  test('use that has stood still for an hour runs out no sooner for having been seen late', () => {
    const still = seen({ 1: 44, 0.75: 44, 0.5: 44, 0.25: 44, 0.02: 44 });
    const outlook = outlookOf(still);
    expect(outlook.pace?.state).toBe('behind');
    expect(outlook.state).toBe('lasts');
    expect(outlook.atReset?.value).toBeLessThan(60);
    expect(outlook.runsOut).toBeNull();
  });

  test.each([0, 0.2, 1, 8, 30])('a single reading of %d hours ago alarms nobody', (ago) => {
    const outlook = outlookOf(seen({ [ago]: 44 }));
    expect(outlook).toMatchObject({ state: 'too-early', atReset: null, runsOut: null });
    expect(outlook.reason).toBe('It was seen only once: how fast it is used is not known yet.');
  });

  test('a single reading says something where windows before it were seen', () => {
    const one = seen({ 0.2: 44 });
    const before = { at: NOON - 7 * DAY, usedPercent: 48, resetsAt: NOON - 6 * DAY };
    expect(outlookOf({ ...one, points: [before, ...one.points] }).state).toBe('lasts');
  });

  test('what was used while the machine slept is spread over that time', () => {
    // A night between two readings, in which another machine has worked.
    const slept = seen({ 20: 20, 19: 22, 18: 24, 0.05: 50 }, { left: 60 });
    const { atReset, state } = outlookOf(slept);
    expect(state).not.toBe('runs-out');
    expect(atReset?.value).toBeLessThan(100);
  });

  test('days off after a busy one are no rush', () => {
    const back = seen({ 80: 30, 79: 34, 78: 40, 0.1: 41, 0.05: 41 }, { left: 48 });
    expect(outlookOf(back).state).toBe('lasts');
  });

  test('a jump that another machine has made is not taken for a rate', () => {
    const steps = Array.from({ length: 12 }, (_, index) => [1 - index / 12, 20 + Math.floor(index / 6)]);
    const readings = Object.fromEntries([...steps, [0.02, 52]]);
    const { runsOut, atReset } = outlookOf(seen(readings, { minutes: 300, left: 2 }));
    expect(runsOut?.at ?? null).toBeNull();
    expect(atReset?.value).toBeLessThan(100);
  });

  test('an early reset by the server starts afresh, with the old end or another', () => {
    const old = seen({ 30: 70, 29: 80, 28: 90, 2: 1, 1: 2, 0.1: 3 });
    expect(outlookOf(old).state).toBe('lasts');
    const moved = old.points.map((point) =>
      point.usedPercent > 50 ? point : { ...point, resetsAt: NOON + 166 * HOUR },
    );
    const window = outlookOf({ ...old, points: moved, resetsAt: NOON + 166 * HOUR });
    expect(['lasts', 'too-early', 'may-run-out']).toContain(window.state);
  });

  test('a reading that repeats an old one is no reset', () => {
    const dip = seen({ 40: 40, 30: 42, 20: 44, 1: 46, 0.9: 20, 0.5: 46, 0.1: 46 });
    const { startedAt, atReset } = outlookOf(dip);
    expect(startedAt).toBe(new Date(dip.startsAt).toISOString());
    expect(atReset?.value).toBeLessThan(60);
  });

  test('readings of two accounts are of two windows', () => {
    const own = seen({ 5: 40, 3: 41, 1: 42 });
    const other = own.points.map(({ at }, index) => ({
      at: at + HOUR / 2,
      usedPercent: 90 + index,
      resetsAt: NOON + 100 * HOUR,
    }));
    const both = [...own.points, ...other].toSorted((a, b) => a.at - b.at);
    expect(outlookOf({ ...own, points: both })).toMatchObject(outlookOf(own));
  });

  test('a reading from a moment that has not come changes nothing', () => {
    const own = seen({ 5: 40, 3: 41, 1: 42 });
    const future = { at: NOON + 3 * HOUR, usedPercent: 99, resetsAt: own.resetsAt };
    const window = windowSeen({ minutes: own.minutes, used: 42, resetsAt: own.resetsAt });
    const decide = (points: WatchedWindow['points']) =>
      decideWindowOutlook(window, points, evenActivity, NOON);
    expect(decide([...own.points, future])).toEqual(decide(own.points));
  });
});

describe('of any window', () => {
  test('never less than is used, the range holds the point, nothing runs out after the reset', () => {
    fc.assert(
      fc.property(anyWatchedWindow, fc.boolean(), (watched, knowsHours) => {
        const { used, state, atReset, runsOut, pace } = outlookOf(
          watched,
          knowsHours ? officeHours : evenActivity,
        );
        if (atReset) {
          expect(atReset.low).toBeGreaterThanOrEqual(used);
          expect(atReset.low).toBeLessThanOrEqual(atReset.value);
          expect(atReset.value).toBeLessThan(atReset.high);
        }
        if (runsOut) {
          const [at, earliest, latest] = [time(runsOut.at), time(runsOut.earliest), time(runsOut.latest)];
          expect(earliest).toBeGreaterThanOrEqual(watched.now - 1);
          expect(earliest).toBeLessThanOrEqual(at ?? watched.resetsAt);
          expect(at ?? 0).toBeLessThanOrEqual(latest ?? watched.resetsAt);
          expect(latest ?? 0).toBeLessThanOrEqual(watched.resetsAt);
          if (at === null) expect(latest).toBeNull();
          expect(earliest).toBeLessThan(latest ?? Number.POSITIVE_INFINITY);
        }
        expect(state === 'runs-out').toBe(runsOut?.at != null);
        expect(state === 'reached').toBe(used >= 100);
        if (pace) expect(pace.expectedPercent).toBeLessThanOrEqual(100);
      }),
    );
  });

  test('more use at the same moments never lasts longer', () => {
    fc.assert(
      fc.property(anyWatchedWindow, fc.integer({ min: 1, max: 40 }), (watched, more) => {
        const heavier = {
          ...watched,
          points: watched.points.map((point) => ({
            ...point,
            usedPercent: Math.min(100, point.usedPercent * (1 + more / 20)),
          })),
        };
        const one = outlookOf(watched);
        const other = outlookOf(heavier);
        if (!one.atReset || !other.atReset) return;
        expect(other.atReset.value).toBeGreaterThanOrEqual(one.atReset.value);
        const never = Number.POSITIVE_INFINITY;
        expect(time(other.runsOut?.at) ?? never).toBeLessThanOrEqual(time(one.runsOut?.at) ?? never);
      }),
    );
  });
});
