import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { auditPage, pressByKeyboard } from '../opened.tsx';
import { answered, openSettings } from './open-settings.ts';

afterEach(cleanup);

const switches = [
  ['A limit passes a mark', { alerts: { limits: false } }],
  ['A limit will run out before its reset', { alerts: { runOut: false } }],
  ['A limit was reset', { alerts: { reset: false } }],
  ['OTel fails, or arrives again', { alerts: { otel: false } }],
  ['Something else may leave this machine', { alerts: { drift: false } }],
  ['Codex waits for you', { alerts: { waiting: false } }],
  ['Quiet hours', { alerts: { quietHours: { from: '22:00', to: '07:00' } } }],
  ['Private mode', { privacy: true }],
  ['Hidden from screen captures', { privateWhileShared: false }],
  ['Open at sign-in', { launchAtLogin: true }],
  ['Check automatically', { automaticProbing: false }],
  ['Ask for fresh limits', { freshLimits: true }],
  ['Follow the shared daemon', { followDaemon: true }],
  ['Check for a newer Glance', { updateCheck: true }],
] as const;

const stateOf = (name: string) => screen.getByRole('switch', { name }).getAttribute('aria-checked');

describe('a switch of the settings', () => {
  it.each(switches)('%s is sent at once by keyboard, and shown', async (name, patch) => {
    const { user, sent } = await openSettings();
    const before = stateOf(name);
    await pressByKeyboard(user, name, ' ');
    expect(sent()).toEqual([patch]);
    expect(stateOf(name)).toBe(before === 'true' ? 'false' : 'true');
  });

  it.each(switches)('%s is taken back where it is refused, and says why beside it', async (name) => {
    const { user } = await openSettings('filled', 'tray', { failure: 'The disk is full.' });
    const before = stateOf(name);
    await pressByKeyboard(user, name);
    await answered();
    expect(stateOf(name)).toBe(before);
    expect(screen.getByRole('alert').textContent).toBe('Not changed. The disk is full.');
    // The footer tells of the page's line to its host, not of this.
    expect(screen.getByRole('contentinfo').textContent).not.toContain('disk');
  });

  it('is switched by its label too', async () => {
    const { user, sent } = await openSettings();
    await user.click(screen.getByText('A limit was reset'));
    expect(sent()).toEqual([{ alerts: { reset: false } }]);
  });

  it('says no more of a refusal once it is taken', async () => {
    const { host, user } = await openSettings('filled', 'tray', { failure: 'The disk is full.' });
    await pressByKeyboard(user, 'Private mode');
    host.failure = null;
    await pressByKeyboard(user, 'Private mode');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it.each(['Ask for fresh limits', 'Follow the shared daemon', 'Check for a newer Glance'])(
    '%s says what it does before it is switched on',
    async (name) => {
      const { section } = await openSettings();
      const control = section('Only if you agree').getByRole('switch', { name });
      expect(control.getAttribute('aria-checked')).toBe('false');
      const words = document.getElementById(control.getAttribute('aria-describedby') ?? '');
      expect(words?.textContent.length).toBeGreaterThan(60);
    },
  );
});

describe('in a browser tab', () => {
  it.each(['Hidden from screen captures', 'Open at sign-in'])(
    '%s belongs to the tray app, and says so',
    async (name) => {
      const { user, sent } = await openSettings('filled', 'browser');
      const control = screen.getByRole('switch', { name });
      const words = document.getElementById(control.getAttribute('aria-describedby') ?? '');
      expect(words?.textContent).toContain('Belongs to the tray app.');
      await pressByKeyboard(user, name);
      expect(sent()).toEqual([]);
    },
  );

  it('all else can be changed', async () => {
    const { user, sent } = await openSettings('filled', 'browser');
    await pressByKeyboard(user, 'Private mode');
    expect(sent()).toEqual([{ privacy: true }]);
  });
});

describe('axe', () => {
  it.each([
    ['filled', 'tray'],
    ['filled', 'browser'],
    ['settings-chosen', 'tray'],
    ['private', 'browser'],
  ] as const)('finds nothing in the settings of %s, %s', async (sample, kind) => {
    const { container } = await openSettings(sample, kind);
    expect(await auditPage(container)).toEqual([]);
  });
});
