import { expect, test } from 'vitest';
import { verbatim } from '../../electron/shared/messages/en/words.ts';
import type { OtelHealth, OtelSignal } from '../../electron/shared/telemetry/telemetry.ts';
import { createFakeGlance, type FakeGlance } from '../fakes/glance.ts';
import { command, documentOf } from './command.ts';

const checkedAt = '2026-11-20T10:46:19.000Z';
const accepted: OtelHealth = {
  state: 'accepted',
  reason: verbatim('The collector accepted an empty export.'),
  sentence: verbatim('The collector accepted an empty export.'),
  checkedAt,
  latencyMs: 4,
  retryAt: null,
};
const failing: OtelHealth = {
  ...accepted,
  state: 'failing',
  reason: 'auth',
  sentence: verbatim('The collector answered 401: the header x-otlp-api-key is wrong or expired.'),
};

/** Signals with an exporter and what the probe finds of them. */
function found(health: Partial<Record<OtelSignal['signal'], OtelHealth>>) {
  return (glance: FakeGlance) => {
    const { otel } = glance.store.getState();
    const signals = otel.signals.map((each): OtelSignal => {
      const own = health[each.signal];
      if (own === undefined) {
        const off = { ...accepted, state: 'off', checkedAt: null, latencyMs: null } as const;
        return { ...each, exporter: 'none', health: off };
      }
      return {
        ...each,
        exporter: 'otlp-http',
        endpoint: 'http://127.0.0.1:4318/',
        protocol: 'json',
        health: own,
      };
    });
    glance.change({ otel: { ...otel, signals } });
  };
}

test.each([
  [{ logs: accepted, traces: accepted }, '', 0],
  [{ logs: accepted, traces: failing }, '', 1],
  [{ logs: accepted, traces: failing }, '--signal logs', 0],
  [{ logs: accepted, traces: failing }, '--signal traces', 1],
  [{ logs: { ...accepted, state: 'reachable' as const } }, '', 1],
  [{ logs: { ...accepted, state: 'untested' as const } }, '', 1],
  [{}, '', 0],
])('otel probe exits by what was asked: %j %s', async (health, option, code) => {
  const line = `otel probe --json ${option}`.trim();
  const ran = await command(line, { glance: createFakeGlance({ onProbe: found(health) }) });
  expect(ran.code).toBe(code);
  expect(documentOf(ran.stdout)).toMatchObject({ schema: 'codex-glance.otel/1' });
});

test('otel probe reads first, asks for the signal, and shows the sentence', async () => {
  const glance = createFakeGlance({ onProbe: found({ logs: failing }) });
  const ran = await command('otel probe --signal logs', { glance });
  expect(glance.calls).toEqual(['load', 'probeOtel logs', 'close']);
  expect(ran.stdout).toContain('the header x-otlp-api-key is wrong or expired.');
  expect(ran.stdout).not.toMatch(/\bauth\b/);
});

test('otel probe asks for all signals where none is named', async () => {
  const glance = createFakeGlance();
  await command('otel probe', { glance });
  expect(glance.calls).toContain('probeOtel');
});

test.each([
  ['otel probe --signal profiles', 'Unknown signal "profiles".'],
  ['otel prob', 'Unknown subcommand of otel "prob". Did you mean "probe"?'],
  ['otel --signal logs', '--signal goes with otel probe.'],
  ['otel probe now', 'takes no "now"'],
])('%s is wrong usage', async (line, message) => {
  const ran = await command(line);
  expect(ran.code).toBe(2);
  expect(ran.stderr).toContain(message);
});
