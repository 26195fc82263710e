import { isPageUrl } from './page-origin.ts';

/** What is known of the frame that sent a message. */
export interface SenderFrame {
  readonly url: string;
}

/** What is known of who sent a message. */
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

/** Only the top frame of a window that this host made, showing this host's page, may ask for anything. */
export function decideSender(sender: Sender, trustedIds: ReadonlySet<number>): SenderDecision {
  if (!trustedIds.has(sender.id)) return { trusted: false, reason: 'unknown-window' };
  if (sender.frame === null) return { trusted: false, reason: 'no-frame' };
  if (sender.frame !== sender.mainFrame) return { trusted: false, reason: 'inner-frame' };
  if (!isPageUrl(sender.frame.url)) return { trusted: false, reason: 'foreign-page' };
  return { trusted: true, reason: 'popover-page' };
}
