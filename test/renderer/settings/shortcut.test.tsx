import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { type KeyPress, keyCaps, recordKey } from '../../../renderer/features/settings/rows/accelerator.ts';
import { auditPage, pressByKeyboard } from '../opened.tsx';
import { answered, openSettings } from './open-settings.ts';

afterEach(cleanup);

const press = (key: string, held = '', code = ''): KeyPress => ({
  key,
  code,
  ctrlKey: held.includes('c'),
  altKey: held.includes('a'),
  shiftKey: held.includes('s'),
  metaKey: held.includes('m'),
});

describe('a key press as an accelerator', () => {
  it.each([
    [press('g', 'ca'), 'Control+Alt+G'],
    [press('G', 'cs'), 'Control+Shift+G'],
    [press('7', 'c'), 'Control+7'],
    [press('g', 'm'), 'Super+G'],
    // AltGr and Option write another character; the place of the key tells.
    [press('©', 'a', 'KeyG'), 'Alt+G'],
    [press('€', 'ca', 'Digit5'), 'Control+Alt+5'],
    // Where the layout moved the letter, the layout counts.
    [press('a', 'c', 'KeyQ'), 'Control+A'],
    [press(' ', 'c', 'Space'), 'Control+Space'],
    [press('Enter', 'c', 'Enter'), 'Control+Return'],
    [press('ArrowUp', 'a'), 'Alt+Up'],
    [press('+', 'c'), 'Control+Plus'],
    [press(',', 'c', 'Comma'), 'Control+,'],
    [press('Tab', 'ca'), 'Control+Alt+Tab'],
    [press('F9'), 'F9'],
    [press('F12', 's'), 'Shift+F12'],
  ])('%j is %s', (given, accelerator) =>
    expect(recordKey(given, false)).toEqual({ state: 'done', accelerator }),
  );

  it('has the names of macOS there', () => {
    expect(recordKey(press('g', 'sm'), true)).toEqual({ state: 'done', accelerator: 'Shift+Command+G' });
  });

  it('is held while there are modifiers alone', () => {
    expect(recordKey(press('Shift', 'cs'), false)).toEqual({ state: 'held', parts: ['Control', 'Shift'] });
  });

  it.each([press('g'), press('G', 's'), press('Home'), press(' ')])(
    '%j would take the key from every program',
    (given) => expect(recordKey(given, false)).toEqual({ state: 'refused', reason: 'lacksModifier' }),
  );

  it.each([press('Dead', 'c', 'BracketLeft'), press('CapsLock', 'c'), press('ü', 'c'), press('F25')])(
    '%j has no name',
    (given) => expect(recordKey(given, false)).toEqual({ state: 'refused', reason: 'unusable' }),
  );

  it('reads as on the keyboard', () => {
    expect(keyCaps('Control+Alt+Plus', false)).toEqual(['Ctrl', 'Alt', '+']);
    expect(keyCaps('CommandOrControl+Shift+K', false)).toEqual(['Ctrl', 'Shift', 'K']);
    expect(keyCaps('CommandOrControl+Option+K', true)).toEqual(['⌘', '⌥', 'K']);
  });
});

describe('the shortcut', () => {
  const keys = () => [...document.querySelectorAll('kbd')].map((key) => key.textContent);
  const said = () => screen.getByText(/^The shortcut is|^There is no shortcut/).textContent;

  it('is recorded from what is pressed, and said', async () => {
    const { container, user, sent } = await openSettings();
    await pressByKeyboard(user, 'Record');
    expect(screen.getByText('Press the keys …')).toBeTruthy();
    expect(await auditPage(container)).toEqual([]);
    await user.keyboard('{Control>}{Alt>}');
    expect(keys()).toEqual(['Ctrl', 'Alt']);
    await user.keyboard('g{/Alt}{/Control}');
    await answered();
    expect(sent()).toEqual([{ shortcut: 'Control+Alt+G' }]);
    expect(keys()).toEqual(['Ctrl', 'Alt', 'G']);
    expect(said()).toBe('The shortcut is Ctrl Alt G.');
  });

  it('takes the keys that mean something to the page', async () => {
    const { host, user } = await openSettings();
    await pressByKeyboard(user, 'Record');
    await user.keyboard('rp');
    expect(screen.getByText('Add Ctrl, Alt or the system key.')).toBeTruthy();
    expect(host.asked).not.toContain('refresh');
    expect(host.asked.join()).not.toContain('privacy');
  });

  it('stays as it is with Esc, and where the recorder is left', async () => {
    const { user, sent } = await openSettings('settings-chosen');
    for (const leave of ['{Escape}', '{Tab}']) {
      await pressByKeyboard(user, 'Record');
      await user.keyboard(leave);
      expect(keys()).toEqual(['Ctrl', 'Alt', 'G']);
      expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Settings');
    }
    expect(sent()).toEqual([]);
    expect(document.activeElement?.textContent).toBe('Clear');
  });

  it('is cleared', async () => {
    const { user, sent } = await openSettings('settings-chosen');
    await pressByKeyboard(user, 'Clear');
    expect(sent()).toEqual([{ shortcut: null }]);
    expect(said()).toBe('There is no shortcut.');
    expect(document.activeElement?.textContent).toBe('Record');
  });

  it('is taken back where it is refused, which is said', async () => {
    const { user } = await openSettings('filled', 'tray', { failure: 'The disk is full.' });
    await pressByKeyboard(user, 'Record');
    await user.keyboard('{Control>}g{/Control}');
    await answered();
    expect(keys()).toEqual([]);
    expect(screen.getByRole('alert').textContent).toContain('The disk is full.');
  });

  it('belongs to the tray app', async () => {
    const { user } = await openSettings('settings-chosen', 'browser');
    const record = screen.getByRole('button', { name: 'Record' });
    expect(record.getAttribute('aria-disabled')).toBe('true');
    act(() => record.focus());
    await user.keyboard('{Enter}{Control>}x{/Control}');
    expect(keys()).toEqual(['Ctrl', 'Alt', 'G']);
    expect(screen.queryByRole('button', { name: 'Clear' })).toBeNull();
  });
});
