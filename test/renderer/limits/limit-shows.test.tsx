import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { windowVerdict } from '../../../electron/shared/glance/verdict.ts';
import { SAMPLE_NOW, sampleSnapshot } from '../../fixtures/snapshots/sample-snapshot.ts';
import { openPage, pressByKeyboard } from '../opened.tsx';

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
    const { user } = await openPage('limits-six');
    await pressByKeyboard(user, /more limits/);
    expect(shown(/Show the time of the reset/).filter((text) => /14 min|4 d 7 h/.test(text ?? ''))).toEqual([
      'Resets in 2 h 14 min',
      'Resets in 4 d 7 h',
    ]);
    await pressByKeyboard(user, /Show the time of the reset/);
    expect(shown(/Show the time until the reset/)).toContain('Resets 14:00');
  });

  it('keeps room for both ways, so that nothing moves', async () => {
    const { container } = await openPage('filled');
    for (const way of ['62% used', '38% left']) {
      expect(container.textContent).toContain(way);
    }
    expect(container.querySelectorAll('[data-shown=false]:not([aria-hidden=true])')).toHaveLength(0);
  });

  it('is as the settings say from the start', async () => {
    await openPage('limits-left');
    expect(shown(/Show what is used/)).toEqual(['38% left', '59% left']);
    expect(screen.getByText('Resets 14:00')).toBeDefined();
    const meter = screen.getByRole('meter', { name: '5-hour' });
    expect(meter.getAttribute('aria-valuenow')).toBe('38');
    expect(meter.getAttribute('aria-valuetext')).toBe(
      '38% left, Resets in 2 h 14 min, about 13% left by the reset',
    );
  });
});

describe('the one verdict of a limit', () => {
  const snapshot = sampleSnapshot('filled');
  const [window] = snapshot.limits.windows;
  const [outlook] = snapshot.outlook.windows;
  if (window === undefined || outlook === undefined) throw new Error('The sample has a window.');
  const at = (hours: number) => new Date(SAMPLE_NOW + hours * 3600_000).toISOString();
  const runsOut = { at: at(1), earliest: at(0.5), latest: null };

  it.each([
    ['too-early', { state: 'too-early' }],
    ['lasts', { state: 'lasts', usedAtReset: 87 }],
    ['may-run-out', { state: 'tight', earliest: at(0.5) }],
    ['runs-out', { state: 'runs-out', at: at(1) }],
    ['reached', { state: 'reached' }],
  ] as const)('of what %s', (state, verdict) => {
    expect(windowVerdict(window, { ...outlook, state, runsOut }, SAMPLE_NOW)).toMatchObject(verdict);
  });

  it('is that it is not known, since its reset', () => {
    const later = Date.parse(window.resetsAt ?? '') + 1;
    expect(windowVerdict(window, outlook, later)).toEqual({ state: 'unknown', since: window.resetsAt });
  });
});
