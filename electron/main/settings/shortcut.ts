import type { GlobalShortcut } from 'electron';
import type { Logger } from '../../core/ports.ts';

export interface ShortcutParts {
  readonly globalShortcut: Pick<GlobalShortcut, 'register' | 'unregister'>;
  readonly logger: Logger;
  onPress(): void;
}

/** The one key that opens the popover from anywhere. */
export function createShortcut({ globalShortcut, logger, onPress }: ShortcutParts): {
  /** Null for none. */
  set(accelerator: string | null): void;
} {
  let current: string | null = null;
  return {
    set(accelerator) {
      if (current !== null) globalShortcut.unregister(current);
      current = null;
      if (accelerator === null) return;
      try {
        if (globalShortcut.register(accelerator, onPress)) current = accelerator;
        else logger.warn(`The shortcut ${accelerator} is taken by another program. Choose another one.`);
      } catch (error) {
        logger.warn(
          `${accelerator} is no shortcut: ${error instanceof Error ? error.message : String(error)}`,
        );
      }
    },
  };
}
