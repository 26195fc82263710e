import { describe, expect, it } from 'vitest';
import { windowVerdict } from '../../../electron/shared/glance/verdict.ts';
import { leftOf } from '../../../electron/shared/limits.ts';
import { configLayerRows } from '../../../renderer/state/config-layers/layer-rows.ts';
import { sampleConfigReport } from '../../fixtures/config-reports.ts';
import { SAMPLE_NOW, sampleNames, sampleSnapshot } from '../../fixtures/snapshots/sample-snapshot.ts';

/** Pictures are made of samples: what one view says, no other may deny. */
describe.each(sampleNames)('the facts of %s', (name) => {
  const snapshot = sampleSnapshot(name);
  const { analytics, analyticsSwitch, limits, otel, outlook, usage } = snapshot;
  const isNewer = snapshot.codex.state === 'newer';

  it('have one decider of analytics, in the Snapshot and in the layers', () => {
    const report = sampleConfigReport(name, 'analytics.enabled');
    if (analytics.enabled === null && !isNewer) {
      expect(report.invalid).not.toBeNull();
      return;
    }
    const decides = configLayerRows(report, 'analytics.enabled', true).filter(
      ({ state }) => state === 'decides',
    );
    expect(decides).toHaveLength(1);
    expect(decides[0]?.origin.layer).toBe(analytics.origin.layer);
    expect(decides[0]?.line ?? undefined).toBe(analytics.origin.line);
    if (!isNewer) expect(decides[0]?.settings[0]?.value).toBe(analytics.enabled);
  });

  it('have one decider of feedback and of prompts', () => {
    const broken = sampleConfigReport(name, 'feedback.enabled').invalid !== null;
    if (broken || isNewer) return;
    for (const [key, { origin, value }] of [
      ['feedback.enabled', { ...analytics.feedback, value: analytics.feedback.enabled }],
      ['otel.log_user_prompt', otel.logUserPrompt],
    ] as const) {
      const rows = configLayerRows(sampleConfigReport(name, key), key, key === 'feedback.enabled');
      const decides = rows.filter(({ state }) => state === 'decides');
      expect(decides.map((row) => row.origin.layer)).toEqual([origin.layer]);
      expect(decides[0]?.settings[0]?.value).toBe(value);
    }
  });

  it('send usage events where analytics are on, and nowhere else', () => {
    const states = new Set(analytics.channels.filter(({ id }) => id === 'events').map(({ state }) => state));
    // What a broken file leaves differs by surface.
    if (usage.state === 'no-home' || sampleConfigReport(name, 'analytics.enabled').invalid !== null) return;
    const wanted = { true: 'on', false: 'off', null: 'unknown' } as const;
    expect([...states]).toEqual([wanted[`${analytics.enabled}`]]);
  });

  it('send to collectors where a signal has an exporter, and nowhere else', () => {
    const isSent = otel.signals.some(({ exporter }) => exporter.startsWith('otlp'));
    const states = new Set(analytics.channels.filter(({ id }) => id === 'otel').map(({ state }) => state));
    if (states.has('unknown')) return;
    expect(states.has('on')).toBe(isSent);
  });

  it('lock the switch where a higher layer decides', () => {
    expect(analyticsSwitch.reason === 'outranked').toBe(analytics.enabled !== null && analytics.locked);
    if (analyticsSwitch.last !== null) expect(analyticsSwitch.last.enabled).toBe(analytics.enabled);
  });

  it('have a forecast that its verdict does not contradict', () => {
    for (const window of limits.windows) {
      const its = outlook.windows.find(({ id }) => id === window.id);
      const verdict = windowVerdict(window, its, SAMPLE_NOW);
      if (its === undefined || its.atReset === null) continue;
      expect(its.atReset.low).toBeLessThanOrEqual(its.atReset.value);
      expect(its.atReset.value).toBeLessThanOrEqual(its.atReset.high);
      expect(its.atReset.low).toBeGreaterThanOrEqual(window.usedPercent ?? 0);
      if (verdict.state === 'lasts') expect(its.atReset.high).toBeLessThanOrEqual(100);
      if (verdict.state === 'runs-out') expect(its.atReset.value).toBeGreaterThan(100);
      if (verdict.state === 'tight') expect(its.atReset.high).toBeGreaterThan(100);
    }
  });

  it('have sums that their parts make up', () => {
    for (const { tokens } of [usage.today, usage.last30Days]) {
      expect(tokens.total).toBe(tokens.input + tokens.output);
      expect(tokens.cachedInput).toBeLessThanOrEqual(tokens.input);
    }
    expect(usage.today.tokens.total).toBeLessThanOrEqual(usage.last30Days.tokens.total);
    for (const { usedPercent } of limits.windows)
      if (usedPercent !== null) expect(leftOf(usedPercent)).toBe(Math.max(0, 100 - usedPercent));
  });
});
