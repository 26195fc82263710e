import { join } from 'node:path';
import { Menu, type MenuItemConstructorOptions, nativeImage, Tray } from 'electron';
import type { Rectangle } from '../popover/geometry.ts';
import type { MenuAction, MenuEntry } from '../tray/menu-template.ts';
import type { TrayImage } from '../tray/tray-image.ts';
import type { TrayIcon } from '../tray/tray-view.ts';

export interface TrayIconOptions {
  /** Folder of the images. */
  readonly imageDir: string;
  readonly platform: NodeJS.Platform;
  readonly image: TrayImage;
  /** The bounds are absent where the system does not tell them. */
  onClick(bounds: Rectangle | undefined): void;
  onAction(action: MenuAction): void;
  /** The menu of this moment, for a right click. */
  menu(): readonly MenuEntry[];
}

/** The tray icon, with the means to give it the focus back and to ask where it is. */
export interface SystemTray extends TrayIcon {
  focus(): void;
  bounds(): Rectangle | undefined;
}

/** Keeps the icon's place in the menu bar over restarts and versions. */
const MAC_GUID = '5f0b3c1e-7a52-4c59-9d0c-0e1b6a3a8f21';

export function createTrayIcon(options: TrayIconOptions): SystemTray {
  const { platform, onAction } = options;
  const load = ({ file, template }: TrayImage) => {
    const image = nativeImage.createFromPath(join(options.imageDir, file));
    if (template) image.setTemplateImage(true);
    return image;
  };
  const first = load(options.image);
  const tray = platform === 'darwin' ? new Tray(first, MAC_GUID) : new Tray(first);
  if (platform === 'darwin') tray.setIgnoreDoubleClickEvents(true);

  tray.on('click', (_event, bounds) => options.onClick(told(bounds)));
  // A menu that is set takes the left click on macOS, so there and on Windows it is only popped up.
  if (platform !== 'linux') {
    tray.on('right-click', () => tray.popUpContextMenu(buildMenu(options.menu(), onAction)));
  }

  return {
    setImage: (image) => tray.setImage(load(image)),
    setToolTip: (text) => tray.setToolTip(text),
    setMenu(entries) {
      if (platform === 'linux') tray.setContextMenu(buildMenu(entries, onAction));
    },
    focus: () => tray.focus(),
    bounds: () => told(tray.getBounds()),
    destroy() {
      if (!tray.isDestroyed()) tray.destroy();
    },
  };
}

/** Linux answers with an empty rectangle. */
function told(bounds: Rectangle | undefined): Rectangle | undefined {
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

/** A single ampersand would mark an access key. */
function literal(label: string): string {
  return label.replaceAll('&', '&&');
}
