import type { Clock, Logger } from '../../core/platform/ports.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { Rectangle } from './geometry.ts';
import type { Placement } from './place-popover.ts';
import {
  type ClickDecision,
  decideBlur,
  decideClose,
  decideDisuse,
  decideEscape,
  decideShortcut,
  decideTrayClick,
  type PopoverState,
} from './visibility.ts';

/** The popover's window. */
export interface PopoverWindow {
  /**
   * Resolves once the page has loaded; rejects where it cannot.
   *
   * @param view where the page begins, as `view` named it, or one of its views by name; empty for its first.
   */
  load(view: string): Promise<void>;
  /** Returns the current place in the page. */
  view(): string;
  place(placement: Placement): void;
  show(): void;
  hide(): void;
  send(snapshot: Snapshot): void;
  devToolsFocused(): boolean;
  destroy(): void;
}

/** The events of a window. */
export interface PopoverWindowEvents {
  onBlur(): void;
  /** Esc was pressed anywhere in the window. */
  onEscape(): void;
  /** Asks whether a close is allowed. */
  mayClose(): boolean;
  /** A close was refused. */
  onCloseRefused(): void;
  onResponsive(answers: boolean): void;
  /** The page's process ended, or the window was destroyed. */
  onGone(): void;
}

export interface PopoverParts {
  createWindow(events: PopoverWindowEvents): PopoverWindow;
  /** Computes the current position. */
  place(trayBounds: Rectangle | undefined): Placement;
  snapshot(): Snapshot;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly platform: NodeJS.Platform;
  /** `asked`: by Esc, by the page or by a click; the focus should return to the previous window. */
  onHidden?(cause: HideCause): void;
}

export type HideCause = 'asked' | 'lost-focus' | 'closed';

export interface Popover {
  /** Handles a click on the tray icon. */
  toggle(trayBounds?: Rectangle): void;
  /** Handles the global shortcut. */
  toggleByKey(trayBounds?: Rectangle): void;
  /** Shows the popover in any state. */
  open(trayBounds?: Rectangle): void;
  /** Shows one of its views. */
  openView(view: string, trayBounds?: Rectangle): void;
  hide(): void;
  /** Sends the Snapshot, only while the popover is visible. */
  push(snapshot: Snapshot): void;
  /** Handles a change of the displays, which may have moved the icon. */
  reposition(trayBounds?: Rectangle): void;
  isShown(): boolean;
  /** From now on a close is allowed. */
  quit(): void;
}

/**
 * Manages the life of the popover: created on first use, then shown and hidden, discarded after long disuse and
 * created again at the same place. Contains no platform code.
 */
export function createPopover(parts: PopoverParts): Popover {
  const { clock, platform } = parts;
  let window: PopoverWindow | null = null;
  let loaded: Promise<void> = Promise.resolve();
  let answers = false;
  let quitting = false;
  let trayBounds: Rectangle | undefined;
  let hiddenAt: number | null = null;
  let cancelDisuse: (() => void) | null = null;
  /** The place at which the next page begins. */
  let view = '';
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
        // This view may have caused the crash.
        view = '';
        forget();
        made.destroy();
      },
    });
    answers = false;
    window = made;
    loaded = made.load(view).then(() => {
      answers = window === made;
    });
    return made;
  }

  function forget(): void {
    window = null;
    answers = false;
    state = { ...state, open: false, shownAt: null };
    cancelDisuse?.();
    cancelDisuse = null;
  }

  function discard(nextView: string): void {
    const old = window;
    view = nextView;
    forget();
    old?.destroy();
  }

  /** Waits for disuse: the only timer while it is hidden, and none once the page is discarded. */
  function awaitDisuse(): void {
    cancelDisuse = null;
    if (window === null) return;
    const decision = decideDisuse(state, hiddenAt, clock.now());
    if (decision.action === 'discard') discard(window.view());
    if (decision.action === 'wait') cancelDisuse = clock.after(decision.ms, awaitDisuse);
  }

  function hideBecause(cause: HideCause): void {
    if (!state.open) return;
    const wasShown = state.shownAt !== null;
    const blurHiddenAt = cause === 'lost-focus' ? clock.now() : state.blurHiddenAt;
    state = { open: false, shownAt: null, blurHiddenAt };
    hiddenAt = clock.now();
    cancelDisuse?.();
    awaitDisuse();
    if (!wasShown) return;
    window?.hide();
    parts.onHidden?.(cause);
  }

  async function open(): Promise<void> {
    cancelDisuse?.();
    cancelDisuse = null;
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
    // It was hidden or discarded while it loaded.
    if (!state.open || window !== target) return;
    target.place(parts.place(trayBounds));
    if (state.shownAt === null) target.send(parts.snapshot());
    state = { ...state, shownAt: clock.now() };
    target.show();
  }

  function obey({ action }: ClickDecision): void {
    if (action === 'hide') hideBecause('asked');
    if (action === 'show') void open();
    // The second click of a quick pair opens it again.
    if (action === 'none') state = { ...state, blurHiddenAt: null };
  }

  return {
    toggle(bounds) {
      trayBounds = bounds;
      obey(decideTrayClick(state, clock.now()));
    },
    toggleByKey(bounds) {
      trayBounds = bounds;
      obey(decideShortcut(state));
    },
    open(bounds) {
      trayBounds = bounds;
      void open();
    },
    openView(wanted, bounds) {
      trayBounds = bounds;
      // An existing page may be in the middle of something else.
      if (window === null) view = wanted;
      else discard(wanted);
      void open();
    },
    hide: () => hideBecause('asked'),
    push(snapshot) {
      if (state.shownAt !== null) window?.send(snapshot);
    },
    reposition(bounds) {
      trayBounds = bounds ?? trayBounds;
      if (state.shownAt !== null) window?.place(parts.place(trayBounds));
    },
    isShown: () => state.shownAt !== null,
    quit() {
      quitting = true;
    },
  };
}
