import { Notification } from 'electron';
import type { AlertRoute } from '../../core/alerts/alert.ts';
import type { Logger } from '../../core/platform/ports.ts';
import type { Notice } from './alert-words.ts';

/** So many are held; a system shows fewer. */
const HELD = 20;

export interface NotificationParts {
  readonly logger: Logger;
  onClick(route: AlertRoute): void;
}

/**
 * Shows notices through the system, where it has a place for them. A notification that nothing refers
 * to is collected, and its click with it, so the newest are held. One that is closed may still be
 * clicked in the list that some systems keep.
 */
export function createSystemNotifications({ logger, onClick }: NotificationParts): {
  show(notice: Notice): void;
  close(): void;
} {
  const held = new Set<Notification>();

  function drop(notification: Notification): void {
    held.delete(notification);
    notification.removeAllListeners();
  }

  return {
    show({ title, body, opens }) {
      if (!Notification.isSupported()) return;
      const notification = new Notification({ title, body, silent: true });
      held.add(notification);
      notification.on('click', () => {
        drop(notification);
        onClick(opens);
      });
      notification.on('failed', (_event, error) => {
        drop(notification);
        logger.warn(`A notification could not be shown: ${error}`);
      });
      notification.show();
      const [oldest] = held;
      if (held.size > HELD && oldest !== undefined) drop(oldest);
    },
    close() {
      for (const notification of held) drop(notification);
    },
  };
}
