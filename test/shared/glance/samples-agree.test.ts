import { describe, expect, it } from 'vitest';
import { parseToml } from '../../../electron/core/config/toml/toml.ts';
import { textOf } from '../../../electron/shared/messages/message.ts';
import { machineOf } from '../../fixtures/machines/sample-machines.ts';
import { SAMPLE_NOW, sampleNames, sampleSnapshot } from '../../fixtures/snapshots/sample-snapshot.ts';

const line = (said: string) => /line (\d+)/.exec(said)?.[1];

describe.each(sampleNames)('the facts of %s', (name) => {
  const snapshot = sampleSnapshot(name, SAMPLE_NOW);
  const { analytics, analyticsSwitch, codex, otel, outlook, findings, limits } = snapshot;
  const channelsOf = (id: string) => analytics.channels.filter((channel) => channel.id === id);

  it('say the same of feedback in its row and in its channel', () => {
    const { enabled, origin } = analytics.feedback;
    for (const { state, reason } of channelsOf('feedback')) {
      if (enabled === false && state === 'off') expect(line(textOf(reason))).toBe(`${origin.line}`);
      if (enabled === true) expect(['on-demand', 'off']).toContain(state);
    }
  });

  it('say the same of analytics in their row and in their channels', () => {
    for (const { state } of channelsOf('events')) {
      if (analytics.enabled === false) expect(state).toBe('off');
      if (analytics.enabled === true) expect(state).toBe('on');
    }
  });

  it('say the same of OTel in its signals and in its channel', () => {
    const isSent = otel.signals.some(({ exporter }) => exporter.startsWith('otlp'));
    for (const { state } of channelsOf('otel')) if (state === 'on') expect(isSent).toBe(true);
    if (!isSent) expect(channelsOf('otel').every(({ state }) => state !== 'on')).toBe(true);
  });

  it('let a broken file decide nothing', () => {
    const broken = findings.find(({ kind }) => kind === 'config.invalid');
    if (broken === undefined) return;
    expect(analytics.enabled).toBeNull();
    const origins = [analytics, analytics.feedback, otel.logUserPrompt, ...otel.signals].map(
      (one) => one.origin,
    );
    expect(origins.map(({ file }) => file)).not.toContain(broken.file);
  });

  it('name as an origin only a line that says it, in a file that parses', () => {
    const named = [
      [analytics.origin, analytics.enabled],
      [analytics.feedback.origin, analytics.feedback.enabled],
      [otel.logUserPrompt.origin, otel.logUserPrompt.value],
    ] as const;
    const { files } = machineOf(name);
    for (const [{ file, line: at }, value] of named) {
      if (file === undefined || at === undefined || codex.state === 'newer') continue;
      const text = files[file] ?? '';
      expect(parseToml(text).ok).toBe(true);
      expect(text.split('\n')[at - 1]).toMatch(new RegExp(`^(enabled|log_user_prompt) = ${value}$`));
    }
  });

  it('never let a limit last that may run out', () => {
    for (const { state, atReset } of outlook.windows) {
      if (atReset === null) continue;
      if (state === 'lasts') expect(atReset.high).toBeLessThanOrEqual(100);
      if (state === 'runs-out') expect(atReset.value).toBeGreaterThan(100);
    }
  });

  it('have a switch that fits what is in force, and an edit that it made', () => {
    if (analytics.enabled === null || analytics.locked) expect(analyticsSwitch.state).toBe('plan-first');
    if (analyticsSwitch.last !== null && !analytics.locked) {
      expect(analyticsSwitch.last.enabled).toBe(analytics.enabled);
      expect(analyticsSwitch.last.line).toBe(analytics.origin.line);
    }
  });

  it('bind a limit that is there', () => {
    const { id } = limits.binding;
    if (id !== null) expect(limits.windows.some((window) => window.id === id)).toBe(true);
  });
});
