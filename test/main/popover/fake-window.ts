import type { Placement } from '../../../electron/main/popover/place-popover.ts';
import {
  createPopover,
  type HideCause,
  type PopoverWindow,
  type PopoverWindowEvents,
} from '../../../electron/main/popover/popover.ts';
import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import { SAMPLE_NOW, sampleSnapshot } from '../../fixtures/snapshots/sample-snapshot.ts';

/** A popover over windows that only write down what was asked of them. */
export function popoverWorld(platform: NodeJS.Platform = 'linux') {
  const calls: string[] = [];
  const warnings: string[] = [];
  const hidden: HideCause[] = [];
  const windows: PopoverWindowEvents[] = [];
  let now = 1_000;
  let snapshot: Snapshot = sampleSnapshot('filled', SAMPLE_NOW);
  let failure: Error | null = null;
  let waiting: { at: number; run: () => void } | null = null;
  let view = '';
  let release: (() => void) | null = null;
  let gate: Promise<void> = Promise.resolve();

  function createWindow(events: PopoverWindowEvents): PopoverWindow {
    windows.push(events);
    return {
      load: async (at) => {
        calls.push(at === '' ? 'create' : `create at ${at}`);
        view = at;
        await gate;
        if (failure !== null) throw failure;
      },
      view: () => view,
      place: ({ x, y }) => calls.push(`place ${x},${y}`),
      show: () => calls.push('show'),
      hide: () => calls.push('hide'),
      send: ({ generatedAt }) => calls.push(`send ${generatedAt}`),
      devToolsFocused: () => false,
      destroy: () => calls.push('destroy'),
    };
  }
  const placement: Placement = { x: 1, y: 2, width: 360, height: 520, edge: 'top', reason: 'usual-corner' };
  const popover = createPopover({
    createWindow,
    place: (bounds) => (bounds ? { ...placement, x: bounds.x, y: bounds.y } : placement),
    snapshot: () => snapshot,
    clock: {
      now: () => now,
      after(ms, run) {
        const own = { at: now + ms, run };
        if (waiting !== null) throw new Error('The popover keeps two timers.');
        waiting = own;
        return () => {
          if (waiting === own) waiting = null;
        };
      },
    },
    logger: { info: () => {}, warn: (message) => warnings.push(message) },
    platform,
    onHidden: (cause) => hidden.push(cause),
  });
  return {
    popover,
    warnings,
    hidden,
    windows,
    /** What the windows were asked since the last time. */
    taken: () => calls.splice(0),
    window(): PopoverWindowEvents {
      const last = windows.at(-1);
      if (last === undefined) throw new Error('No window was made.');
      return last;
    },
    pass(ms: number) {
      now += ms;
      const due = waiting;
      if (due === null || due.at > now) return;
      waiting = null;
      due.run();
    },
    waits: () => waiting !== null,
    /** The reader goes somewhere in the page. */
    goTo(place: string) {
      view = place;
    },
    setSnapshot(generatedAt: string) {
      snapshot = { ...snapshot, generatedAt };
      return snapshot;
    },
    failLoading(error: Error | null) {
      failure = error;
    },
    /** Pages load no further until `release`. */
    holdLoading() {
      gate = new Promise((resolve) => {
        release = resolve;
      });
    },
    async release() {
      release?.();
      await settle();
    },
  };
}

/** Lets everything that waits only for promises happen. */
export async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}
