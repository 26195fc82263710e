import type { Clock, Logger } from '../../core/ports.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { Rectangle } from './geometry.ts';
import type { Placement } from './place-popover.ts';
import { decideBlur, decideClose, decideEscape, decideTrayClick, type PopoverState } from './visibility.ts';

/** The popover's window, as the system gives it. */
export interface PopoverWindow {
  /** Ends once the page has loaded; fails where it cannot. */
  load(): Promise<void>;
  place(placement: Placement): void;
  show(): void;
  hide(): void;
  send(snapshot: Snapshot): void;
  devToolsFocused(): boolean;
  destroy(): void;
}

/** What a window tells. */
export interface PopoverWindowEvents {
  onBlur(): void;
  /** Esc was pressed anywhere in the window. */
  onEscape(): void;
  /** Asked when something closes the window. */
  mayClose(): boolean;
  /** A close was refused. */
  onCloseRefused(): void;
  onResponsive(answers: boolean): void;
  /** The page's process ended, or the window was destroyed. */
  onGone(): void;
}

export interface PopoverParts {
  createWindow(events: PopoverWindowEvents): PopoverWindow;
  /** Where it belongs now. */
  place(trayBounds: Rectangle | undefined): Placement;
  snapshot(): Snapshot;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly platform: NodeJS.Platform;
  /** `asked`: by Esc, by the page or by a click; the focus should go back to where it was. */
  onHidden?(cause: HideCause): void;
}

export type HideCause = 'asked' | 'lost-focus' | 'closed';

export interface Popover {
  /** A click on the tray icon. */
  toggle(trayBounds?: Rectangle): void;
  /** Shows it, whatever it was before. */
  open(trayBounds?: Rectangle): void;
  hide(): void;
  /** Sends the Snapshot, only where someone sees it. */
  push(snapshot: Snapshot): void;
  /** The displays changed. */
  reposition(): void;
  isShown(): boolean;
  /** From now on a close is a close. */
  quit(): void;
}

/** The life of the popover: made on first use, then shown and hidden. Holds no platform code. */
export function createPopover(parts: PopoverParts): Popover {
  const { clock, platform } = parts;
  let window: PopoverWindow | null = null;
  let loaded: Promise<void> = Promise.resolve();
  let answers = false;
  let quitting = false;
  let trayBounds: Rectangle | undefined;
  let state: PopoverState = { open: false, shownAt: null, blurHiddenAt: null };

  function create(): PopoverWindow {
    const made: PopoverWindow = parts.createWindow({
      onBlur() {
        const input = { state, now: clock.now(), platform, devToolsFocused: made.devToolsFocused() };
        if (decideBlur(input).action === 'hide') hideBecause('lost-focus');
      },
      onEscape() {
        if (decideEscape(answers).action === 'hide') hideBecause('asked');
      },
      mayClose: () => decideClose(quitting).action === 'close',
      onCloseRefused: () => hideBecause('closed'),
      onResponsive(next) {
        answers = next;
      },
      onGone() {
        if (window !== made) return;
        forget();
        made.destroy();
      },
    });
    answers = false;
    window = made;
    loaded = made.load().then(() => {
      answers = window === made;
    });
    return made;
  }

  function forget(): void {
    window = null;
    answers = false;
    state = { ...state, open: false, shownAt: null };
  }

  function hideBecause(cause: HideCause): void {
    if (!state.open) return;
    const wasShown = state.shownAt !== null;
    const blurHiddenAt = cause === 'lost-focus' ? clock.now() : state.blurHiddenAt;
    state = { open: false, shownAt: null, blurHiddenAt };
    if (!wasShown) return;
    window?.hide();
    parts.onHidden?.(cause);
  }

  async function open(): Promise<void> {
    state = { ...state, open: true };
    const target = window ?? create();
    try {
      await loaded;
    } catch (error) {
      parts.logger.warn(`The popover could not load its page: ${String(error)}`);
      if (window !== target) return;
      // The next click tries again.
      forget();
      target.destroy();
      return;
    }
    // Hidden again, or gone, while it loaded.
    if (!state.open || window !== target) return;
    target.place(parts.place(trayBounds));
    if (state.shownAt === null) target.send(parts.snapshot());
    state = { ...state, shownAt: clock.now() };
    target.show();
  }

  return {
    toggle(bounds) {
      trayBounds = bounds ?? trayBounds;
      const decision = decideTrayClick(state, clock.now());
      if (decision.action === 'hide') hideBecause('asked');
      if (decision.action === 'show') void open();
      // The second click of a quick pair opens again.
      if (decision.action === 'none') state = { ...state, blurHiddenAt: null };
    },
    open(bounds) {
      trayBounds = bounds ?? trayBounds;
      void open();
    },
    hide: () => hideBecause('asked'),
    push(snapshot) {
      if (state.shownAt !== null) window?.send(snapshot);
    },
    reposition() {
      if (state.shownAt !== null) window?.place(parts.place(trayBounds));
    },
    isShown: () => state.shownAt !== null,
    quit() {
      quitting = true;
    },
  };
}
