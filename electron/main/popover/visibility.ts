import { MINUTE_MS } from '../../shared/durations.ts';

/**
 * A click on the tray takes the focus from an open popover, which hides it before the click is reported. A click this
 * soon after such a hide was meant to close it. Milliseconds.
 */
export const RECLICK_MS = 250;

/** Windows takes the focus away for a moment right after a window is shown. Milliseconds. */
export const SETTLE_MS = 400;

/** The state of the popover that the decisions depend on. Times in milliseconds since the epoch. */
export interface PopoverState {
  /** True also while it is being opened. */
  readonly open: boolean;
  readonly shownAt: number | null;
  /** When a loss of focus last hid it. */
  readonly blurHiddenAt: number | null;
}

export type ClickDecision =
  | { readonly action: 'show'; readonly reason: 'was-hidden' }
  | { readonly action: 'hide'; readonly reason: 'was-open' }
  | { readonly action: 'none'; readonly reason: 'click-closed-it' };

export function decideTrayClick(state: PopoverState, now: number): ClickDecision {
  if (state.open) return { action: 'hide', reason: 'was-open' };
  const since = state.blurHiddenAt === null ? Number.POSITIVE_INFINITY : now - state.blurHiddenAt;
  // A clock that was set back must not swallow clicks.
  if (since >= 0 && since < RECLICK_MS) return { action: 'none', reason: 'click-closed-it' };
  return { action: 'show', reason: 'was-hidden' };
}

/** A global shortcut does not take the focus first, so a recent blur does not matter. */
export function decideShortcut({ open }: PopoverState): ClickDecision {
  return open ? { action: 'hide', reason: 'was-open' } : { action: 'show', reason: 'was-hidden' };
}

export interface BlurInput {
  readonly state: PopoverState;
  readonly now: number;
  readonly platform: NodeJS.Platform;
  readonly devToolsFocused: boolean;
}

export type BlurDecision =
  | { readonly action: 'hide'; readonly reason: 'lost-focus' }
  | { readonly action: 'stay'; readonly reason: 'not-open' | 'just-shown' | 'dev-tools' };

export function decideBlur({ state, now, platform, devToolsFocused }: BlurInput): BlurDecision {
  if (!state.open || state.shownAt === null) return { action: 'stay', reason: 'not-open' };
  if (devToolsFocused) return { action: 'stay', reason: 'dev-tools' };
  const since = now - state.shownAt;
  if (platform === 'win32' && since >= 0 && since < SETTLE_MS)
    return { action: 'stay', reason: 'just-shown' };
  return { action: 'hide', reason: 'lost-focus' };
}

export type EscapeDecision =
  | { readonly action: 'leave-to-page'; readonly reason: 'page-answers' }
  | { readonly action: 'hide'; readonly reason: 'page-silent' };

/** The page handles Esc first: it may close a dialog or a detail view. */
export function decideEscape(pageAnswers: boolean): EscapeDecision {
  return pageAnswers
    ? { action: 'leave-to-page', reason: 'page-answers' }
    : { action: 'hide', reason: 'page-silent' };
}

export type CloseDecision =
  | { readonly action: 'close'; readonly reason: 'quitting' }
  | { readonly action: 'hide'; readonly reason: 'lives-in-tray' };

/** Alt+F4 and a window manager's close button hide the popover; only quitting closes it. */
export function decideClose(quitting: boolean): CloseDecision {
  return quitting ? { action: 'close', reason: 'quitting' } : { action: 'hide', reason: 'lives-in-tray' };
}

/** A page hidden for this long is discarded; the next opening creates a new one. Milliseconds. */
export const DISUSE_MS = 30 * MINUTE_MS;

export type DisuseDecision =
  | { readonly action: 'discard'; readonly reason: 'long-hidden' }
  | { readonly action: 'keep'; readonly reason: 'in-use' }
  | { readonly action: 'wait'; readonly reason: 'hidden-lately'; readonly ms: number };

/** @param hiddenAt when it was last hidden; null where it never was shown. */
export function decideDisuse(state: PopoverState, hiddenAt: number | null, now: number): DisuseDecision {
  if (state.open || hiddenAt === null) return { action: 'keep', reason: 'in-use' };
  // A clock that was set back must not keep the page for longer than one more span.
  const since = Math.max(0, now - hiddenAt);
  if (since >= DISUSE_MS) return { action: 'discard', reason: 'long-hidden' };
  return { action: 'wait', reason: 'hidden-lately', ms: DISUSE_MS - since };
}
