import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headline } from '../../renderer/features/headline/headline.ts';
import { judged } from '../fixtures/limits.ts';
import {
  SAMPLE_NOW,
  type SampleName,
  sampleNames,
  sampleSnapshot,
} from '../fixtures/snapshots/sample-snapshot.ts';

const of = (name: SampleName) => headline(sampleSnapshot(name), SAMPLE_NOW);

describe('headline', () => {
  it.each([
    ['filled', 'well', 'All well, 1 session running'],
    ['problems', 'critical', 'The configuration is invalid. `analytics.enabled` must be true or false.'],
    ['finding', 'warning', 'A line of a session is not valid JSON, so it was not counted'],
    ['first-run', 'note', 'No Codex found on this machine yet'],
    ['empty-home', 'note', 'Codex has recorded nothing yet'],
    ['scanning', 'note', 'Reading your sessions for the first time'],
    ['limit-runs-out', 'warning', '5-hour limit runs out 13:19 at this pace'],
    ['limit-almost-used', 'critical', 'Weekly limit runs out 23:31 at this pace'],
    ['limit-reached', 'critical', 'Weekly limit is used up until Sat 14:46'],
    ['otel-failing', 'critical', 'OTel logs are failing since 09:46'],
    ['prompts-logged', 'warning', 'Your prompts are being logged to collector.harbor.example'],
    ['limits-stale', 'note', '5-hour limit is not known'],
    ['limits-none', 'note', 'Limits are not known'],
    ['codex-newer', 'note', 'Whether Codex sends analytics is not known'],
  ] as const)('of %s is %s: %s', (name, tone, text) => {
    expect(of(name)).toMatchObject({ tone, text });
  });

  it('says that analytics are on only where no setting decided so', () => {
    const on = { ...sampleSnapshot('filled').analytics, enabled: true };
    const byDefault = {
      ...sampleSnapshot('filled'),
      analytics: { ...on, origin: { layer: 'default' } as const },
    };
    const chosen = { ...byDefault, analytics: { ...on, origin: { layer: 'user' } as const } };
    expect(headline(byDefault, SAMPLE_NOW).reason).toBe('analytics-default');
    expect(headline(chosen, SAMPLE_NOW).reason).toBe('well');
  });

  it('puts a broken configuration above everything else', () => {
    expect(of('problems').reason).toBe('finding-error');
    const { findings, ...rest } = sampleSnapshot('problems');
    const calmer = { ...rest, findings: findings.filter((finding) => finding.level !== 'error') };
    expect(headline(calmer, SAMPLE_NOW).reason).toBe('run-out');
  });

  it.each(sampleNames)('of %s says of a limit what the host says, in its words', (name) => {
    const { sentence } = sampleSnapshot(name).outlook;
    const said = of(name);
    if (said.reason !== 'run-out') return;
    expect({ text: said.text, detail: said.detail }).toEqual({
      text: sentence?.text,
      detail: sentence?.detail,
    });
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

  it('counts the errors that it does not name', () => {
    const snapshot = sampleSnapshot('problems');
    const [first] = snapshot.findings;
    if (first === undefined) throw new Error('The sample has findings.');
    const twice = { ...snapshot, findings: [first, { ...first, id: 'other' }] };
    expect(headline(twice, SAMPLE_NOW).text).toMatch(/, and 1 more$/);
  });

  it('drops a limit whose window has ended since', () => {
    const snapshot = sampleSnapshot('limit-reached');
    expect(headline(snapshot, SAMPLE_NOW + 3 * 86_400_000).reason).toBe('limits-unknown');
  });

  it('keeps quiet about prompt logging that no exporter carries', () => {
    const snapshot = sampleSnapshot('prompts-logged');
    const signals = snapshot.otel.signals.map((signal) => ({ ...signal, exporter: 'none' as const }));
    const quiet = { ...snapshot, findings: [], otel: { ...snapshot.otel, findings: [], signals } };
    expect(headline(quiet, SAMPLE_NOW).reason).toBe('well');
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
