import { describe, expect, it } from 'vitest';
import { type MenuEntry, menuTemplate } from '../../../electron/main/tray/menu-template.ts';
import { readSnapshot } from '../../../electron/main/tray/reading.ts';
import {
  SAMPLE_NOW,
  type SampleName,
  sampleNames,
  sampleSnapshot,
} from '../../fixtures/snapshots/sample-snapshot.ts';

const menu = (name: SampleName) => menuTemplate(readSnapshot(sampleSnapshot(name), SAMPLE_NOW));
const text = (entries: readonly MenuEntry[]) =>
  entries.map((entry) => (entry.kind === 'separator' ? '-' : entry.label));
const actions = (entries: readonly MenuEntry[]) =>
  entries.flatMap((entry) => (entry.kind === 'action' ? [entry.action] : []));

describe('menuTemplate', () => {
  it('says what the popover says', () => {
    expect(text(menu('filled'))).toMatchInlineSnapshot(`
      [
        "Open Codex Glance",
        "Open the desk",
        "-",
        "Lasts until reset · 1 running",
        "-",
        "5-hour limit: 62% used, resets 14:00 · Lasts until reset",
        "Weekly limit: 41% used, resets Tue 18:46 · Lasts until reset",
        "1 session running, 12.4K tokens/min, fullest context 77%",
        "Tokens today: 2.5M ($0.91); 30 days: 63.5M ($23.55)",
        "-",
        "Analytics: off (your config.toml, line 12)",
        "OTel: logs not tested, traces off, metrics off",
        "Prompts in logs: off",
        "-",
        "Switch analytics on…",
        "Refresh",
        "-",
        "Settings…",
        "-",
        "Quit Codex Glance",
      ]
    `);
  });

  it('leads from nothing to samples', () => {
    expect(text(menu('first-run'))).toMatchInlineSnapshot(`
      [
        "Open Codex Glance",
        "Open the desk",
        "-",
        "No Codex found on this machine yet",
        "-",
        "Analytics: on by default",
        "OTel: logs off, traces off, metrics not checkable",
        "Prompts in logs: off",
        "-",
        "Switch analytics off…",
        "Refresh",
        "Show sample sessions",
        "-",
        "Settings…",
        "-",
        "Quit Codex Glance",
      ]
    `);
  });

  it('offers the way back from samples', () => {
    expect(actions(menu('demo'))).toEqual([
      'open',
      'desk',
      'analytics',
      'refresh',
      'demo-off',
      'settings',
      'quit',
    ]);
  });

  it('names the first problem and counts the others', () => {
    expect(text(menu('finding'))[3]).not.toBe('-');
    const [first] = sampleSnapshot('finding', SAMPLE_NOW).findings;
    expect(text(menu('finding'))).toContain(first?.title.text);
  });

  it('does not call a limit known whose window has reset', () => {
    expect(text(menu('limits-stale'))).toContainEqual(
      expect.stringMatching(/^5-hour limit: Not known since/),
    );
  });

  it.each([...sampleNames])('opens first, quits last and keeps to one line each: %s', (name) => {
    const entries = menu(name);
    expect(actions(entries)[0]).toBe('open');
    expect(entries[0]?.kind).toBe('action');
    expect(actions(entries).at(-1)).toBe('quit');
    for (const line of text(entries)) {
      expect(line).not.toMatch(/\n/);
      expect([...line].length).toBeLessThanOrEqual(80);
    }
    expect(text(entries).join()).not.toMatch(/--|undefined|NaN|null/);
  });

  it('takes line breaks and overlong names out of what files say', () => {
    const snapshot = sampleSnapshot('filled', SAMPLE_NOW);
    const [first] = snapshot.usage.live;
    if (first === undefined) throw new Error('The sample has no live session.');
    const cwd = `/home/ada/${'x'.repeat(200)}\n\u2028Quit`;
    const live = [{ ...first, cwd, waitsFor: 'approval' as const }];
    const entries = menuTemplate(
      readSnapshot({ ...snapshot, usage: { ...snapshot.usage, live } }, SAMPLE_NOW),
    );
    const line = text(entries).find((each) => each.includes('xxx'));
    expect(line).toMatch(/^Codex waits for your approval in x+…$/);
    expect([...(line ?? '')].length).toBe(80);
  });

  it('says the same in German', () => {
    const snapshot = sampleSnapshot('filled');
    const german = { ...snapshot, settings: { ...snapshot.settings, language: 'de' as const } };
    expect(text(menuTemplate(readSnapshot(german, SAMPLE_NOW)))).toMatchInlineSnapshot(`
      [
        "Codex Glance öffnen",
        "Arbeitsfläche öffnen",
        "-",
        "Reicht bis zum Neubeginn · 1 läuft",
        "-",
        "5-Stunden-Limit: 62 % verbraucht, neu ab 14:00 · Reicht bis zum Neubeginn",
        "Wochenlimit: 41 % verbraucht, neu ab Di., 18:46 · Reicht bis zum Neubeginn",
        "1 Sitzung läuft, 12,4 Tsd. Token/min, vollster Kontext 77 %",
        "Token heute: 2,5 Mio. (0,91 $); 30 Tage: 63,5 Mio. (23,55 $)",
        "-",
        "Analysedaten: aus (deine config.toml, Zeile 12)",
        "OTel: Logs nicht geprüft, Traces aus, Metriken aus",
        "Prompts in Logs: aus",
        "-",
        "Analysedaten einschalten …",
        "Aktualisieren",
        "-",
        "Einstellungen …",
        "-",
        "Codex Glance beenden",
      ]
    `);
  });

  it('hides folders and the titles of findings in privacy mode', () => {
    const snapshot = sampleSnapshot('problems');
    const settings = { ...snapshot.settings, privacy: true };
    const live = sampleSnapshot('filled').usage.live.map((session) => ({
      ...session,
      waitsFor: 'answer' as const,
    }));
    const usage = { ...snapshot.usage, live };
    const lines = text(menuTemplate(readSnapshot({ ...snapshot, settings, usage }, SAMPLE_NOW)));
    expect(lines[3]).toMatch(/finding/);
    expect(lines).toContain('5 findings');
    for (const { title } of snapshot.findings) expect(lines.join()).not.toContain(title);
    for (const { cwd } of live) {
      const folder = cwd?.split('/').at(-1) ?? '?';
      expect(lines.filter((line) => line.startsWith(folder))).toEqual([]);
    }
  });

  it.each([
    ['analytics-default', 'Switch analytics off…'],
    ['analytics-off', 'Switch analytics on…'],
    ['config-broken', 'Show analytics…'],
  ] as const)('offers the plan that fits: %s', (name, label) => {
    expect(menu(name)).toContainEqual({ kind: 'action', action: 'analytics', label });
  });
});
