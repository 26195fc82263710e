import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import type { GlanceApi } from '../../electron/shared/contract/contract.ts';
import type { SettingsPatch } from '../../electron/shared/settings.ts';
import { becomes, openPopover, saysToday, setUpTrayWorld } from './shell/tray-world.ts';

const world = setUpTrayWorld();

type WithApi = typeof globalThis & { glance: GlanceApi };
type Page = Awaited<ReturnType<typeof openPopover>>;

const change = (page: Page, patch: SettingsPatch) =>
  page.evaluate((given) => (globalThis as WithApi).glance.setSettings(given), patch);

describe('settings of the tray app', () => {
  it('are kept in one file, and in force after a restart', async () => {
    const app = world.launch();
    const page = await openPopover(app);
    expect(await change(page, { theme: 'dark', alerts: { thresholds: [70] } })).toMatchObject({
      ok: true,
      value: { theme: 'dark', alerts: { thresholds: [70], otel: true } },
    });
    const file = world.statePath('settings.toml');
    expect(readFileSync(file, 'utf8')).toContain('thresholds = [70]');
    expect(await change(page, { retentionDays: 2 })).toMatchObject({ ok: false, code: 'invalid-request' });
    await app.evaluate(({ app: electronApp }) => electronApp.quit());
    expect(await app.exited).toBe(0);

    const next = world.launch();
    const again = await openPopover(next);
    const got = await again.evaluate(() => (globalThis as WithApi).glance.getSnapshot());
    expect(got).toMatchObject({ ok: true, value: { settings: { theme: 'dark' } } });
  });

  it('give a key that opens and closes the popover from anywhere', async () => {
    const app = world.launch();
    const page = await openPopover(app);
    await change(page, { shortcut: 'Control+Alt+G' });
    const press = () => app.evaluate(({ globalShortcut }) => globalShortcut.press('Control+Alt+G'));
    await becomes(app, 'shown');
    await press();
    await becomes(app, 'hidden');
    await press();
    await becomes(app, 'shown');
    await change(page, { shortcut: null });
    expect(await app.evaluate(({ globalShortcut }) => globalShortcut.isRegistered('Control+Alt+G'))).toBe(
      false,
    );
  });

  it('say so where another program has the key', async () => {
    const app = world.launch();
    const page = await openPopover(app);
    await app.evaluate(({ globalShortcut }) => void globalShortcut.taken.add('Control+Alt+T'));
    await change(page, { shortcut: 'Control+Alt+T' });
    const told = () =>
      page.evaluate(async () => {
        const result = await (globalThis as WithApi).glance.getSnapshot();
        return result.ok
          ? result.value.findings.map(({ title }) => (typeof title === 'string' ? title : title.text))
          : [];
      });
    const text = 'The shortcut Control+Alt+T does not work.';
    await vi.waitFor(async () => expect(await told()).toContain(text));
    await change(page, { shortcut: null });
    await vi.waitFor(async () => expect(await told()).not.toContain(text));
  });

  it('and usage are saved where the person says', async () => {
    const app = world.launch();
    await saysToday(app, '1.2K');
    const page = await openPopover(app);
    const save = () =>
      page.evaluate(() => (globalThis as WithApi).glance.exportUsage({ by: 'daily', format: 'csv' }));
    expect(await save()).toMatchObject({ ok: true, value: { file: null, text: null } });
    const target = world.statePath('usage.csv');
    await app.evaluate(({ dialog }, path) => {
      dialog.chosenPath = path;
    }, target);
    expect(await save()).toMatchObject({ ok: true, value: { file: target, name: 'codex-usage-daily.csv' } });
    expect(readFileSync(target, 'utf8')).toMatch(/^day,models,input_tokens/);
  });

  it('are forgotten with all that Glance keeps, when it is asked for', async () => {
    const app = world.launch();
    const page = await openPopover(app);
    await change(page, { language: 'de' });
    expect(await page.evaluate(() => (globalThis as WithApi).glance.resetData())).toMatchObject({ ok: true });
    expect(existsSync(world.statePath('settings.toml'))).toBe(false);
    await saysToday(app, '1.2K');
  });
});
