import type { Handlers } from '../shared/contract.ts';
import type { Glance } from './glance.ts';

/** What only a host can do. A browser tab has no popover to close and leaves it out. */
export interface HostHooks {
  closePopover?(): void;
}

/** Answers the page's requests, for the tray and the browser host alike. */
export function createHandlers(glance: Glance, hooks: HostHooks = {}): Handlers {
  return {
    'snapshot.get': () => glance.store.getState(),
    'snapshot.refresh': async () => {
      await glance.refresh();
      return null;
    },
    'demo.set': async ({ on }) => {
      await glance.setDemo(on);
      return null;
    },
    'popover.close': () => {
      hooks.closePopover?.();
      return null;
    },
  };
}
