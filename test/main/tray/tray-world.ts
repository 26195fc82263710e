import { readFileSync } from 'node:fs';
import { createTrayPainter, type TrayLook } from '../../../electron/main/tray/tray-image.ts';
import { createTrayView } from '../../../electron/main/tray/tray-view.ts';
import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import { SAMPLE_NOW, sampleSnapshot } from '../../fixtures/snapshots/sample-snapshot.ts';

export const painter = createTrayPainter((file) =>
  readFileSync(new URL(`../../../assets/tray/${file}`, import.meta.url)),
);

/** A tray view over an icon that only writes down what was asked of it, and a clock that is set by hand. */
export function trayWorld(first: Snapshot = sampleSnapshot('filled'), platform: NodeJS.Platform = 'linux') {
  const calls: string[] = [];
  let now = SAMPLE_NOW;
  const waiting = new Set<{ at: number; run: () => void }>();
  let look: TrayLook = { platform, dark: true, scales: [1] };
  const view = createTrayView(first, {
    createIcon(image) {
      calls.push(`icon ${image.bitmaps[0]?.size}`);
      return {
        setImage: ({ bitmaps }) => calls.push(`image ${bitmaps[0]?.size}`),
        setTitle: (text) => calls.push(`title ${text}`),
        setToolTip: () => calls.push('tooltip'),
        setMenu: () => calls.push('menu'),
        destroy: () => calls.push('destroy'),
      };
    },
    look: () => look,
    painter,
    clock: {
      now: () => now,
      after(ms, run) {
        const own = { at: now + ms, run };
        waiting.add(own);
        return () => waiting.delete(own);
      },
    },
  });
  return {
    view,
    /** What was asked since the last time. */
    taken: () => calls.splice(0),
    setLook(next: Partial<TrayLook>) {
      look = { ...look, ...next };
    },
    /** When the timers that run are due, in milliseconds from now. */
    waits: () => [...waiting].map(({ at }) => at - now),
    pass(ms: number) {
      now += ms;
      for (const due of [...waiting].filter(({ at }) => at <= now)) {
        waiting.delete(due);
        due.run();
      }
    },
  };
}
