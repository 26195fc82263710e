import type { Clock } from '../../core/ports.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { type MenuEntry, menuTemplate } from './menu-template.ts';
import { spokenSummary } from './spoken-summary.ts';
import { type TrayImage, type TrayLook, trayImage } from './tray-image.ts';

/** The system's tray icon. */
export interface TrayIcon {
  setImage(image: TrayImage): void;
  setToolTip(text: string): void;
  /** Kept by Linux, which asks for it never again; opened on a right click elsewhere. */
  setMenu(entries: readonly MenuEntry[]): void;
  destroy(): void;
}

export interface TrayView {
  /** Shows a Snapshot: at once if nothing was drawn within a second, else when the second is over. */
  show(snapshot: Snapshot): void;
  /** Looks again at theme and displays. */
  restyle(): void;
  /** The menu as it is this moment, for systems that open it anew each time. */
  currentMenu(): readonly MenuEntry[];
  close(): void;
}

/** The tray is drawn at most this often, in milliseconds. */
const STEP_MS = 1_000;

/** Draws the tray from Snapshots, touching the icon only where something differs. */
export function createTrayView(
  icon: TrayIcon,
  look: () => TrayLook,
  first: Snapshot,
  clock: Clock,
): TrayView {
  let latest = first;
  let image = '';
  let toolTip = '';
  let menu = '';
  let drawnAt = Number.NEGATIVE_INFINITY;
  let cancelDraw: (() => void) | null = null;
  let closed = false;

  function drawImage(): void {
    const next = trayImage(look());
    if (next.file === image) return;
    image = next.file;
    icon.setImage(next);
  }

  function draw(): void {
    cancelDraw = null;
    const now = clock.now();
    drawnAt = now;
    const text = spokenSummary(latest, now);
    if (text !== toolTip) {
      toolTip = text;
      icon.setToolTip(text);
    }
    const entries = menuTemplate(latest, now);
    const key = JSON.stringify(entries);
    if (key === menu) return;
    menu = key;
    icon.setMenu(entries);
  }

  drawImage();
  draw();
  return {
    show(snapshot) {
      latest = snapshot;
      if (closed || cancelDraw !== null) return;
      const since = clock.now() - drawnAt;
      if (since >= STEP_MS || since < 0) draw();
      else cancelDraw = clock.after(STEP_MS - since, draw);
    },
    restyle() {
      if (!closed) drawImage();
    },
    currentMenu: () => menuTemplate(latest, clock.now()),
    close() {
      closed = true;
      cancelDraw?.();
      icon.destroy();
    },
  };
}
