import fc from 'fast-check';
import { expect, it } from 'vitest';
import { quietUntil } from '../../../electron/core/alerts/quiet-hours.ts';
import { runs } from '../../setup/runs.ts';
import { createAlertDecider, factsOf, HOUR, MINUTE, NOW, windowOf } from './facts.ts';

const LENGTH = 5 * HOUR;

const time = fc
  .integer({ min: 0, max: 24 * 60 - 1 })
  .map((minute) =>
    [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':'),
  );
const quietHours = fc.option(fc.record({ from: time, to: time }), { nil: null });

/** One look: how much later, how full, how far the end wobbles, and what else is seen. */
const step = fc.record({
  later: fc.integer({ min: 0, max: 90 }),
  used: fc.integer({ min: 0, max: 100 }),
  wobble: fc.integer({ min: -120, max: 120 }),
  runsOut: fc.boolean(),
  logs: fc.constantFrom('untested', 'accepted', 'failing', 'reachable', 'unobservable'),
  drift: fc.subarray(['config.drift:a:1', 'config.drift:b:2']),
  restart: fc.integer({ min: 0, max: 9 }).map((one) => one === 0),
  seen: fc.integer({ min: 0, max: 9 }).map((one) => one > 0),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** Windows follow one another without a gap from `NOW` on. */
function factsAt({ used, wobble, runsOut, logs, drift, seen }: Step, now: number) {
  const endsAt = NOW + (Math.floor((now - NOW) / LENGTH) + 1) * LENGTH + wobble * 1_000;
  const runsOutAt = runsOut ? now + 10 * MINUTE : null;
  const isOver = endsAt <= now;
  const window = windowOf({
    used: isOver ? null : used,
    endsAt,
    seenAt: now,
    runsOutAt: isOver ? null : runsOutAt,
  });
  return factsOf(seen ? [window] : [], logs, drift);
}

function run(steps: readonly Step[], settings: Parameters<typeof createAlertDecider>[0]) {
  const decider = createAlertDecider(settings);
  let now = NOW;
  return steps.map((one) => {
    now += one.later * MINUTE;
    if (one.restart) decider.restart();
    return { now, restart: one.restart, ids: decider.look(factsAt(one, now), now) };
  });
}

/** The window that an id names, as one number: an end may be written a little differently. */
function causeOf(id: string): string {
  return id.replace(/@(\d+)/, (_all, end: string) => `@${Math.round((Number(end) - NOW) / LENGTH)}`);
}

it('tells each cause at most once a window, whatever comes', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), quietHours, (steps, hours) => {
      const causes = run(steps, { quietHours: hours })
        .flatMap(({ ids }) => ids)
        .map(causeOf);
      const limited = causes.filter((cause) => !cause.startsWith('otel:'));
      expect(new Set(limited).size).toBe(limited.length);
      const otel = causes.filter((cause) => cause.startsWith('otel:'));
      // Failing and back in turn, never one of them twice.
      for (const [index, cause] of otel.entries()) expect(cause).not.toBe(otel[index + 1]);
    }),
    { numRuns: runs(300) },
  );
});

it('shows nothing in quiet hours', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), quietHours, (steps, hours) => {
      for (const { now, ids } of run(steps, { quietHours: hours })) {
        if (quietUntil(now, hours, 'UTC') !== null) expect(ids).toEqual([]);
      }
    }),
    { numRuns: runs(200) },
  );
});

it('is silent at the first sight, and on limits at that of every start', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
      for (const [index, { restart, ids }] of run(steps, {}).entries()) {
        if (index === 0) expect(ids).toEqual([]);
        if (restart) expect(ids.filter((id) => id.includes('codex:300'))).toEqual([]);
      }
    }),
    { numRuns: runs(200) },
  );
});

it('tells nothing of causes that are switched off', () => {
  const off = { limits: false, runOut: false, reset: false, otel: false, drift: false };
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      expect(run(steps, off).flatMap(({ ids }) => ids)).toEqual([]);
    }),
  );
});
