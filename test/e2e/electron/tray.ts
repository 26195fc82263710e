import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import type * as Electron from 'electron';

/** An image that knows its file; empty where there is none, as Electron has it. */
export class NativeImage
  implements Pick<Electron.NativeImage, 'isEmpty' | 'setTemplateImage' | 'isTemplateImage'>
{
  readonly path: string;
  #template = false;

  constructor(path: string) {
    this.path = path;
  }

  isEmpty(): boolean {
    return !existsSync(this.path);
  }

  setTemplateImage(option: boolean): void {
    this.#template = option;
  }

  isTemplateImage(): boolean {
    return this.#template;
  }
}

export const nativeImage = { createFromPath: (path: string) => new NativeImage(path) };

/** A menu as its items. Roles are kept as they were given. */
export class Menu {
  readonly items: readonly Electron.MenuItemConstructorOptions[];

  constructor(items: readonly Electron.MenuItemConstructorOptions[] = []) {
    this.items = items;
  }

  static application: Menu | null | undefined;

  static buildFromTemplate(template: readonly Electron.MenuItemConstructorOptions[]): Menu {
    return new Menu(template);
  }

  static setApplicationMenu(menu: Menu | null): void {
    Menu.application = menu;
  }

  /** What a user reads: `&&` is one ampersand. */
  labels(): string[] {
    return this.items.map(({ type, label = '' }) =>
      type === 'separator' ? '-' : label.replaceAll('&&', '&'),
    );
  }

  /** The user chooses an item. */
  choose(label: string): void {
    const item = this.items.find((each) => each.label === label);
    if (item === undefined || item.enabled === false) throw new Error(`The menu offers no ${label}.`);
    (item.click as (() => void) | undefined)?.();
  }
}

type Used =
  | 'setImage'
  | 'setToolTip'
  | 'setContextMenu'
  | 'popUpContextMenu'
  | 'getBounds'
  | 'focus'
  | 'destroy'
  | 'isDestroyed'
  | 'setIgnoreDoubleClickEvents';
type TrayShape = Omit<Pick<Electron.Tray, Used>, 'setImage' | 'setContextMenu' | 'popUpContextMenu'>;

const trays: Tray[] = [];

export class Tray extends EventEmitter implements TrayShape {
  image: NativeImage;
  toolTip = '';
  menu: Menu | null = null;
  /** The menu that was last popped up. */
  popped: Menu | null = null;
  /** How often each was set, for tests that count. */
  readonly counts = { image: 0, toolTip: 0, menu: 0 };
  #destroyed = false;

  constructor(image: NativeImage) {
    super();
    this.image = image;
    trays.push(this);
  }

  /** Every tray icon that is there. */
  static all(): readonly Tray[] {
    return trays.filter((tray) => !tray.isDestroyed());
  }

  setImage(image: NativeImage): void {
    this.image = image;
    this.counts.image += 1;
  }

  setToolTip(text: string): void {
    this.toolTip = text;
    this.counts.toolTip += 1;
  }

  setContextMenu(menu: Menu | null): void {
    this.menu = menu;
    this.counts.menu += 1;
  }

  popUpContextMenu(menu?: Menu): void {
    this.popped = menu ?? this.menu;
  }

  /** Linux tells no bounds. */
  getBounds(): Electron.Rectangle {
    return { x: 0, y: 0, width: 0, height: 0 };
  }

  focus(): void {}

  setIgnoreDoubleClickEvents(): void {}

  destroy(): void {
    this.#destroyed = true;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }
}
