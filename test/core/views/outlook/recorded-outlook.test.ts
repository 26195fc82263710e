import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { UsageService } from '../../../../electron/core/usage/usage-service.ts';
import { createFormat } from '../../../../electron/shared/format/format.ts';
import { outlookSchema } from '../../../../electron/shared/schema/outlook.ts';
import { asDocument } from '../../../setup/as-document.ts';
import { expectedSums, TempHome } from '../../usage/homes.ts';

/** What a home says at the moment of its newest limit, or at `at`. */
async function outlookOf(home: string, at?: number) {
  const timezone = 'Europe/Berlin';
  const service = new UsageService({
    codexHomes: [home],
    homesSource: 'option',
    timezone,
    platform: 'linux',
  });
  await service.scan(() => {});
  const now = at ?? service.limitReadings.newestAt() ?? Date.parse('2026-11-23T12:00:00Z');
  const [usage, limits] = [service.usage(now), service.limits(now)];
  const format = createFormat('en-GB', timezone);
  const outlook = service.outlook.view({
    ledger: service.ledger,
    readings: service.limitReadings,
    usage,
    limits,
    format,
    now,
  });
  await service.close();
  return { outlook, limits, usage, now };
}

describe('recorded limits', () => {
  test.each(Object.keys(expectedSums))('of %s give an outlook that holds', async (name) => {
    using home = new TempHome(name);
    const { outlook, limits } = await outlookOf(home.path);
    expect(v.safeParse(outlookSchema, asDocument(outlook)).issues).toBeUndefined();
    expect(outlook.windows.map(({ id }) => id)).toEqual(limits.windows.map(({ id }) => id));
    for (const [place, { usedPercent }] of limits.windows.entries()) {
      expect(outlook.windows[place]?.atReset?.low ?? 100).toBeGreaterThanOrEqual(usedPercent ?? 0);
    }
    const known = limits.windows.some(({ usedPercent }) => usedPercent !== null);
    expect(outlook.bindingId === null).toBe(!known);
  });

  test('name what used a window: shares of all tokens since it began', async () => {
    using home = new TempHome('scenarios-0.169.0');
    const { outlook, usage } = await outlookOf(home.path);
    const week = outlook.windows.find(({ id }) => id === 'codex:10080')?.use;
    expect(week?.tokens).toBe(usage.last7Days.tokens.total);
    expect(week?.sessions[0]?.tokens).toBe(Math.max(...usage.recent.map(({ tokens }) => tokens.total)));
    expect(week?.models.reduce((sum, { percent }) => sum + percent, 0)).toBeCloseTo(100, 0);
    expect(week?.folders.length).toBeGreaterThan(0);
  });

  test('say nothing once all have reset', async () => {
    using home = new TempHome('scenarios-0.169.0');
    const { outlook } = await outlookOf(home.path, Date.parse('2027-01-10T12:00:00Z'));
    expect(outlook).toMatchObject({ bindingId: null, sentence: null });
    expect(outlook.windows.every(({ state }) => state === 'unknown')).toBe(true);
  });
});
