import { Notification } from 'electron';
import type { AlertRoute } from '../../core/alerts/alert.ts';
import type { Logger } from '../../core/platform/ports.ts';
import type { Notice } from './alert-words.ts';

/** At most this many are referenced; a system shows fewer. */
const HELD = 20;

export interface NotificationParts {
  readonly logger: Logger;
  onClick(route: AlertRoute): void;
}

/**
 * Shows notices through the system where it supports them. An unreferenced notification is garbage-collected and its
 * click lost, so the newest are referenced. Some systems list closed ones, which can still be clicked.
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
