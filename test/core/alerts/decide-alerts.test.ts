import { describe, expect, it } from 'vitest';
import { decideAlerts } from '../../../electron/core/alerts/decide-alerts.ts';
import { verbatim } from '../../../electron/shared/messages/en/words.ts';
import { defaultSettings } from '../../../electron/shared/settings.ts';
import { createAlertDecider, factsOf, HOUR, MINUTE, NOW, windowOf } from './facts.ts';

const END = NOW + 3 * HOUR;
const at = (used: number | null, endsAt = END) => factsOf([windowOf({ used, endsAt })]);
const threshold = (percent: number, endsAt = END) => `threshold:codex:300@${endsAt}:${percent}`;

describe('thresholds', () => {
  it.each<[string, readonly number[], readonly string[]]>([
    ['nothing at first sight', [96], []],
    ['nothing below', [10, 79], []],
    ['the first', [79, 80, 81, 94], [threshold(80)]],
    ['both in turn', [60, 85, 97], [threshold(80), threshold(95)]],
    ['only the higher of two that are passed at once', [60, 97, 99], [threshold(95)]],
    ['none again after a wobble', [79, 81, 79, 81, 80], [threshold(80)]],
    ['the next one after a silent first sight', [85, 96], [threshold(95)]],
  ])('tells %s', (_name, uses, expected) => {
    const decider = createAlertDecider();
    expect(uses.flatMap((used) => decider.look(at(used)))).toEqual(expected);
  });

  it('takes an end that wobbles for the same window, and the next one for another', () => {
    const decider = createAlertDecider();
    decider.look(at(50));
    expect(decider.look(at(85, END + 4 * MINUTE))).toEqual([threshold(80)]);
    expect(decider.look(at(86, END - 4 * MINUTE))).toEqual([]);
    const next = END + 6 * HOUR;
    const later = END + 2 * HOUR;
    expect(decider.look(at(20, next), later)).toEqual([`reset:codex:300@${END}`]);
    expect(decider.look(at(82, next), later)).toEqual([threshold(80, next)]);
  });

  it('says nothing when another account is as full, nor when the first comes back', () => {
    const decider = createAlertDecider();
    decider.look(at(85));
    expect(decider.look(at(90, END + HOUR))).toEqual([]);
    expect(decider.look(at(86))).toEqual([]);
    expect(decider.look(at(96))).toEqual([threshold(95)]);
  });

  it('says nothing of a window that was reset or does not say when it ends', () => {
    const decider = createAlertDecider();
    decider.look(at(50));
    expect(decider.look(at(null))).toEqual([]);
    expect(decider.look(factsOf([windowOf({ used: 90, endsAt: null })]))).toEqual([]);
  });

  it('tells nothing old when it is switched on, or a threshold is added', () => {
    const decider = createAlertDecider();
    decider.look(at(50));
    expect(decider.look(at(85), NOW, { limits: false })).toEqual([]);
    expect(decider.look(at(86))).toEqual([]);
    expect(decider.look(at(86), NOW, { thresholds: [70, 80] })).toEqual([]);
  });

  it('repeats nothing after a restart', () => {
    const decider = createAlertDecider();
    decider.look(at(50));
    decider.look(at(85));
    decider.restart();
    expect(decider.look(at(85))).toEqual([]);
    expect(decider.look(at(86))).toEqual([]);
    expect(decider.look(at(95))).toEqual([threshold(95)]);
  });
});

describe('a predicted run-out', () => {
  const predicted = (runsOutAt: number | null, seenAt = NOW) =>
    factsOf([windowOf({ used: 40, endsAt: END, runsOutAt, seenAt })]);

  it('is told once in a window, however it wobbles', () => {
    const decider = createAlertDecider();
    decider.look(predicted(null));
    expect(decider.look(predicted(NOW + HOUR))).toEqual([`run-out:codex:300@${END}`]);
    expect(decider.look(predicted(null))).toEqual([]);
    expect(decider.look(predicted(NOW + 2 * HOUR))).toEqual([]);
  });

  it('is silent at first sight and from an old observation', () => {
    const first = createAlertDecider();
    first.look(predicted(NOW + HOUR));
    expect(first.look(predicted(NOW + HOUR))).toEqual([]);
    const old = createAlertDecider();
    old.look(predicted(null));
    expect(old.look(predicted(NOW + HOUR, NOW - 2 * HOUR))).toEqual([]);
  });
});

