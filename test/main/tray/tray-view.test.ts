import { describe, expect, it } from 'vitest';
import type { TrayLook } from '../../../electron/main/tray/tray-image.ts';
import { createTrayView } from '../../../electron/main/tray/tray-view.ts';
import { SAMPLE_NOW, sampleSnapshot } from '../../fixtures/snapshots.ts';

function world() {
  const calls: string[] = [];
  let now = SAMPLE_NOW;
  let waiting: { at: number; run: () => void } | null = null;
  let look: TrayLook = { platform: 'linux', dark: true, scale: 1 };
  const view = createTrayView(
    {
      setImage: ({ file }) => calls.push(file),
      setToolTip: () => calls.push('tooltip'),
      setMenu: () => calls.push('menu'),
      destroy: () => calls.push('destroy'),
    },
    () => look,
    sampleSnapshot('filled', SAMPLE_NOW),
    {
      now: () => now,
      after(ms, run) {
        const own = { at: now + ms, run };
        waiting = own;
        return () => {
          if (waiting === own) waiting = null;
        };
      },
    },
  );
  return {
    view,
    taken: () => calls.splice(0),
    setLook(next: Partial<TrayLook>) {
      look = { ...look, ...next };
    },
    pass(ms: number) {
      now += ms;
      const due = waiting;
      if (due === null || due.at > now) return;
      waiting = null;
      due.run();
    },
  };
}

const changed = (total: number) => {
  const snapshot = sampleSnapshot('filled', SAMPLE_NOW);
  const { usage } = snapshot;
  const today = { ...usage.today, tokens: { ...usage.today.tokens, total } };
  return { ...snapshot, usage: { ...usage, today } };
};

describe('tray view', () => {
  it('draws once at the start', () => {
    expect(world().taken()).toEqual(['tray-dark-24.png', 'tooltip', 'menu']);
  });

  it('touches nothing when nothing it shows differs', () => {
    const { view, taken, pass } = world();
    taken();
    pass(5_000);
    view.show({ ...sampleSnapshot('filled', SAMPLE_NOW), generatedAt: 'later' });
    view.restyle();
    expect(taken()).toEqual([]);
  });

  it('draws at most once a second, and last the newest', () => {
    const { view, taken, pass } = world();
    taken();
    for (let total = 1; total <= 50; total += 1) {
      view.show(changed(total * 1_000_000));
      pass(10);
    }
    expect(taken()).toEqual([]);
    pass(1_000);
    expect(taken()).toEqual(['tooltip', 'menu']);
    expect(JSON.stringify(view.currentMenu())).toContain('Today: 50M tokens');
    pass(5_000);
    expect(taken()).toEqual([]);
  });

  it('changes the image with the panel', () => {
    const { view, taken, setLook } = world();
    taken();
    setLook({ dark: false, scale: 2 });
    view.restyle();
    expect(taken()).toEqual(['tray-light-48.png']);
  });

  it('draws nothing once closed', () => {
    const { view, taken, pass } = world();
    taken();
    view.show(changed(7));
    view.close();
    pass(5_000);
    view.show(changed(8));
    view.restyle();
    expect(taken()).toEqual(['destroy']);
  });
});
