import type { Logger } from '../../core/platform/ports.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { Rectangle } from '../popover/geometry.ts';

/** The desk's window. */
export interface DeskWindow {
  /** Resolves once the page has loaded; rejects where it cannot. */
  load(): Promise<void>;
  /** Shows the window in front, with the focus. */
  show(): void;
  /** False while it is minimized, when nobody sees it. */
  isSeen(): boolean;
  send(snapshot: Snapshot): void;
  bounds(): Rectangle;
  destroy(): void;
}

export interface DeskWindowEvents {
  /** The window is about to close, or was moved or resized. */
  onBounds(): void;
  /** It can be seen again. */
  onSeen(): void;
  /** Its page's process ended, or it was closed. */
  onGone(): void;
}

export interface DeskParts {
  createWindow(bounds: Rectangle, events: DeskWindowEvents): DeskWindow;
  /** Where it was, moved to where it can be seen. */
  place(last: Rectangle | null): Rectangle;
  snapshot(): Snapshot;
  readonly store: { read(): Promise<Rectangle | null>; write(bounds: Rectangle): void };
  readonly logger: Logger;
}

export interface Desk {
  /** Opens the window, or brings the one that is open to the front. */
  open(): Promise<void>;
  /** Sends the Snapshot while the window is open and not minimized. */
  push(snapshot: Snapshot): void;
}

/** Manages the one window of the desk: made when it is asked for and gone when it is closed. Contains no platform code. */
export function createDesk(parts: DeskParts): Desk {
  let window: DeskWindow | null = null;
  let opening: Promise<void> | null = null;
  let bounds: Rectangle | null = null;

  async function create(): Promise<void> {
    const last = bounds ?? (await parts.store.read());
    const made = parts.createWindow(parts.place(last), {
      onBounds() {
        bounds = made.bounds();
      },
      onSeen() {
        if (window === made) made.send(parts.snapshot());
      },
      onGone() {
        if (window !== made) return;
        window = null;
        if (bounds !== null) parts.store.write(bounds);
        made.destroy();
      },
    });
    window = made;
    try {
      await made.load();
    } catch (error) {
      parts.logger.warn(`The desk could not load its page: ${String(error)}`);
      if (window === made) window = null;
      made.destroy();
      return;
    }
    // It was closed while it loaded.
    if (window !== made) return;
    made.send(parts.snapshot());
    made.show();
  }

  return {
    async open() {
      if (opening === null && window !== null) {
        window.show();
        return;
      }
      opening ??= create().finally(() => {
        opening = null;
      });
      await opening;
    },
    push(snapshot) {
      if (window?.isSeen() === true) window.send(snapshot);
    },
  };
}