describe('a reset', () => {
  it('is told once, where a threshold had been passed', () => {
    const decider = createAlertDecider();
    decider.look(at(85));
    expect(decider.look(at(null), END + MINUTE)).toEqual([`reset:codex:300@${END}`]);
    expect(decider.look(at(null), END + 2 * MINUTE)).toEqual([]);
    expect(decider.look(at(3, END + 6 * HOUR), END + HOUR)).toEqual([]);
  });

  it('is no news where little was used, long ago, at the start, or of another account', () => {
    const little = createAlertDecider();
    little.look(at(40));
    expect(little.look(at(null), END)).toEqual([]);
    const late = createAlertDecider();
    late.look(at(85));
    expect(late.look(at(null), END + 13 * HOUR)).toEqual([]);
    const started = createAlertDecider();
    started.look(at(85));
    started.restart();
    expect(started.look(at(null), END)).toEqual([]);
    expect(started.look(at(null), END)).toEqual([]);
    const other = createAlertDecider();
    other.look(at(85));
    expect(other.look(at(10, END + HOUR), END + MINUTE)).toEqual([]);
  });
});

describe('an export', () => {
  it('is told of when it fails and when it arrives again, through checks that could not decide', () => {
    const decider = createAlertDecider();
    const states = [
      'untested',
      'accepted',
      'untested',
      'failing',
      'reachable',
      'failing',
      'accepted',
    ] as const;
    expect(states.flatMap((state) => decider.look(factsOf([], state)))).toEqual([
      'otel:logs:failing',
      'otel:logs:recovered',
    ]);
  });

  it('is silent where it fails from the first, and where it goes to another place', () => {
    const decider = createAlertDecider();
    decider.look(factsOf([], 'untested'));
    expect(decider.look(factsOf([], 'failing'))).toEqual([]);
    expect(decider.look(factsOf([], 'accepted'))).toEqual([]);
    expect(decider.look(factsOf([], 'failing'))).toEqual(['otel:logs:failing']);
    expect(decider.look(factsOf([], 'failing', [], 'http://127.0.0.1:9/v1/logs'))).toEqual([]);
  });

  it('is told of after a restart, since the state that was told is kept', () => {
    const decider = createAlertDecider();
    decider.look(factsOf([], 'accepted'));
    decider.look(factsOf([], 'failing'));
    decider.restart();
    expect(decider.look(factsOf([], 'untested'))).toEqual([]);
    expect(decider.look(factsOf([], 'failing'))).toEqual([]);
    expect(decider.look(factsOf([], 'accepted'))).toEqual(['otel:logs:recovered']);
  });
});

describe('drift', () => {
  it('is silent where nothing was ever kept, then told once, also at a start', () => {
    const decider = createAlertDecider();
    expect(decider.look(factsOf([], 'off', ['config.drift:a:1']))).toEqual([]);
    expect(decider.look(factsOf([], 'off', ['config.drift:a:1', 'config.drift:b:2']))).toEqual([
      'config.drift:b:2',
    ]);
    decider.restart();
    expect(decider.look(factsOf([], 'off', ['config.drift:b:2', 'config.drift:c:3']))).toEqual([
      'config.drift:c:3',
    ]);
    expect(decider.look(factsOf([], 'off', ['config.drift:c:3']))).toEqual([]);
  });
});

