import { describe, expect, test } from 'vitest';
import {
  nextProbe,
  type Probed,
  type ScheduleInput,
  STEP_MS,
} from '../../../../electron/core/telemetry/health/schedule.ts';

const now = Date.UTC(2026, 10, 23, 12);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const logs: Probed = { signal: 'logs', probedAt: now - MINUTE, failures: 0, retryAt: null, changedAt: null };
const next = (signals: readonly Probed[], input: Partial<ScheduleInput> = {}) =>
  nextProbe({ now, automatic: true, viewedAt: now, networkAt: null, jitter: 0, signals, ...input });
const wait = (at: number, cause: string, signals = ['logs']) => ({ state: 'wait', at, cause, signals });

describe('nothing is sent unasked', () => {
  test.each([
    ['switched-off', { automatic: false }],
    ['never-viewed', { viewedAt: null }],
    ['never-viewed', { viewedAt: null, networkAt: now }],
    ['nothing-due', { viewedAt: now - 24 * HOUR }],
  ])('%s', (reason, input) => {
    expect(next([logs], input)).toEqual({ state: 'idle', reason });
  });

  test('without a collector', () => {
    expect(next([])).toEqual({ state: 'idle', reason: 'nothing-due' });
  });
});

describe('when a probe is due', () => {
  test('at once for a signal that was never probed', () => {
    expect(next([{ ...logs, probedAt: null }])).toEqual(wait(now, 'due'));
  });

  test('a quarter of an hour after the last', () => {
    expect(next([logs])).toEqual(wait(now - MINUTE + STEP_MS, 'due'));
    expect(next([{ ...logs, probedAt: now - HOUR }])).toEqual(wait(now, 'due'));
  });

  test.each([
    [1, 15],
    [2, 30],
    [3, 60],
    [4, 120],
    [5, 240],
    [50, 240],
  ])('after %i failures in a row: %i minutes', (failures, minutes) => {
    expect(next([{ ...logs, failures }])).toMatchObject({ at: now - MINUTE + minutes * MINUTE });
  });

  test('never sooner than a quarter of an hour, whatever the jitter', () => {
    for (const jitter of [0, 0.5, 1]) {
      const found = next([logs], { jitter });
      expect(found).toMatchObject({ at: now - MINUTE + STEP_MS * (1 + jitter / 10) });
    }
  });

  test('not before the collector wants it', () => {
    const retryAt = now + HOUR;
    expect(next([{ ...logs, retryAt }])).toEqual(wait(retryAt, 'due'));
    expect(next([{ ...logs, retryAt }], { networkAt: now })).toEqual(wait(retryAt, 'network'));
  });

  test('soon after the configuration changed, also of one that asked for patience', () => {
    const changed = { ...logs, changedAt: now, retryAt: now + HOUR };
    expect(next([changed])).toEqual(wait(now + 1_000, 'config'));
    // But not in a burst.
    expect(next([{ ...changed, probedAt: now - 2_000 }])).toEqual(wait(now + 8_000, 'config'));
    expect(next([changed], { viewedAt: now - 100 * HOUR })).toEqual(wait(now + 1_000, 'config'));
  });

  test('soon after the network came back, once', () => {
    expect(next([logs], { networkAt: now })).toEqual(wait(now + 3_000, 'network'));
    expect(next([logs], { networkAt: now - 2 * MINUTE })).toMatchObject({ cause: 'due' });
  });

  test('signals that are due close together go in one round', () => {
    const traces: Probed = { ...logs, signal: 'traces', probedAt: now - MINUTE + 5_000 };
    const metrics: Probed = { ...logs, signal: 'metrics', probedAt: now };
    const held: Probed = { ...traces, retryAt: now - MINUTE + STEP_MS + 5_000 };
    expect(next([logs, traces, metrics])).toEqual(
      wait(now - MINUTE + STEP_MS, 'due', ['logs', 'traces', 'metrics']),
    );
    expect(next([logs, held])).toEqual(wait(now - MINUTE + STEP_MS, 'due', ['logs']));
  });
});
