import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';

type UsedImage = 'isEmpty' | 'setTemplateImage' | 'isTemplateImage' | 'addRepresentation' | 'getScaleFactors';

/** A bitmap of an image. */
interface Representation {
  readonly width: number;
  readonly height: number;
  readonly buffer: Buffer;
}

/** An image that knows its bitmaps by their scale factors. */
export class NativeImage implements Pick<Electron.NativeImage, UsedImage> {
  readonly representations = new Map<number, Representation>();
  #template = false;

  isEmpty(): boolean {
    return this.representations.size === 0;
  }

  getScaleFactors(): number[] {
    return [...this.representations.keys()];
  }

  /** Electron refuses a buffer that is not four bytes for each of its pixels. */
  addRepresentation(options: Electron.AddRepresentationOptions): void {
    const { scaleFactor = 1, width = 0, height = 0, buffer } = options;
    if (buffer === undefined || buffer.length === 0 || buffer.length !== width * height * 4) {
      throw new Error('invalid buffer size');
    }
    this.representations.set(scaleFactor, { width, height, buffer });
  }

  setTemplateImage(option: boolean): void {
    this.#template = option;
  }

  isTemplateImage(): boolean {
    return this.#template;
  }

  /** How much of the colour, 0 to 255, the pixel at these shares of width and height takes. */
  alphaAt(across: number, down: number, scaleFactor = 1): number {
    const bitmap = this.representations.get(scaleFactor);
    if (bitmap === undefined) throw new Error(`The image has no bitmap for ${scaleFactor}.`);
    const x = Math.floor(bitmap.width * across);
    const y = Math.floor(bitmap.height * down);
    return bitmap.buffer[(y * bitmap.width + x) * 4 + 3] ?? 0;
  }
}

type ImageMakers = 'createEmpty' | 'createFromBitmap';

export const nativeImage = {
  createEmpty: () => new NativeImage(),
  createFromBitmap(buffer: Buffer, options: Electron.CreateFromBitmapOptions): NativeImage {
    const image = new NativeImage();
    image.addRepresentation({ ...options, buffer });
    return image;
  },
} satisfies Record<ImageMakers, unknown>;

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
  | 'setTitle'
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
  title = '';
  menu: Menu | null = null;
  /** The menu that was last popped up. */
  popped: Menu | null = null;
  /** How often each was set, for tests that count. */
  readonly counts = { image: 0, title: 0, toolTip: 0, menu: 0 };
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

  setTitle(text: string): void {
    this.title = text;
    this.counts.title += 1;
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
