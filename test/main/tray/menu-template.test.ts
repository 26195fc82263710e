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
        "-",
        "Newest data: 11:46",
        "-",
        "5 h limit: 62% used, resets 14:00",
        "Weekly limit: 41% used, resets Tue 18:46",
        "-",
        "harbor: running, gpt-5.6-codex, context 41% full",
        "lighthouse-api: idle, gpt-5.6, context 77% full",
        "-",
        "Today: 2.5M tokens",
        "Last 7 days: 16.4M tokens",
        "Last 30 days: 63.5M tokens",
        "-",
        "Analytics: off, because your config.toml says so, line 12",
        "Prompt logging: off",
        "Compliance export: 38 of 46 sessions",
        "OTel logs: not tested, to collector.harbor.example",
        "OTel traces: off",
        "OTel metrics: not checkable",
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
        "-",
        "No Codex found on this machine yet",
        "-",
        "Analytics: on: nothing switches it off, and Codex sends by default",
        "Prompt logging: off",
        "OTel logs: off",
        "OTel traces: off",
        "OTel metrics: not checkable",
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
    expect(actions(menu('demo'))).toEqual(['open', 'analytics', 'refresh', 'demo-off', 'settings', 'quit']);
  });

  it('names the first problem and counts the others', () => {
    expect(text(menu('finding'))[2]).not.toBe('-');
    expect(text(menu('finding'))).toContain(sampleSnapshot('finding', SAMPLE_NOW).findings[0]?.title);
  });

  it('does not call a limit known whose window has reset', () => {
    expect(text(menu('limits-stale'))).toContainEqual(expect.stringContaining('not known since its reset'));
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
    const live = [{ ...first, cwd: `/home/ada/${'x'.repeat(200)}\n\u2028Quit` }];
    const entries = menuTemplate(
      readSnapshot({ ...snapshot, usage: { ...snapshot.usage, live } }, SAMPLE_NOW),
    );
    const line = text(entries).find((each) => each.startsWith('xxx'));
    expect(line).toMatch(/^x{79}…$/);
  });

  it('says the same in German', () => {
    const snapshot = sampleSnapshot('filled');
    const german = { ...snapshot, settings: { ...snapshot.settings, language: 'de' as const } };
    expect(text(menuTemplate(readSnapshot(german, SAMPLE_NOW)))).toMatchInlineSnapshot(`
      [
        "Codex Glance öffnen",
        "-",
        "Neueste Daten: 11:46",
        "-",
        "5-Stunden-Limit: 62 % verbraucht, neu ab 14:00",
        "Wochenlimit: 41 % verbraucht, neu ab Di., 18:46",
        "-",
        "harbor: läuft, gpt-5.6-codex, Kontext 41 % voll",
        "lighthouse-api: wartet, gpt-5.6, Kontext 77 % voll",
        "-",
        "Heute: 2,5 Mio. Token",
        "Letzte 7 Tage: 16,4 Mio. Token",
        "Letzte 30 Tage: 63,5 Mio. Token",
        "-",
        "Analysedaten: aus, laut: deine config.toml, Zeile 12",
        "Protokoll der Prompts: aus",
        "Compliance-Export: 38 von 46 Sitzungen",
        "OTel-Logs: nicht geprüft, an collector.harbor.example",
        "OTel-Traces: aus",
        "OTel-Metriken: nicht prüfbar",
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
    const { live } = sampleSnapshot('filled').usage;
    const usage = { ...snapshot.usage, live };
    const lines = text(menuTemplate(readSnapshot({ ...snapshot, settings, usage }, SAMPLE_NOW)));
    expect(lines).toContainEqual(expect.stringMatching(/^Folder hidden: running/));
    expect(lines).toContain('4 findings');
    for (const { title } of snapshot.findings) expect(lines.join()).not.toContain(title);
    for (const { cwd } of live) {
      const folder = cwd?.split('/').at(-1) ?? '?';
      expect(lines.filter((line) => line.startsWith(folder))).toEqual([]);
    }
  });

  it.each([
    ['analytics-default', 'Switch analytics off…'],
    ['analytics-off', 'Switch analytics on…'],
    ['config-broken', 'Look at analytics…'],
  ] as const)('offers the plan that fits: %s', (name, label) => {
    expect(menu(name)).toContainEqual({ kind: 'action', action: 'analytics', label });
  });
});
