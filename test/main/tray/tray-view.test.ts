import { describe, expect, it } from 'vitest';
import type { Settings } from '../../../electron/shared/settings.ts';
import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import { SAMPLE_NOW, sampleSnapshot } from '../../fixtures/snapshots/sample-snapshot.ts';
import { trayWorld } from './tray-world.ts';

const changed = (total: number) => {
  const snapshot = sampleSnapshot('filled', SAMPLE_NOW);
  const { usage } = snapshot;
  const today = { ...usage.today, tokens: { ...usage.today.tokens, total } };
  return { ...snapshot, usage: { ...usage, today } };
};

describe('tray view', () => {
  it('draws once at the start', () => {
    expect(trayWorld().taken()).toEqual(['icon 24', 'tooltip', 'menu']);
  });

  it('touches nothing when nothing it shows differs', () => {
    const { view, taken, pass } = trayWorld();
    taken();
    pass(5_000);
    view.show({ ...sampleSnapshot('filled', SAMPLE_NOW), generatedAt: 'later' });
    view.restyle();
    expect(taken()).toEqual([]);
  });

  it('draws at most once a second, and last the newest', () => {
    const { view, taken, pass } = trayWorld();
    taken();
    for (let total = 1; total <= 50; total += 1) {
      view.show(changed(total * 1_000_000));
      pass(10);
    }
    expect(taken()).toEqual([]);
    pass(1_000);
    expect(taken()).toEqual(['tooltip', 'menu']);
    expect(JSON.stringify(view.currentMenu())).toContain('Tokens today: 50M');
    pass(5_000);
    expect(taken()).toEqual([]);
  });

  it('changes the image with the panel', () => {
    const { view, taken, setLook } = trayWorld();
    taken();
    setLook({ dark: false, scales: [1, 2] });
    view.restyle();
    expect(taken()).toEqual(['image 48']);
  });

  it('draws nothing once closed', () => {
    const { view, taken, pass } = trayWorld();
    taken();
    view.show(changed(7));
    view.close();
    pass(5_000);
    view.show(changed(8));
    view.restyle();
    expect(taken()).toEqual(['destroy']);
  });

  it('changes the image only with its steps, its dot and its age', () => {
    const { view, taken, pass } = trayWorld();
    taken();
    const show = (snapshot: Snapshot) => {
      pass(2_000);
      view.show(snapshot);
      return taken().filter((call) => call.startsWith('image'));
    };
    expect(show(used(63))).toEqual([]);
    expect(show(used(64))).toEqual([]);
    expect(show(used(72))).toEqual(['image 24']);
    expect(show({ ...used(72), findings: sampleSnapshot('problems').findings })).toEqual(['image 24']);
    expect(show({ ...used(72), findings: sampleSnapshot('problems').findings.slice(0, 1) })).toEqual([]);
    expect(show(used(72))).toEqual(['image 24']);
  });

  it('waits for a limit to grow old and to be reset, once each, and then for nothing', () => {
    const { taken, pass, waits } = trayWorld();
    const images = () => taken().filter((call) => call.startsWith('image'));
    taken();
    const seen: number[] = [];
    while (waits().length > 0 && seen.length < 20) {
      expect(waits()).toHaveLength(1);
      pass(waits()[0] ?? 0);
      seen.push(images().length);
    }
    // Old, the short one reset, the long one reset; a wait of several days is cut into days.
    expect(seen.filter((count) => count > 0)).toEqual([1, 1, 1]);
    expect(seen.length).toBeLessThan(10);
    pass(365 * 24 * 3_600_000);
    expect(taken()).toEqual([]);
  });

  it('speaks another language as soon as it is chosen', () => {
    const { view, taken, pass } = trayWorld();
    taken();
    pass(2_000);
    const snapshot = sampleSnapshot('filled', SAMPLE_NOW);
    view.show({ ...snapshot, settings: { ...snapshot.settings, language: 'de' } });
    expect(taken()).toEqual(['tooltip', 'menu']);
    expect(JSON.stringify(view.currentMenu())).toContain('Einstellungen');
  });

  it('sets the title on macOS alone, and only when it changes', () => {
    const titled = (platform: NodeJS.Platform, trayTitle: Settings['trayTitle']) => {
      const world = trayWorld(withTitle(sampleSnapshot('filled'), trayTitle), platform);
      return { ...world, titles: () => world.taken().filter((call) => call.startsWith('title')) };
    };
    expect(titled('linux', 'percent').titles()).toEqual([]);
    expect(titled('darwin', 'none').titles()).toEqual([]);
    const { view, titles, pass } = titled('darwin', 'percent');
    expect(titles()).toEqual(['title 62%']);
    pass(2_000);
    view.show(withTitle({ ...used(62), generatedAt: 'later' }, 'percent'));
    expect(titles()).toEqual([]);
    pass(2_000);
    view.show(withTitle(used(62), 'none'));
    expect(titles()).toEqual(['title ']);
  });

  it('counts down once a minute, and only where the title does', () => {
    const { taken, pass, waits } = trayWorld(withTitle(sampleSnapshot('filled'), 'time-left'), 'darwin');
    expect(taken()).toContainEqual(expect.stringMatching(/^title \d/));
    const [first = 0] = waits();
    expect(first).toBeLessThanOrEqual(60_000);
    pass(first);
    expect(taken().filter((call) => call.startsWith('title'))).toHaveLength(1);
    expect(waits()).toEqual([60_000]);
    const without = trayWorld(sampleSnapshot('filled'), 'darwin');
    expect(Math.min(...without.waits())).toBeGreaterThan(60_000);
  });
});

function used(percent: number): Snapshot {
  const snapshot = sampleSnapshot('filled', SAMPLE_NOW);
  const windows = snapshot.limits.windows.map((window, index) =>
    index === 0 ? { ...window, usedPercent: percent } : window,
  );
  return { ...snapshot, limits: { ...snapshot.limits, windows } };
}

function withTitle(snapshot: Snapshot, trayTitle: Settings['trayTitle']): Snapshot {
  return { ...snapshot, settings: { ...snapshot.settings, trayTitle } };
}
