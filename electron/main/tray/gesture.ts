/** What a pointer did to the tray icon, as reported by Electron. */
export interface Gesture {
  readonly kind: 'click' | 'double-click' | 'right-click';
  /** Control was held. */
  readonly control: boolean;
}

export type GestureDecision =
  | { readonly action: 'toggle'; readonly reason: 'click' }
  | { readonly action: 'open'; readonly reason: 'double-click-opens' }
  | { readonly action: 'menu'; readonly reason: 'right-click' | 'control-click-is-right-click' }
  | { readonly action: 'none'; readonly reason: 'desktop-shows-menu' | 'reported-as-clicks' };

/**
 * - A click shows or hides the popover. With Control held, macOS means a right click by it.
 * - Windows tells a double click after its first click, and means "open" by it: the popover is open then,
 *   whether the first click opened or closed it.
 * - macOS tells each click of a pair on its own, as it was asked to.
 * - A right click shows the menu; on Linux the desktop does so itself, from the menu it keeps.
 */
export function decideGesture({ kind, control }: Gesture, platform: NodeJS.Platform): GestureDecision {
  switch (kind) {
    case 'click':
      return platform === 'darwin' && control
        ? { action: 'menu', reason: 'control-click-is-right-click' }
        : { action: 'toggle', reason: 'click' };
    case 'double-click':
      return platform === 'win32'
        ? { action: 'open', reason: 'double-click-opens' }
        : { action: 'none', reason: 'reported-as-clicks' };
    case 'right-click':
      return platform === 'linux'
        ? { action: 'none', reason: 'desktop-shows-menu' }
        : { action: 'menu', reason: 'right-click' };
  }
}
