import { act, cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { loadStrings } from '../../../renderer/i18n/language.ts';
import { sampleSnapshot } from '../../fixtures/snapshots/sample-snapshot.ts';
import { answered, openSettings } from './open-settings.ts';

afterEach(cleanup);

const groups = [
  ['Beside the tray icon', 'Nothing', { trayTitle: 'percent' }],
  ['Theme', 'System', { theme: 'light' }],
  ['Language', 'System', { language: 'en' }],
  ['Limits show', 'Used', { limitShows: 'left' }],
  ['Resets show', 'Countdown', { resetShows: 'clock' }],
] as const;

const group = (name: string) => within(screen.getByRole('radiogroup', { name }));
const chosen = (name: string) => group(name).getByRole('radio', { checked: true }).textContent;

describe('a choice of the settings', () => {
  it.each(groups)('%s is changed with the arrows', async (name, first, patch) => {
    const { user, sent } = await openSettings();
    const radio = group(name).getByRole('radio', { checked: true });
    expect(radio.textContent).toMatch(new RegExp(`^${first}`));
    act(() => radio.focus());
    await user.keyboard('{ArrowRight}');
    await answered();
    expect(sent()).toEqual([patch]);
    expect(chosen(name)).not.toMatch(new RegExp(`^${first}`));
  });

  it.each(groups)('%s is taken back where it is refused', async (name, first) => {
    const { user } = await openSettings('filled', 'tray', { failure: 'The disk is full.' });
    const [, second] = group(name).getAllByRole('radio');
    if (second === undefined) throw new Error('There is one choice only.');
    await user.click(second);
    await answered();
    expect(chosen(name)).toMatch(new RegExp(`^${first}`));
    expect(screen.getByRole('alert').textContent).toBe('Not changed. The disk is full.');
  });

  it('sends nothing where what is chosen is chosen again', async () => {
    const { user, sent } = await openSettings();
    await user.click(group('Theme').getByRole('radio', { name: 'System' }));
    expect(sent()).toEqual([]);
  });

  it('of the tray title belongs to the tray app', async () => {
    const { user, sent } = await openSettings('filled', 'browser');
    await user.click(group('Beside the tray icon').getByRole('radio', { name: /^Tokens today/ }));
    expect(sent()).toEqual([]);
    const name = screen.getByText('Beside the tray icon');
    expect(name.parentElement?.textContent).toContain('Belongs to the tray app.');
  });

  it('of the language is in force at once, and in place', async () => {
    await loadStrings('de');
    const { user } = await openSettings();
    await user.click(group('Language').getByRole('radio', { name: 'Deutsch' }));
    await answered();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Einstellungen');
    expect(screen.getByRole('radio', { name: 'Deutsch' }).getAttribute('aria-checked')).toBe('true');
  });

  it('follows the host, which has the last word', async () => {
    const { host } = await openSettings();
    const snapshot = sampleSnapshot('filled');
    act(() => host.push({ ...snapshot, settings: { ...snapshot.settings, theme: 'dark' } }));
    expect(chosen('Theme')).toBe('Dark');
  });
});
