interface Focused {
  blur(): void;
}

interface ClickedTray {
  getBounds(): { readonly x: number; readonly y: number };
  emit(event: 'click', ...args: unknown[]): boolean;
}

/** What a user does with a tray app, on the fake of Electron and on the real one alike. */
export function trayUser<T extends ClickedTray>(
  trays: () => readonly T[],
  focusedWindow: () => Focused | null,
) {
  function tray(): T {
    const [only] = trays();
    if (only === undefined) throw new Error('There is no tray icon.');
    return only;
  }
  return {
    /** The one tray icon. */
    tray,
    /** A click on the tray takes the focus from a window before the icon reports the click. */
    clickTray(bounds: ReturnType<T['getBounds']> = tray().getBounds() as ReturnType<T['getBounds']>): void {
      focusedWindow()?.blur();
      tray().emit('click', {}, bounds, { x: bounds.x, y: bounds.y });
    },
    /** The user turns to another application. */
    clickElsewhere(): void {
      focusedWindow()?.blur();
    },
  };
}
