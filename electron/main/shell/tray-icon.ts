import {
  type KeyboardEvent,
  Menu,
  type MenuItemConstructorOptions,
  type NativeImage,
  nativeImage,
  Tray,
} from 'electron';
import type { Rectangle } from '../popover/geometry.ts';
import { decideGesture, type Gesture } from '../tray/gesture.ts';
import type { MenuAction, MenuEntry } from '../tray/menu-template.ts';
import type { TrayImage } from '../tray/tray-image.ts';
import type { TrayIcon } from '../tray/tray-view.ts';

export interface TrayIconOptions {
  readonly platform: NodeJS.Platform;
  readonly image: TrayImage;
  /** The bounds are absent where the system does not give them. */
  onToggle(bounds: Rectangle | undefined): void;
  onOpen(bounds: Rectangle | undefined): void;
  /** The menu is about to be shown. */
  onMenu(): void;
  onAction(action: MenuAction): void;
  /** Returns the current menu, for a right click. */
  menu(): readonly MenuEntry[];
}

/** The tray icon, which can also take the focus and give its bounds. */
export interface SystemTray extends TrayIcon {
  focus(): void;
  bounds(): Rectangle | undefined;
}

/** Keeps the icon's place in the menu bar across restarts and versions. */
const MAC_GUID = '5f0b3c1e-7a52-4c59-9d0c-0e1b6a3a8f21';

export function createTrayIcon(options: TrayIconOptions): SystemTray {
  const { platform, onAction } = options;
  const first = nativeImageOf(options.image);
  const tray = platform === 'darwin' ? new Tray(first, MAC_GUID) : new Tray(first);
  if (platform === 'darwin') tray.setIgnoreDoubleClickEvents(true);

  const follow = (kind: Gesture['kind']) => (event: KeyboardEvent, bounds: Rectangle) => {
    const { action } = decideGesture({ kind, control: event.ctrlKey === true }, platform);
    if (action === 'toggle') options.onToggle(knownBounds(bounds));
    if (action === 'open') options.onOpen(knownBounds(bounds));
    if (action !== 'menu') return;
    options.onMenu();
    // A menu that is set takes the left click on macOS, so there and on Windows it is only popped up.
    tray.popUpContextMenu(buildMenu(options.menu(), onAction));
  };
  tray.on('click', follow('click'));
  tray.on('double-click', follow('double-click'));
  tray.on('right-click', follow('right-click'));

  return {
    setImage: (image) => tray.setImage(nativeImageOf(image)),
    setTitle(text) {
      if (platform === 'darwin') tray.setTitle(text, { fontType: 'monospacedDigit' });
    },
    setToolTip: (text) => tray.setToolTip(text),
    setMenu(entries) {
      if (platform === 'linux') tray.setContextMenu(buildMenu(entries, onAction));
    },
    focus: () => tray.focus(),
    bounds: () => knownBounds(tray.getBounds()),
    destroy() {
      if (!tray.isDestroyed()) tray.destroy();
    },
  };
}

/** Makes an image of bitmaps. The first creates it, because an image without one has no size. */
function nativeImageOf({ bitmaps, template }: TrayImage): NativeImage {
  const [first, ...others] = bitmaps.map(({ size, data, scaleFactor }) => ({
    buffer: Buffer.from(data.buffer, data.byteOffset, data.byteLength),
    width: size,
    height: size,
    scaleFactor,
  }));
  if (first === undefined) return nativeImage.createEmpty();
  const { buffer, ...size } = first;
  const image = nativeImage.createFromBitmap(buffer, size);
  for (const each of others) image.addRepresentation(each);
  if (template) image.setTemplateImage(true);
  return image;
}

/** Returns the bounds that the system reported; undefined for Linux, which reports an empty rectangle. */
function knownBounds(bounds: Rectangle | undefined): Rectangle | undefined {
  return bounds && bounds.width > 0 && bounds.height > 0 ? bounds : undefined;
}

function buildMenu(entries: readonly MenuEntry[], onAction: (action: MenuAction) => void): Menu {
  return Menu.buildFromTemplate(entries.map((entry) => menuItem(entry, onAction)));
}

function menuItem(entry: MenuEntry, onAction: (action: MenuAction) => void): MenuItemConstructorOptions {
  switch (entry.kind) {
    case 'separator':
      return { type: 'separator' };
    case 'fact':
      return { label: literal(entry.label), enabled: false };
    case 'action':
      return {
        label: literal(entry.label),
        click: () => onAction(entry.action),
        ...(entry.keys === undefined ? {} : { accelerator: entry.keys }),
      };
  }
}

/** Escapes ampersands, which would mark an access key. */
function literal(label: string): string {
  return label.replaceAll('&', '&&');
}
