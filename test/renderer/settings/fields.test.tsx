import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { pressByKeyboard } from '../opened.tsx';
import { answered, openSettings } from './open-settings.ts';

afterEach(cleanup);

type User = Awaited<ReturnType<typeof openSettings>>['user'];

const field = (name: string | RegExp) => screen.getByRole('textbox', { name }) as HTMLInputElement;

/** Types into a field in place of what is in it, and presses a key. */
async function type(user: User, name: string | RegExp, text: string, key = '{Enter}'): Promise<void> {
  act(() => field(name).focus());
  await user.clear(field(name));
  await user.keyboard(`${text}${key}`);
  await answered();
}

const price = 'Plan price a month, in US dollars';
const retention = 'Keep the history of OTel health';

describe('a number of the settings', () => {
  it('is sent with Enter, and when the field is left', async () => {
    const { user, sent } = await openSettings();
    await type(user, retention, '90');
    expect(sent()).toEqual([{ retentionDays: 90 }]);
    await type(user, price, '19.99', '{Tab}');
    expect(sent().at(-1)).toEqual({ planUsdPerMonth: 19.99 });
    expect(field(price).value).toBe('19.99');
  });

  it('is not sent while it is typed, nor where it is the same', async () => {
    const { user, sent } = await openSettings();
    await type(user, retention, '9', '');
    expect(sent()).toEqual([]);
    await user.keyboard('{Backspace}30{Tab}');
    expect(sent()).toEqual([]);
  });

  it('keeps to its limits', async () => {
    const { user, sent } = await openSettings();
    await type(user, retention, '2');
    await type(user, retention, '5000');
    expect(sent()).toEqual([{ retentionDays: 7 }, { retentionDays: 400 }]);
    expect(field(retention).value).toBe('400');
  });

  it('is forgotten with Esc, which then does not lead back', async () => {
    const { user, sent } = await openSettings();
    await type(user, retention, '90', '{Escape}');
    expect(field(retention).value).toBe('30');
    expect(sent()).toEqual([]);
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('heading', { name: 'Settings' })).toBeNull();
  });

  it('steps with the arrows, and counts when it is left', async () => {
    const { user, sent } = await openSettings();
    act(() => field(retention).focus());
    await user.keyboard('{ArrowUp}{ArrowUp}{Tab}');
    expect(sent()).toEqual([{ retentionDays: 32 }]);
  });

  it('may be left empty where none is a choice', async () => {
    const { user, sent } = await openSettings('settings-chosen');
    await type(user, price, '');
    expect(sent()).toEqual([{ planUsdPerMonth: null }]);
    await type(user, retention, '');
    expect(sent()).toHaveLength(1);
    expect(field(retention).value).toBe('90');
  });

  it('is taken back where it is refused, which is said', async () => {
    const { user } = await openSettings('filled', 'tray', { failure: 'The disk is full.' });
    await type(user, retention, '90');
    expect(field(retention).value).toBe('30');
    expect(screen.getByRole('alert').textContent).toContain('The disk is full.');
  });
});

describe('the marks of an alert', () => {
  const marks = () =>
    screen.queryAllByRole('textbox', { name: /^Mark \d/ }).map((mark) => (mark as HTMLInputElement).value);

  it('are changed in place, and kept in order', async () => {
    const { user, sent } = await openSettings();
    expect(marks()).toEqual(['80', '95']);
    await type(user, /^Mark 1 of 2/, '97');
    expect(sent()).toEqual([{ alerts: { thresholds: [95, 97] } }]);
    expect(marks()).toEqual(['95', '97']);
  });

  it('are one where they are the same, and one fewer where a field is emptied', async () => {
    const { user, sent } = await openSettings('settings-chosen');
    await type(user, /^Mark 1 of 3/, '80');
    expect(sent()).toEqual([{ alerts: { thresholds: [80, 95] } }]);
    await type(user, /^Mark 2 of 2/, '');
    expect(sent().at(-1)).toEqual({ alerts: { thresholds: [80] } });
  });

  it('are added where one is likely wanted, with the focus in its field', async () => {
    const { user, sent } = await openSettings();
    await pressByKeyboard(user, 'Add a mark');
    expect(sent()).toEqual([{ alerts: { thresholds: [50, 80, 95] } }]);
    expect(document.activeElement).toBe(field(/^Mark 1 of 3/));
  });

  it('are removed, to the last one', async () => {
    const { user, sent } = await openSettings();
    await pressByKeyboard(user, 'Remove the mark at 80%');
    await pressByKeyboard(user, 'Remove the mark at 95%');
    expect(sent().at(-1)).toEqual({ alerts: { thresholds: [] } });
    expect(screen.getByText('Without a mark, no limit can pass one.')).toBeTruthy();
    expect(document.activeElement?.textContent).toBe('Add a mark');
  });

  it('are taken back where they are refused, which is said', async () => {
    const { user } = await openSettings('filled', 'tray', { failure: 'The disk is full.' });
    await pressByKeyboard(user, 'Add a mark');
    await answered();
    expect(marks()).toEqual(['80', '95']);
    expect(screen.getByRole('alert').textContent).toContain('The disk is full.');
  });
});

describe('quiet hours', () => {
  const time = (name: string) => screen.getByLabelText<HTMLInputElement>(name);

  it('cannot be set while there are none', async () => {
    await openSettings();
    expect(time('From').disabled).toBe(true);
    expect(time('To').disabled).toBe(true);
  });

  it('are sent when a field is left, and only where it holds a time', async () => {
    const { sent } = await openSettings('settings-chosen');
    fireEvent.change(time('From'), { target: { value: '' } });
    fireEvent.blur(time('From'));
    expect(sent()).toEqual([]);
    expect(time('From').value).toBe('22:30');
    fireEvent.change(time('To'), { target: { value: '06:15' } });
    expect(sent()).toEqual([]);
    fireEvent.blur(time('To'));
    await answered();
    expect(sent()).toEqual([{ alerts: { quietHours: { from: '22:30', to: '06:15' } } }]);
  });

  it('come back as they were', async () => {
    const { user, sent } = await openSettings('settings-chosen');
    await pressByKeyboard(user, 'Quiet hours');
    expect(time('From').value).toBe('22:30');
    await pressByKeyboard(user, 'Quiet hours');
    expect(sent()).toEqual([
      { alerts: { quietHours: null } },
      { alerts: { quietHours: { from: '22:30', to: '07:00' } } },
    ]);
  });
});
