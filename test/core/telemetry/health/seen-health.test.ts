import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { HealthService } from '../../../../electron/core/telemetry/health/health-service.ts';
import { MINUTE, openHealth } from './open-health.ts';

describe('what is seen without a probe', () => {
  const observed = (of: HealthService, signal: number) => of.otel().signals[signal]?.observed ?? [];
  const see = async (of: HealthService) => {
    of.configRead(of.otel().signals);
    await of.probe(['traces']);
  };

  test('is kept where it changes, and there after a restart', async () => {
    const { service, configure, clock, again, file } = await openHealth();
    await see(service);
    expect([0, 1, 2].map((signal) => observed(service, signal).map(({ state }) => state))).toEqual([
      ['untested'],
      ['off'],
      ['unobservable'],
    ]);
    const written = readFileSync(file, 'utf8');
    clock.advance(60 * MINUTE);
    await see(service);
    expect(readFileSync(file, 'utf8')).toBe(written);
    await configure('model = "x"\n');
    await see(service);
    const restarted = again();
    await restarted.read();
    expect(observed(restarted, 0).map(({ state }) => state)).toEqual(['untested', 'off']);
  });

  test('goes on through a day of watching, and leaves open what nobody watched', async () => {
    const { service, clock } = await openHealth();
    await see(service);
    for (let hours = 0; hours < 26; hours += 13) {
      clock.advance(13 * 60 * MINUTE);
      await see(service);
    }
    expect(observed(service, 1)).toHaveLength(1);
    clock.advance(50 * 60 * MINUTE);
    await see(service);
    expect(observed(service, 1)).toHaveLength(2);
  });

  test('stands beside what probes found', async () => {
    const { service, clock } = await openHealth();
    await see(service);
    clock.advance(60 * MINUTE);
    await service.probe();
    await see(service);
    expect(observed(service, 0).map(({ state }) => state)).toEqual(['untested', 'accepted']);
  });
});
