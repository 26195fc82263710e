import { isPageUrl } from './page-origin.ts';

/** The frame that sent a message. */
export interface SenderFrame {
  readonly url: string;
}

/** The sender of a message. */
export interface Sender {
  /** Of the web contents. */
  readonly id: number;
  /** Null after the frame has navigated or gone. */
  readonly frame: SenderFrame | null;
  readonly mainFrame: SenderFrame | null;
}

export type SenderDecision =
  | { readonly trusted: true; readonly reason: 'popover-page' }
  | {
      readonly trusted: false;
      readonly reason: 'unknown-window' | 'no-frame' | 'inner-frame' | 'foreign-page';
    };

/**
 * Decides whether a sender may make requests: only the top frame of a window that this host created, showing this
 * host's page.
 */
export function decideSender(sender: Sender, trustedIds: ReadonlySet<number>): SenderDecision {
  if (!trustedIds.has(sender.id)) return { trusted: false, reason: 'unknown-window' };
  if (sender.frame === null) return { trusted: false, reason: 'no-frame' };
  if (sender.frame !== sender.mainFrame) return { trusted: false, reason: 'inner-frame' };
  if (!isPageUrl(sender.frame.url)) return { trusted: false, reason: 'foreign-page' };
  return { trusted: true, reason: 'popover-page' };
}
