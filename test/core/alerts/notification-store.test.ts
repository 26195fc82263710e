import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type NotificationLog, pruneNotifications } from '../../../electron/core/alerts/notification-log.ts';
import { NotificationStore } from '../../../electron/core/alerts/notification-store.ts';
import { createFakeClock } from '../../fakes/clock.ts';
import { createFakeLogger } from '../../fakes/logger.ts';
import { HOUR, NOW } from './facts.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'codex-glance-alerts-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const clock = createFakeClock(NOW);
const notified: NotificationLog = {
  schema: 'codex-glance.alerts/1',
  windows: [{ id: 'codex:300', endsAt: NOW + HOUR, peak: 85.5, runOut: true, reset: false }],
  signals: [{ signal: 'logs', endpoint: null, state: 'failing', notified: true }],
  drift: [{ id: 'config.drift:a:1', at: NOW }],
};

it('gives back what it kept, readable by its owner alone, and leaves no other file', async () => {
  const logger = createFakeLogger();
  const store = new NotificationStore(join(folder, 'state'), clock, logger);
  expect(await store.read()).toBeNull();
  // Writes that overlap end in their order.
  await Promise.all([store.write({ ...notified, drift: [] }), store.write(notified)]);
  expect(await new NotificationStore(join(folder, 'state'), clock, logger).read()).toEqual(notified);
  expect(await readdir(join(folder, 'state'))).toEqual(['alerts.json']);
  if (process.platform !== 'win32') {
    expect((await stat(join(folder, 'state', 'alerts.json'))).mode & 0o777).toBe(0o600);
  }
  expect(logger.lines).toEqual([]);
});

it.each([
  '',
  '{',
  '[]',
  '{"schema":"codex-glance.alerts/9","windows":[],"signals":[],"drift":[]}',
  JSON.stringify({ ...notified, windows: [{ ...notified.windows[0], peak: 1e9 }] }),
])('sets a damaged file aside: %s', async (text) => {
  const logger = createFakeLogger();
  await writeFile(join(folder, 'alerts.json'), text);
  const store = new NotificationStore(folder, clock, logger);
  expect(await store.read()).toBeNull();
  expect(logger.lines.join()).toContain('was set aside');
  await store.write(notified);
  const names = (await readdir(folder)).toSorted();
  expect(names).toEqual(['alerts.json', `alerts.json.damaged-${NOW}`]);
  expect(await readFile(join(folder, `alerts.json.damaged-${NOW}`), 'utf8')).toBe(text);
});

it('warns and goes on where nothing can be kept', async () => {
  const logger = createFakeLogger();
  await writeFile(join(folder, 'file'), '');
  await new NotificationStore(join(folder, 'file'), clock, logger).write(notified);
  expect(logger.lines.join()).toContain('a restart may repeat some');
});

it('forgets what no alert can come from any more', () => {
  const many = Array.from({ length: 900 }, (_, at) => ({ id: `config.drift:${at}`, at: NOW + at }));
  const pruned = pruneNotifications({ ...notified, drift: [{ id: 'old', at: 0 }, ...many] }, NOW + 60 * HOUR);
  expect(pruned.windows).toEqual([]);
  expect(pruned.drift).toHaveLength(500);
  expect(pruned.drift.at(-1)?.id).toBe('config.drift:899');
  expect(pruneNotifications(notified, NOW)).toEqual(notified);
});