describe('compliance logs that fall behind', () => {
  const behind = (id: string) => ({
    ...factsOf([], 'off'),
    compliance: [
      {
        id,
        findingId: 'organisation.compliance.behind',
        title: verbatim('Compliance logs of the last 24 days are not pulled yet'),
        detail: null,
      },
    ],
  });

  it('are told once for each pull that left them so, also at a start', () => {
    const decider = createAlertDecider();
    expect(decider.look(factsOf([], 'off'))).toEqual([]);
    expect(decider.look(behind('behind:one'))).toEqual(['behind:one']);
    decider.restart();
    expect(decider.look(behind('behind:one'))).toEqual([]);
    expect(decider.look(behind('behind:two'))).toEqual(['behind:two']);
  });
});

describe('quiet hours', () => {
  // 10:46 UTC lies in them.
  const quietHours = { from: '10:00', to: '12:00' };
  const after = Date.parse('2026-11-20T12:00:00.000Z');

  it('hold back what is due, and tell at their end what is still so', () => {
    const decider = createAlertDecider({ quietHours });
    decider.look(factsOf([windowOf({ used: 50 })], 'accepted'));
    expect(decider.look(factsOf([windowOf({ used: 85 })], 'failing', ['config.drift:a:1']))).toEqual([]);
    const now = factsOf([windowOf({ used: 86 })], 'accepted', ['config.drift:a:1']);
    expect(decider.look(now, after - 1)).toEqual([]);
    expect(decider.look(now, after)).toEqual([threshold(80), 'config.drift:a:1']);
    expect(decider.look(now, after)).toEqual([]);
  });

  it('say when to look again, only where something waits', () => {
    const alerts = { ...defaultSettings.alerts, quietHours };
    const parts = { alerts, now: NOW, timezone: 'UTC' };
    const first = decideAlerts({ ...parts, previous: null, notified: null, facts: at(50) });
    expect(first.waitsUntil).toBeNull();
    const second = decideAlerts({ ...parts, previous: at(50), notified: first.notified, facts: at(85) });
    expect(second.alerts).toEqual([]);
    expect(second.waitsUntil).toBe(after);
  });
});

it('orders what comes at once by what needs doing first', () => {
  const decider = createAlertDecider();
  const weekly = { minutes: 10_080, endsAt: NOW + 48 * HOUR };
  decider.look(factsOf([windowOf({ used: 50 }), windowOf({ ...weekly, used: 40 })], 'accepted'));
  const both = [windowOf({ used: 82, runsOutAt: NOW + HOUR }), windowOf({ ...weekly, used: 96 })];
  expect(decider.look(factsOf(both, 'failing', ['config.drift:a:1']))).toEqual([
    `threshold:codex:10080@${NOW + 48 * HOUR}:95`,
    threshold(80),
    `run-out:codex:300@${END}`,
    'otel:logs:failing',
    'config.drift:a:1',
  ]);
});

describe('a session that waits for a person', () => {
  const wait = (since: number): ReturnType<typeof factsOf> => ({
    ...factsOf([]),
    waiting: [{ id: `waiting:t:${since}`, threadId: 't', waitsFor: 'approval', cwd: '/home/a/code' }],
  });

  it('is told once a wait', () => {
    const decider = createAlertDecider();
    decider.look(factsOf([]));
    expect(decider.look(wait(1))).toEqual(['waiting:t:1']);
    expect(decider.look(wait(1))).toEqual([]);
    expect(decider.look(factsOf([]))).toEqual([]);
    expect(decider.look(wait(2))).toEqual(['waiting:t:2']);
  });

  it('is not told while that is switched off, and not later either', () => {
    const decider = createAlertDecider();
    expect(decider.look(wait(1), NOW, { waiting: false })).toEqual([]);
    expect(decider.look(wait(1))).toEqual([]);
  });

  it('is told after the quiet hours where it still waits, else never', () => {
    const quietHours = { from: '10:00', to: '11:00' };
    const decider = createAlertDecider({ quietHours });
    expect(decider.look(wait(1), NOW)).toEqual([]);
    expect(decider.look(wait(1), NOW + HOUR)).toEqual(['waiting:t:1']);
    const other = createAlertDecider({ quietHours });
    expect(other.look(wait(1), NOW)).toEqual([]);
    expect(other.look(factsOf([]), NOW + HOUR)).toEqual([]);
  });
});
