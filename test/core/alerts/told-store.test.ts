import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { pruneTold, type Told } from '../../../electron/core/alerts/told.ts';
import { ToldStore } from '../../../electron/core/alerts/told-store.ts';
import { createFakeClock } from '../../fakes/clock.ts';
import { createFakeLogger } from '../../fakes/logger.ts';
import { HOUR, NOW } from './facts.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'codex-glance-alerts-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const clock = createFakeClock(NOW);
const told: Told = {
  schema: 'codex-glance.alerts/1',
  windows: [{ id: 'codex:300', endsAt: NOW + HOUR, peak: 85.5, runOut: true, reset: false }],
  signals: [{ signal: 'logs', endpoint: null, state: 'failing', told: true }],
  drift: [{ id: 'config.drift:a:1', at: NOW }],
};

it('gives back what it kept, readable by its owner alone, and leaves no other file', async () => {
  const logger = createFakeLogger();
  const store = new ToldStore(join(folder, 'state'), clock, logger);
  expect(await store.read()).toBeNull();
  // Writes that overlap end in their order.
  await Promise.all([store.write({ ...told, drift: [] }), store.write(told)]);
  expect(await new ToldStore(join(folder, 'state'), clock, logger).read()).toEqual(told);
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
  JSON.stringify({ ...told, windows: [{ ...told.windows[0], peak: 1e9 }] }),
])('sets a damaged file aside: %s', async (text) => {
  const logger = createFakeLogger();
  await writeFile(join(folder, 'alerts.json'), text);
  const store = new ToldStore(folder, clock, logger);
  expect(await store.read()).toBeNull();
  expect(logger.lines.join()).toContain('was set aside');
  await store.write(told);
  const names = (await readdir(folder)).toSorted();
  expect(names).toEqual(['alerts.json', `alerts.json.damaged-${NOW}`]);
  expect(await readFile(join(folder, `alerts.json.damaged-${NOW}`), 'utf8')).toBe(text);
});

it('warns and goes on where nothing can be kept', async () => {
  const logger = createFakeLogger();
  await writeFile(join(folder, 'file'), '');
  await new ToldStore(join(folder, 'file'), clock, logger).write(told);
  expect(logger.lines.join()).toContain('a restart may tell it again');
});

it('forgets what no alert can come from any more', () => {
  const many = Array.from({ length: 900 }, (_, at) => ({ id: `config.drift:${at}`, at: NOW + at }));
  const pruned = pruneTold({ ...told, drift: [{ id: 'old', at: 0 }, ...many] }, NOW + 60 * HOUR);
  expect(pruned.windows).toEqual([]);
  expect(pruned.drift).toHaveLength(500);
  expect(pruned.drift.at(-1)?.id).toBe('config.drift:899');
  expect(pruneTold(told, NOW)).toEqual(told);
});
