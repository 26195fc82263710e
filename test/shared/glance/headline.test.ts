import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFormat } from '../../../electron/shared/format/format.ts';
import { decideHeadline } from '../../../electron/shared/glance/headline.ts';
import { headlineText } from '../../../electron/shared/glance/headline-text.ts';
import { headline as de } from '../../../electron/shared/glance/words/de.ts';
import { headline as en } from '../../../electron/shared/glance/words/en.ts';
import { textOf } from '../../../electron/shared/messages/message.ts';
import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import { judged } from '../../fixtures/limits.ts';
import {
  SAMPLE_NOW,
  type SampleName,
  sampleNames,
  sampleSnapshot,
} from '../../fixtures/snapshots/sample-snapshot.ts';

const names: Readonly<Record<string, string>> = { session: '5-hour', weekly: 'Weekly' };

/** What is decided, and how it reads in English. */
function headline(snapshot: Snapshot, now = SAMPLE_NOW, words = en) {
  const decided = decideHeadline(snapshot, now);
  const text = headlineText(decided.fact, {
    words,
    format: createFormat('en-GB', snapshot.timezone),
    now,
    host: textOf,
    windowName: ({ kind, limitName }) => limitName ?? names[kind] ?? kind,
    folderName: (path) => path,
  });
  return { ...decided, text, kind: decided.fact.kind };
}

const of = (name: SampleName) => headline(sampleSnapshot(name));

