import { mkdir, readFile } from 'node:fs/promises';
import { expect, it, vi } from 'vitest';
import { line } from '../core/ingest/lines/lines.ts';
import type { TrayApp } from './shell/launch.ts';
import { becomes, saysToday, setUpTrayWorld, windowCount } from './shell/tray-world.ts';

const world = setUpTrayWorld();
const HOUR = 60 * 60_000;

/** What the server says of the 5-hour limit, as Codex writes it down. */
function limitLine(used: number, resetsAt: number): string {
  const limits = {
    limit_id: 'codex',
    primary: { used_percent: used, window_minutes: 300, resets_at: Math.floor(resetsAt / 1_000) },
    secondary: null,
    plan_type: 'plus',
  };
  const payload = { type: 'token_count', info: null, rate_limits: limits };
  return line('event_msg', payload, new Date().toISOString());
}

const shown = (app: TrayApp) =>
  app.evaluate(({ Notification }) => Notification.all().map(({ title, body }) => ({ title, body })));

async function saysLimit(app: TrayApp, used: string): Promise<void> {
  await vi.waitFor(
    async () => {
      const labels = await app.evaluate(({ outside }) => outside.tray().menu?.labels() ?? []);
      expect(labels.join('\n')).toContain(`${used} used`);
    },
    { timeout: 15_000, interval: 50 },
  );
}

it('tells once that a limit passed 80 %, opens it on a click, and is silent after a restart', async () => {
  const resetsAt = Date.now() + 2 * HOUR;
  await world.append(limitLine(60, resetsAt));
  const app = world.launch();
  await saysToday(app, '1.2K');
  await saysLimit(app, '60%');
  expect(await shown(app)).toEqual([]);

  await world.append(limitLine(83, resetsAt));
  await vi.waitFor(async () => expect(await shown(app)).toHaveLength(1), { timeout: 15_000 });
  const [notice] = await shown(app);
  expect(notice?.title).toMatch(/limit: 83% used$|notices$/);
  expect(notice?.body).toContain('It passed 80%.');
  // The server writes the end of one window a little differently each time.
  await world.append(limitLine(84, resetsAt + 60_000));
  await saysLimit(app, '84%');
  expect(await shown(app)).toHaveLength(1);

  await app.evaluate(({ Notification }) => Notification.all()[0]?.click());
  await becomes(app, 'shown');
  expect(await windowCount(app)).toBe(1);
  const page = await app.page();
  await page.getByRole('heading', { level: 1 }).filter({ hasText: /limit/i }).waitFor({ timeout: 10_000 });
  expect(app.diagnostics()).toBe('');
  // The answer may be lost with the process.
  await app.evaluate(({ outside }) => outside.tray().menu?.choose('Quit Codex Glance')).catch(() => {});
  expect(await app.exited).toBe(0);

  const kept = JSON.parse(await readFile(world.statePath('alerts.json'), 'utf8')) as { windows: unknown[] };
  expect(kept.windows).toMatchObject([{ id: 'codex:300', peak: 84 }]);
  const again = world.launch();
  await saysLimit(again, '84%');
  await world.append(limitLine(86, resetsAt));
  await saysLimit(again, '86%');
  expect(await shown(again)).toEqual([]);
});

it('says nothing of a limit that is almost used up at the start', async () => {
  await world.append(limitLine(96, Date.now() + 2 * HOUR));
  const app = world.launch();
  await saysLimit(app, '96%');
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(await shown(app)).toEqual([]);
});

it('runs on where the system has no notifications and nothing can be kept', async () => {
  const resetsAt = Date.now() + 2 * HOUR;
  await world.append(limitLine(60, resetsAt));
  await mkdir(world.statePath('alerts.json'), { recursive: true });
  const app = world.launch();
  await app.evaluate(({ Notification }) => Notification.support(false));
  await saysLimit(app, '60%');
  await world.append(limitLine(97, resetsAt));
  await saysLimit(app, '97%');
  expect(await shown(app)).toEqual([]);
  expect(app.diagnostics()).toContain('a restart may repeat notifications');
});
