import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { createUsageReports } from '../../../electron/core/composition/usage-reports.ts';
import { openService, RECORDED } from '../usage/homes.ts';

const clock = { now: () => Date.parse('2026-11-30T12:00:00.000Z'), after: () => () => {} };

async function reporting() {
  const usage = openService(join(RECORDED, 'scenarios-0.169.0'));
  await usage.scan(() => {});
  return { usage, reports: createUsageReports(() => ({ usage }), { timezone: 'UTC', clock }) };
}

test('every session is listed, the one that was active last first', async () => {
  const { reports } = await reporting();
  const { rows, lowerBound } = await reports.sessionList();
  const times = rows.map(({ lastActivityAt }) => lastActivityAt ?? '');
  expect(rows).toHaveLength(10);
  expect(times).toEqual(times.toSorted().reverse());
  expect(lowerBound).toEqual([]);
  expect(rows.every(({ state }) => state === 'ended')).toBe(true);
});

test('the list is made again where the index turns out to be damaged, and fails otherwise', async () => {
  const { usage, reports } = await reporting();
  const values = vi.spyOn(usage.ledger.threads, 'values');
  values.mockImplementationOnce(() => {
    throw Object.assign(new Error('It is damaged.'), { code: 'ERR_INDEX_DAMAGED' });
  });
  expect((await reports.sessionList()).rows).toHaveLength(10);
  const { reports: others, usage: other } = await reporting();
  vi.spyOn(other.ledger.threads, 'values').mockImplementationOnce(() => {
    throw new RangeError('another');
  });
  await expect(others.sessionList()).rejects.toThrow('another');
});
