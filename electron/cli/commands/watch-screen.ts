import { MINUTE_MS } from '../../shared/durations.ts';
import { concealSnapshot } from '../../shared/glance/conceal.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { CommandContext } from '../run/command-context.ts';
import type { Key } from '../terminal/keys.ts';
import { openScreen } from '../terminal/screen.ts';
import { localeContextOf } from '../views/locale-context.ts';
import { privateContext } from '../views/watch/private-context.ts';
import { type WatchState, watchTabs, watchView } from '../views/watch/watch-view.ts';

/** Whether a key ends the view, sends the program to the background, has everything read again, or changes what is shown. */
export type KeyEffect = 'quit' | 'suspend' | 'refresh' | WatchState;

/** So many lines a page goes on. */
const PAGE = 10;

/** Returns what a key does, as a pure decision; null where it does nothing. */
export function keyEffect(key: Key, state: WatchState): KeyEffect | null {
  const at = watchTabs.indexOf(state.tab);
  const to = (index: number): WatchState => ({
    ...state,
    tab: watchTabs[(index + watchTabs.length) % watchTabs.length] ?? state.tab,
    from: 0,
  });
  const by = (lines: number): WatchState => ({ ...state, from: Math.max(0, state.from + lines) });
  switch (key) {
    case 'q':
    case 'Q':
    case 'interrupt':
      return 'quit';
    case 'suspend':
      return 'suspend';
    case 'r':
    case 'R':
      return 'refresh';
    case 'p':
    case 'P':
      return { ...state, isPrivate: !state.isPrivate };
    case 'right':
    case 'tab':
    case 'l':
      return to(at + 1);
    case 'left':
    case 'back-tab':
    case 'h':
      return to(at - 1);
    case 'down':
    case 'j':
      return by(1);
    case 'up':
    case 'k':
      return by(-1);
    case 'page-down':
    case ' ':
      return by(PAGE);
    case 'page-up':
      return by(-PAGE);
    case 'home':
      return { ...state, from: 0 };
    case 'end':
      return { ...state, from: Number.MAX_SAFE_INTEGER };
    case 'escape':
      return state.tab === 'overview' ? null : to(0);
    default: {
      const number = Number(key);
      return Number.isInteger(number) && number >= 1 && number <= watchTabs.length ? to(number - 1) : null;
    }
  }
}

/** A screen that follows the Snapshot and the keys. */
export interface WatchScreen {
  draw(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the screen; `onQuit` runs when a key asks to end. */
export async function openWatchScreen(session: CommandContext, onQuit: () => void): Promise<WatchScreen> {
  const { terminal, glance } = session;
  const screen = await openScreen(terminal.stdout);
  let state: WatchState = {
    tab: 'overview',
    from: 0,
    isPrivate: glance.store.getState().settings.privacy,
    hasKeys: false,
  };
  let paused = false;
  const draw = async () => {
    if (paused) return;
    const snapshot: Snapshot = glance.store.getState();
    const context = localeContextOf(session);
    const [seen, reader] = state.isPrivate
      ? [concealSnapshot(snapshot), privateContext(context)]
      : [snapshot, context];
    const { lines, from } = watchView(seen, state, reader, terminal.stdout.rows);
    state = { ...state, from };
    await screen.draw(session.toText(lines).split('\n').slice(0, -1));
  };
  let stopKeys: (() => void) | null = null;
  const suspend = async () => {
    paused = true;
    stopKeys?.();
    await screen.leave();
    await terminal.suspend();
    await screen.enter();
    stopKeys = terminal.listenForKeys(onKey);
    paused = false;
    await draw();
  };
  const onKey = (key: Key) => {
    const effect = keyEffect(key, state);
    if (effect === null) return;
    if (effect === 'quit') onQuit();
    else if (effect === 'suspend') void suspend();
    else if (effect === 'refresh') void glance.refresh().then(draw, () => {});
    else {
      state = effect;
      void draw();
    }
  };
  stopKeys = terminal.listenForKeys(onKey);
  state = { ...state, hasKeys: stopKeys !== null };
  const stopResizing = terminal.stdout.onResize(() => {
    screen.forget();
    void draw();
  });
  // Ages and countdowns on the screen grow old by themselves.
  let cancelMinute = () => {};
  const everyMinute = () => {
    cancelMinute = terminal.clock.after(MINUTE_MS, () => {
      void draw();
      everyMinute();
    });
  };
  everyMinute();
  return {
    draw,
    async close() {
      cancelMinute();
      stopResizing();
      stopKeys?.();
      await screen.close();
    },
  };
}
