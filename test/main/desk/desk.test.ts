import { describe, expect, test } from 'vitest';
import { createDesk, type DeskWindowEvents } from '../../../electron/main/desk/desk.ts';
import type { Rectangle } from '../../../electron/main/popover/geometry.ts';
import { createFakeLogger } from '../../fakes/logger.ts';
import { sampleSnapshot } from '../../fixtures/snapshots/sample-snapshot.ts';

const usual = { x: 1, y: 2, width: 900, height: 600 };

function world(failure: Error | null = null) {
  const calls: string[] = [];
  const windows: DeskWindowEvents[] = [];
  let bounds: Rectangle = usual;
  let isSeen = true;
  const snapshot = sampleSnapshot('filled');
  const desk = createDesk({
    logger: createFakeLogger(),
    snapshot: () => snapshot,
    place: (last) => last ?? usual,
    store: {
      read: async () => null,
      write: ({ x, width }) => calls.push(`write ${x} ${width}`),
    },
    createWindow(at, events) {
      windows.push(events);
      calls.push(`create ${at.x} ${at.width}`);
      return {
        load: async () => {
          if (failure !== null) throw failure;
        },
        show: () => calls.push('show'),
        isSeen: () => isSeen,
        send: () => calls.push('send'),
        bounds: () => bounds,
        destroy: () => calls.push('destroy'),
      };
    },
  });
  return {
    desk,
    calls,
    windows,
    snapshot,
    move: (to: Rectangle) => {
      bounds = to;
      windows.at(-1)?.onBounds();
    },
    minimize: (on: boolean) => {
      isSeen = !on;
    },
  };
}

describe('the desk', () => {
  test('has one window at most, which a second call brings to the front', async () => {
    const { desk, calls } = world();
    await Promise.all([desk.open(), desk.open()]);
    await desk.open();
    expect(calls).toEqual(['create 1 900', 'send', 'show', 'show']);
  });

  test('opens where it was when it was closed, and keeps that', async () => {
    const { desk, calls, windows, move } = world();
    await desk.open();
    move({ x: 50, y: 60, width: 1000, height: 700 });
    windows[0]?.onGone();
    await desk.open();
    expect(calls).toEqual([
      'create 1 900',
      'send',
      'show',
      'write 50 1000',
      'destroy',
      'create 50 1000',
      'send',
      'show',
    ]);
  });

  test('gets Snapshots while it can be seen, and the newest when it can be again', async () => {
    const { desk, calls, windows, snapshot, minimize } = world();
    desk.push(snapshot);
    await desk.open();
    calls.length = 0;
    desk.push(snapshot);
    minimize(true);
    desk.push(snapshot);
    minimize(false);
    windows[0]?.onSeen();
    expect(calls).toEqual(['send', 'send']);
    windows[0]?.onGone();
    calls.length = 0;
    desk.push(snapshot);
    expect(calls).toEqual([]);
  });

  test('goes where its page cannot be loaded, and tries again when asked', async () => {
    const { desk, calls } = world(new Error('gone'));
    await desk.open();
    await desk.open();
    expect(calls).toEqual(['create 1 900', 'destroy', 'create 1 900', 'destroy']);
  });
});
