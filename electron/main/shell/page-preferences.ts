import type { Session, WebPreferences } from 'electron';

/** What every window of the page is made of. */
export interface PageParts {
  readonly session: Session;
  /** Absolute path of the preload bundle. */
  readonly preload: string;
  readonly devTools: boolean;
}

/** What a window is shown and watched by. */
export interface PageWindowOptions extends PageParts {
  readonly dark: boolean;
  /**
   * True where the window is kept out of shared screens and recordings. No system reports reliably that its screen is
   * shared, so the window itself is excluded from capture: macOS and Windows can do that, Linux cannot.
   */
  readonly isHiddenFromCapture: () => boolean;
  /** Ids of the web contents whose requests are answered. */
  readonly trustedIds: Set<number>;
}

/** The preferences of every window that shows the page: sandboxed, and with nothing but the preload's one object. */
export function pagePreferences({ session, preload, devTools }: PageParts): WebPreferences {
  return {
    session,
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    disableWakeLocks: true,
    spellcheck: false,
    devTools,
  };
}

/** The page's own background, so that nothing flashes before it is drawn. */
export function pageBackground(dark: boolean): string {
  return dark ? '#141517' : '#f4f3ef';
}
