import type { Clock } from '../../core/platform/ports.ts';
import { DAY_MS } from '../../shared/durations.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { type MenuEntry, menuTemplate } from './menu-template.ts';
import { decideMeter } from './meter.ts';
import { readSnapshot } from './reading.ts';
import { spokenSummary } from './spoken-summary.ts';
import type { TrayImage, TrayLook, TrayPainter } from './tray-image.ts';
import { trayTitle } from './tray-title.ts';

/** The system's tray icon. */
export interface TrayIcon {
  setImage(image: TrayImage): void;
  /** The text next to the icon; empty for none. */
  setTitle(text: string): void;
  setToolTip(text: string): void;
  /** Linux keeps the menu and never asks for it again; elsewhere it opens on a right click. */
  setMenu(entries: readonly MenuEntry[]): void;
  destroy(): void;
}

export interface TrayView {
  /** Draws a Snapshot at once if nothing was drawn within a second, else when the second is over. */
  show(snapshot: Snapshot): void;
  /** Reads theme and displays again. */
  restyle(): void;
  /** Returns the current menu, for systems that open it fresh each time. */
  currentMenu(): readonly MenuEntry[];
  close(): void;
}

export interface TrayViewParts {
  /** Created with the image, because no tray icon exists without one. */
  createIcon(image: TrayImage): TrayIcon;
  look(): TrayLook;
  readonly painter: TrayPainter;
  readonly clock: Clock;
}

/** The tray is drawn at most this often, in milliseconds. */
const STEP_MS = 1_000;

/**
 * Draws the tray from Snapshots, touching the icon only where something differs. It has a timer only where time alone
 * changes what is shown: a limit that resets or grows old, or a countdown in the title.
 */
export function createTrayView(first: Snapshot, parts: TrayViewParts): TrayView {
  const { painter, clock, look } = parts;
  let latest = first;
  let drawnAt = Number.NEGATIVE_INFINITY;
  let cancelDraw: (() => void) | null = null;
  let cancelWait: (() => void) | null = null;
  let closed = false;

  const firstMeter = decideMeter(first, clock.now());
  const shown = { image: painter.key(look(), firstMeter), title: '', toolTip: '', menu: '' };
  const icon = parts.createIcon(painter.paint(look(), firstMeter));

  /** Returns when the image changes by itself. */
  function drawImage(now: number): number | null {
    const meter = decideMeter(latest, now);
    const style = look();
    const key = painter.key(style, meter);
    if (key !== shown.image) {
      shown.image = key;
      icon.setImage(painter.paint(style, meter));
    }
    return meter.changesAt;
  }

  function draw(): void {
    cancelDraw = null;
    const now = clock.now();
    drawnAt = now;
    const reading = readSnapshot(latest, now);
    const title = trayTitle(reading, look().platform);
    if (title.text !== shown.title) {
      shown.title = title.text;
      icon.setTitle(title.text);
    }
    const toolTip = spokenSummary(reading);
    if (toolTip !== shown.toolTip) {
      shown.toolTip = toolTip;
      icon.setToolTip(toolTip);
    }
    const entries = menuTemplate(reading);
    const menu = JSON.stringify(entries);
    if (menu !== shown.menu) {
      shown.menu = menu;
      icon.setMenu(entries);
    }
    waitUntil(soonest(drawImage(now), title.changesAt), now);
  }

  function waitUntil(at: number | null, now: number): void {
    cancelWait?.();
    cancelWait = at === null ? null : clock.after(Math.min(at - now, LONGEST_WAIT_MS), draw);
  }

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
      if (!closed) drawImage(clock.now());
    },
    currentMenu: () => menuTemplate(readSnapshot(latest, clock.now())),
    close() {
      closed = true;
      cancelDraw?.();
      cancelWait?.();
      icon.destroy();
    },
  };
}

/** A timer of Node holds no more than 32 bits; a monthly limit may be further away. */
const LONGEST_WAIT_MS = DAY_MS;

function soonest(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
}
