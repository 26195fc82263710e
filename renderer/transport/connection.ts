import type { GlanceApi } from '../../electron/shared/contract/contract.ts';

/**
 * How the page stands to its host. `lost`: the stream broke and is being tried again. `expired`: the
 * host no longer accepts this page's session, and only a new one-time URL helps.
 */
export type LinkState = 'connecting' | 'live' | 'lost' | 'expired';

/** The page's API together with what is known of the line to its host. */
export interface Connection {
  readonly api: GlanceApi;
  /** Calls the listener on every change of the link; returns the function that ends it. */
  onLink(listener: (state: LinkState) => void): () => void;
}
