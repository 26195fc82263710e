import { describe, expect, it } from 'vitest';
import {
  DISUSE_MS,
  decideBlur,
  decideClose,
  decideDisuse,
  decideEscape,
  decideShortcut,
  decideTrayClick,
  type PopoverState,
  RECLICK_MS,
  SETTLE_MS,
} from '../../../electron/main/popover/visibility.ts';

const hidden: PopoverState = { open: false, shownAt: null, blurHiddenAt: null };
const shown: PopoverState = { open: true, shownAt: 1_000, blurHiddenAt: null };

describe('decideTrayClick', () => {
  it.each([
    [hidden, 5_000, { action: 'show', reason: 'was-hidden' }],
    [shown, 5_000, { action: 'hide', reason: 'was-open' }],
    [
      { ...hidden, blurHiddenAt: 5_000 },
      5_000 + RECLICK_MS - 1,
      { action: 'none', reason: 'click-closed-it' },
    ],
    [{ ...hidden, blurHiddenAt: 5_000 }, 5_000 + RECLICK_MS, { action: 'show', reason: 'was-hidden' }],
    [{ ...hidden, blurHiddenAt: 5_000 }, 1_000, { action: 'show', reason: 'was-hidden' }],
  ] as const)('%j at %i', (state, now, decision) => {
    expect(decideTrayClick(state, now)).toEqual(decision);
  });
});

describe('decideBlur', () => {
  const blur = { state: shown, now: 60_000, platform: 'darwin', devToolsFocused: false } as const;
  it.each([
    ['a click elsewhere', {}, { action: 'hide', reason: 'lost-focus' }],
    ['a popover that loads', { state: { ...shown, shownAt: null } }, { action: 'stay', reason: 'not-open' }],
    ['a hidden popover', { state: hidden }, { action: 'stay', reason: 'not-open' }],
    ['developer tools', { devToolsFocused: true }, { action: 'stay', reason: 'dev-tools' }],
    [
      'Windows, right after the show',
      { platform: 'win32', now: 1_000 + SETTLE_MS - 1 },
      { action: 'stay', reason: 'just-shown' },
    ],
    [
      'Windows, later',
      { platform: 'win32', now: 1_000 + SETTLE_MS },
      { action: 'hide', reason: 'lost-focus' },
    ],
    ['macOS, right after the show', { now: 1_001 }, { action: 'hide', reason: 'lost-focus' }],
  ] as const)('%s', (_name, change, decision) => {
    expect(decideBlur({ ...blur, ...change })).toEqual(decision);
  });
});

it('leaves Esc to a page that answers', () => {
  expect(decideEscape(true)).toEqual({ action: 'leave-to-page', reason: 'page-answers' });
  expect(decideEscape(false)).toEqual({ action: 'hide', reason: 'page-silent' });
});

it('closes only to quit', () => {
  expect(decideClose(false).action).toBe('hide');
  expect(decideClose(true).action).toBe('close');
});

it('lets a shortcut toggle, whatever the focus did just before', () => {
  expect(decideShortcut({ ...hidden, blurHiddenAt: 5_000 })).toEqual({
    action: 'show',
    reason: 'was-hidden',
  });
  expect(decideShortcut(shown)).toEqual({ action: 'hide', reason: 'was-open' });
});

describe('decideDisuse', () => {
  it.each([
    ['a popover that is open', shown, 1, DISUSE_MS * 9, { action: 'keep', reason: 'in-use' }],
    ['one that never was', hidden, null, DISUSE_MS * 9, { action: 'keep', reason: 'in-use' }],
    [
      'one hidden lately',
      hidden,
      1_000,
      3_000,
      { action: 'wait', reason: 'hidden-lately', ms: DISUSE_MS - 2_000 },
    ],
    ['one hidden long', hidden, 1_000, 1_000 + DISUSE_MS, { action: 'discard', reason: 'long-hidden' }],
    ['a clock set back', hidden, 9_000, 1_000, { action: 'wait', reason: 'hidden-lately', ms: DISUSE_MS }],
  ] as const)('%s', (_name, state, hiddenAt, now, decision) => {
    expect(decideDisuse(state, hiddenAt, now)).toEqual(decision);
  });
});
