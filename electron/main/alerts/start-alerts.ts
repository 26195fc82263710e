import { NotificationStore } from '../../core/alerts/notification-store.ts';
import type { Clock, Logger } from '../../core/platform/ports.ts';
import { type AlertWatch, createAlertWatch } from './alert-watch.ts';
import { createSystemNotifications } from './system-notifications.ts';

export interface AlertParts {
  /** Where the notification log is stored. */
  readonly stateDir: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Shows the popover at a place of its page; empty for the overview. */
  openView(place: string): void;
}

/** Starts notifications about what the Snapshots say. */
export function startAlerts({ stateDir, clock, logger, openView }: AlertParts): AlertWatch {
  const notifications = createSystemNotifications({
    logger,
    // A place in the page is a list of views.
    onClick: (route) => openView(route.view === 'overview' ? '' : JSON.stringify([route])),
  });
  const store = new NotificationStore(stateDir, clock, logger);
  const watch = createAlertWatch({ clock, store, show: notifications.show });
  return {
    look: watch.look,
    async close() {
      notifications.close();
      await watch.close();
    },
  };
}