describe('headline', () => {
  it.each([
    ['filled', 'calm', 'Lasts until reset · 1 running'],
    ['well', 'well', 'All well, 1 session running'],
    ['problems', 'critical', 'The configuration is invalid. `analytics.enabled` must be true or false.'],
    ['finding', 'warning', 'A line of a session is not valid JSON, so it was not counted'],
    ['first-run', 'note', 'No Codex found on this machine yet'],
    ['empty-home', 'note', 'Codex has recorded nothing yet'],
    ['scanning', 'note', 'Reading your sessions for the first time'],
    ['limit-runs-out', 'warning', '5-hour limit runs out about 13:19'],
    ['limit-almost-used', 'warning', 'Weekly limit runs out about 23:31'],
    ['limit-tight', 'note', '5-hour limit is tight: 13:20 at the earliest, may last'],
    ['limit-reached', 'critical', 'Weekly limit is used up until Sat 14:46'],
    ['cap-reached', 'critical', 'Spend cap reached until 30 Nov, 11:46'],
    ['otel-failing', 'critical', 'OTel logs are failing since 09:46'],
    ['prompts-logged', 'warning', 'Your prompts are being logged to collector.harbor.example'],
    ['limits-stale', 'note', '5-hour limit is not known'],
    ['limits-none', 'note', 'Limits are not known'],
    ['credits-only', 'calm', '1 session running'],
    ['waiting', 'warning', 'Codex waits for your approval in /home/ada/code/harbor'],
    ['codex-newer', 'note', 'Whether Codex sends analytics is not known'],
  ] as const)('of %s is %s: %s', (name, tone, text) => {
    expect(of(name)).toMatchObject({ tone, text });
  });

  it.each(sampleNames)('of %s has words in German, too', (name) => {
    expect(headline(sampleSnapshot(name), SAMPLE_NOW, de).text).not.toBe('');
  });

  it('is "All well" only where all of it is known and well', () => {
    const well = sampleSnapshot('well');
    const changes: readonly ((snapshot: Snapshot) => Snapshot)[] = [
      (one) => ({ ...one, analytics: { ...one.analytics, enabled: null } }),
      (one) => ({ ...one, otel: { ...one.otel, logUserPrompt: { ...one.otel.logUserPrompt, value: null } } }),
      ...(['untested', 'reachable', 'failing'] as const).map((state) => (one: Snapshot) => ({
        ...one,
        otel: {
          ...one.otel,
          signals: one.otel.signals.map((signal) => ({ ...signal, health: { ...signal.health, state } })),
        },
      })),
      ...(['runs-out', 'may-run-out', 'unknown', 'too-early', 'reached'] as const).map(
        (state) => (one: Snapshot) =>
          judged(
            {
              ...one,
              outlook: {
                ...one.outlook,
                windows: one.outlook.windows.map((window) => ({
                  ...window,
                  state,
                  runsOut: { at: one.generatedAt, earliest: one.generatedAt, latest: null },
                })),
              },
            },
            SAMPLE_NOW,
          ),
      ),
      (one) => ({
        ...one,
        limits: { ...one.limits, binding: { ...one.limits.binding, notKnown: ['spend-cap'] } },
      }),
      (one) => ({ ...one, usage: { ...one.usage, state: 'scanning' } }),
      (one) => sampleSnapshotWith(one, 'cap-reached'),
      (one) => sampleSnapshotWith(one, 'limits-stale'),
      (one) => ({ ...one, usage: sampleSnapshot('waiting').usage }),
      (one) => ({ ...one, findings: sampleSnapshot('finding').findings }),
    ];
    expect(headline(well).kind).toBe('well');
    for (const change of changes) expect(headline(change(well)).tone).not.toBe('well');
  });

  it('says that analytics are on only where no setting decided so', () => {
    const on = { ...sampleSnapshot('filled').analytics, enabled: true };
    const byDefault = {
      ...sampleSnapshot('filled'),
      analytics: { ...on, origin: { layer: 'default' } as const },
    };
    const chosen = { ...byDefault, analytics: { ...on, origin: { layer: 'user' } as const } };
    expect(headline(byDefault).kind).toBe('analytics-default');
    expect(headline(chosen).kind).toBe('lasts');
  });

  it('puts a broken configuration above everything else', () => {
    expect(of('problems').kind).toBe('finding');
    const { findings, otel, ...rest } = sampleSnapshot('problems');
    const calmer = {
      ...rest,
      findings: findings.filter(({ level }) => level !== 'error'),
      otel: { ...otel, findings: [] },
    };
    expect(headline(calmer).kind).toBe('runs-out');
  });

  it('puts what leaves above a session that could not be counted whole', () => {
    const on = { ...sampleSnapshot('analytics-default'), findings: sampleSnapshot('finding').findings };
    expect(headline(on).kind).toBe('analytics-default');
  });

  it('names the use of a limit that is nearly gone but lasts', () => {
    const snapshot = sampleSnapshot('limit-almost-used');
    const windows = snapshot.outlook.windows.map((one) => ({
      ...one,
      state: 'lasts' as const,
      runsOut: null,
    }));
    const lasts = judged(
      { ...snapshot, outlook: { ...snapshot.outlook, sentence: null, windows } },
      SAMPLE_NOW,
    );
    expect(headline(lasts, SAMPLE_NOW).text).toBe('Weekly limit is 96% used, resets Sat 14:46');
  });

  it('does not say since when a signal fails where nothing else was seen before', () => {
    const snapshot = sampleSnapshot('otel-failing');
    const signals = snapshot.otel.signals.map((signal) => ({
      ...signal,
      history: (signal.history ?? []).filter(({ state }) => state === 'failing'),
    }));
    const text = headline({ ...snapshot, otel: { ...snapshot.otel, signals } }, SAMPLE_NOW).text;
    expect(text).toBe('OTel logs are failing');
  });

  it('drops a limit whose window has ended since', () => {
    const snapshot = sampleSnapshot('limit-reached');
    expect(headline(snapshot, SAMPLE_NOW + 3 * 86_400_000).kind).toBe('limits-unknown');
  });

  it('keeps quiet about prompt logging that no exporter carries', () => {
    const snapshot = sampleSnapshot('prompts-logged');
    const signals = snapshot.otel.signals.map((signal) => ({
      ...signal,
      exporter: 'none' as const,
      health: { ...signal.health, state: 'off' as const },
    }));
    const quiet = { ...snapshot, findings: [], otel: { ...snapshot.otel, findings: [], signals } };
    expect(headline(quiet).kind).toBe('well');
  });

  it('does not change from minute to minute, so that it is announced only when something happens', () => {
    fc.assert(
      fc.property(fc.constantFrom(...sampleNames), fc.integer({ min: 0, max: 30 }), (name, minutes) => {
        const snapshot = sampleSnapshot(name);
        const later = headline(snapshot, SAMPLE_NOW + minutes * 60_000);
        expect(later.text).toBe(headline(snapshot, SAMPLE_NOW).text);
      }),
    );
  });
});

function sampleSnapshotWith(snapshot: Snapshot, limitsOf: SampleName): Snapshot {
  const { limits, outlook } = sampleSnapshot(limitsOf);
  return { ...snapshot, limits, outlook };
}
