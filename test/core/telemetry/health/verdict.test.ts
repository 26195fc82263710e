import { describe, expect, test } from 'vitest';
import { healthNotices } from '../../../../electron/core/telemetry/health/notices.ts';
import { joinVerdict } from '../../../../electron/core/telemetry/health/verdict.ts';
import { verbatim } from '../../../../electron/shared/messages/en/words.ts';
import { textOf } from '../../../../electron/shared/messages/message.ts';
import type {
  OtelExportErrors,
  OtelHealth,
  OtelHealthState,
} from '../../../../electron/shared/telemetry/telemetry.ts';
import { sampleSnapshot } from '../../../fixtures/snapshots/sample-snapshot.ts';

const now = Date.UTC(2026, 10, 23, 12);
const ago = (minutes: number) => new Date(now - minutes * 60_000).toISOString();
const health = (state: OtelHealthState): OtelHealth => ({
  state,
  reason: verbatim('x'),
  checkedAt: ago(1),
  latencyMs: 1,
});
const errors = (minutes: number): OtelExportErrors => ({
  lastAt: ago(minutes),
  count: 1,
  reason: 'auth',
  sentence: verbatim('x.'),
  source: 'log-database',
});

describe('the verdict joins probe and errors', () => {
  test.each([
    ['accepted', null, 'good', 'no error of Codex was found'],
    ['accepted', 90, 'good', 'older than an hour'],
    ['accepted', 5, 'warning', 'The probe passes, but Codex itself failed within the hour'],
    ['accepted', 0, 'warning', 'Codex failed after it'],
    ['reachable', null, 'warning', 'has not shown that it takes'],
    ['reachable', 5, 'bad', 'Codex itself failed'],
    ['failing', null, 'bad', 'The probe fails; no error of Codex'],
    ['failing', 5, 'bad', 'Probe and Codex agree'],
    ['untested', 5, 'bad', 'was not tested since'],
    ['untested', null, 'unknown', 'Not tested'],
  ] as const)('%s, error %s minutes ago', (state, minutes, level, sentence) => {
    const found = joinVerdict('logs', health(state), minutes === null ? null : errors(minutes), now);
    expect(found).toMatchObject({ level, sentence: expect.stringContaining(sentence) });
  });

  test.each([
    [5, 'helper', 'Nothing is exported, because the command that gives the headers failed within the hour.'],
    [5, 'auth', 'Codex itself failed to export within the hour.'],
    [90, 'helper', null],
  ] as const)('where no probe can ask, an error %i minutes ago counts: %s', (minutes, reason, sentence) => {
    const found = joinVerdict('logs', health('unobservable'), { ...errors(minutes), reason }, now);
    expect(found?.sentence ?? null).toBe(sentence);
  });

  test.each([
    ['accepted', null, 'unknown', 'could not be read'],
    ['reachable', null, 'warning', 'has not shown'],
    ['failing', 90, 'bad', 'could not be read'],
    ['untested', null, 'unknown', 'could not be read'],
    ['untested', 5, 'bad', 'Codex itself failed within the hour'],
  ] as const)(
    'with a log that could not be read: %s, error %s minutes ago',
    (state, minutes, level, words) => {
      const seen = minutes === null ? null : errors(minutes);
      const found = joinVerdict('logs', health(state), seen, now, true);
      expect(found).toMatchObject({ level, sentence: expect.stringContaining(words) });
      expect(found?.sentence).not.toContain('no error of Codex');
    },
  );

  test('says what cannot be seen', () => {
    expect(joinVerdict('metrics', health('accepted'), null, now)?.unobservable.map(textOf).join()).toContain(
      'metrics',
    );
    expect(joinVerdict('traces', health('accepted'), null, now)?.unobservable.map(textOf).join()).toContain(
      'codex exec',
    );
  });

  test.each(['off', 'unobservable'] as const)('none for %s', (state) => {
    expect(joinVerdict('logs', health(state), null, now)).toBeNull();
  });
});

describe('a notification', () => {
  const otel = (state: OtelHealthState) => {
    const { otel: sample } = sampleSnapshot('filled');
    return {
      ...sample,
      signals: sample.signals.map((one) =>
        one.signal === 'logs'
          ? { ...one, health: { ...health(state), sentence: verbatim(`${state}.`) } }
          : one,
      ),
    };
  };

  test.each([
    ['accepted', 'failing', 'failing'],
    ['failing', 'accepted', 'recovered'],
    ['failing', 'failing', null],
    ['accepted', 'accepted', null],
    ['untested', 'failing', null],
    ['accepted', 'reachable', null],
  ] as const)('from %s to %s: %s', (before, after, change) => {
    expect(healthNotices(otel(before), otel(after))).toEqual(
      change === null ? [] : [{ signal: 'logs', change, sentence: `${after}.` }],
    );
  });
});
