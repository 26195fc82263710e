import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { createFormat } from '../../electron/shared/format/format.ts';
import { outlookText } from '../../renderer/features/limits/outlook-text.ts';
import { en } from '../../renderer/i18n/en.ts';
import { SAMPLE_NOW, sampleSnapshot } from '../fixtures/snapshots/sample-snapshot.ts';
import { openPage, pressByKeyboard } from './opened.tsx';

afterEach(cleanup);

/** What is drawn of a button that shows one of two ways. */
const shown = (name: RegExp) =>
  screen
    .getAllByRole('button', { name })
    .map((button) => button.querySelector('[data-shown=true]')?.textContent);

describe('how limits are shown', () => {
  it('is used or left, for all limits, by one press', async () => {
    const { user, page } = await openPage('filled');
    expect(shown(/Show what is left/)).toEqual(['62% used', '41% used']);
    await pressByKeyboard(user, /Show what is left/);
    expect(shown(/Show what is used/)).toEqual(['38% left', '59% left']);
    expect(page.mirror.store.getState().snapshot?.settings.limitShows).toBe('left');
    // The focus stays where it was pressed.
    expect(document.activeElement?.textContent).toContain('Show what is used');
  });

  it('is a countdown or a time, for all limits, by one press', async () => {
    const { user } = await openPage('filled');
    expect(shown(/Show the time of the reset/)).toEqual(['Resets in 2 h 14 min', 'Resets in 4 d 7 h']);
    await pressByKeyboard(user, /Show the time of the reset/);
    expect(shown(/Show the time until the reset/)).toEqual(['Resets 14:00', 'Resets Tue 18:46']);
  });

  it('keeps room for both ways, so that nothing moves', async () => {
    const { container } = await openPage('filled');
    for (const way of ['62% used', '38% left', 'Resets in 2 h 14 min', 'Resets 14:00']) {
      expect(container.textContent).toContain(way);
    }
    expect(container.querySelectorAll('[data-shown=false]:not([aria-hidden=true])')).toHaveLength(0);
  });

  it('is as the settings say from the start', async () => {
    await openPage('limits-left');
    expect(shown(/Show what is used/)).toEqual(['38% left', '59% left']);
    expect(shown(/Show the time until the reset/)).toHaveLength(2);
  });
});

describe('what will become of a limit', () => {
  const localeContext = { format: createFormat('en-GB', 'Europe/Berlin'), strings: en, now: SAMPLE_NOW };
  const [window] = sampleSnapshot('filled').outlook.windows;
  if (window === undefined) throw new Error('The sample has a window.');
  const at = (hours: number) => new Date(SAMPLE_NOW + hours * 3600_000).toISOString();
  const runsOut = { at: at(1), earliest: at(0.5), latest: null };

  it.each([
    [{ ...window, state: 'unknown' as const }, undefined],
    [{ ...window, state: 'too-early' as const }, 'Too early to say whether it lasts'],
    [window, 'Lasts: about 87% used by the reset'],
    [
      { ...window, state: 'may-run-out' as const, runsOut: { ...runsOut, at: null } },
      'Most likely lasts, may run out 12:16',
    ],
    [{ ...window, state: 'runs-out' as const, runsOut }, 'Runs out 12:46 at this pace'],
    [{ ...window, state: 'reached' as const }, 'Used up until 13:46'],
  ])('is said in one sentence', (outlook, text) => {
    expect(outlookText(outlook, at(2), localeContext)?.text).toBe(text);
  });
  it('is not said where it is not known', () => {
    expect(outlookText(undefined, at(2), localeContext)).toBeNull();
  });
});
