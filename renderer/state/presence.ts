import type { GlanceApi } from '../../electron/shared/contract/contract.ts';

/** What shows that the page is looked at, and that the network is back. */
export interface PresenceParts {
  readonly page: Pick<Document, 'visibilityState' | 'addEventListener'>;
  readonly window: Pick<Window, 'addEventListener'>;
}

/**
 * Tells the host when the page comes into view and when the network returns: what it shows of
 * collectors is tested again then. The first view needs no word, because the page asks for the Snapshot.
 */
export function followPresence(api: Pick<GlanceApi, 'tellPresence'>, { page, window }: PresenceParts): void {
  page.addEventListener('visibilitychange', () => {
    if (page.visibilityState === 'visible') void api.tellPresence('shown');
  });
  window.addEventListener('online', () => void api.tellPresence('online'));
}
