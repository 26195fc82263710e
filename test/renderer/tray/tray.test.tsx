import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { defaultSettings } from '../../../electron/shared/settings.ts';
import { sampleSnapshot } from '../../fixtures/snapshots/sample-snapshot.ts';
import { auditPage, openPage, pressByKeyboard } from '../opened.tsx';

afterEach(cleanup);

const titles = { none: '', percent: '62%', 'time-left': '2 h 14 min', 'tokens-today': '2.5M' };
const onMac = { icon: { size: 2, alpha: btoa('\u0000\u00ff\u0080\u0000') }, titles };
const elsewhere = { ...onMac, titles: null };
const snapshot = sampleSnapshot('filled');
const fresh = { ...snapshot, settings: { ...defaultSettings } };

async function settle() {
  await act(async () => {
    await import('../../../renderer/features/tray/tray-offer.tsx');
  });
  await act(async () => {});
}

describe('the number beside the icon', () => {
  test('is offered on macOS, and taken with one press', async () => {
    const { container, host } = await openPage('filled', { snapshot: fresh, trayPreview: onMac }, 'tray');
    await settle();
    expect(screen.getByText('Show the number in the menu bar?')).toBeTruthy();
    expect(await auditPage(container)).toEqual([]);
    await act(async () => screen.getByRole('button', { name: 'Show' }).click());
    expect(host.asked).toContain('settings {"trayTitle":"percent","trayTitleOffered":true}');
    expect(screen.queryByText(/number in the menu bar/)).toBeNull();
  });

  test('is not offered again once it was refused', async () => {
    const { host } = await openPage('filled', { snapshot: fresh, trayPreview: onMac }, 'tray');
    await settle();
    await act(async () => screen.getByRole('button', { name: 'No' }).click());
    expect(host.asked).toContain('settings {"trayTitleOffered":true}');
    expect(screen.queryByText(/number in the menu bar/)).toBeNull();
  });

  test.each([
    ['where there is no place for it', elsewhere, 'tray'],
    ['in a browser tab', onMac, 'browser'],
    ['before a number is known', { ...onMac, titles: { ...titles, percent: '–' } }, 'tray'],
  ] as const)('is not offered %s', async (_where, trayPreview, host) => {
    await openPage('filled', { snapshot: fresh, trayPreview }, host);
    await settle();
    expect(screen.queryByText(/number in the menu bar/)).toBeNull();
  });
});

describe('the settings', () => {
  test('show the tray as it is in both bars, with each title by its choice', async () => {
    const { container, user } = await openPage('filled', { trayPreview: onMac }, 'tray');
    await pressByKeyboard(user, 'Settings');
    await settle();
    expect(screen.getByRole('img', { name: /^On a light bar/ }).querySelector('canvas')).toBeTruthy();
    expect(screen.getByRole('radio', { name: /Tokens today/ }).textContent).toContain('2.5M');
    expect(await auditPage(container)).toEqual([]);
  });

  test('show no tray in a browser tab, and say whose it is', async () => {
    const { user } = await openPage('filled', { trayPreview: onMac });
    await pressByKeyboard(user, 'Settings');
    expect(screen.queryByRole('img', { name: /^On a light bar/ })).toBeNull();
    expect(screen.getAllByText(/Belongs to the tray app/).length).toBeGreaterThan(0);
  });
});

test('the desk opens from the popover of the tray app, and from no browser tab', async () => {
  const { host, user } = await openPage('filled', { trayPreview: elsewhere }, 'tray');
  await pressByKeyboard(user, 'Open the desk');
  expect(host.asked).toContain('desk');
  cleanup();
  await openPage('filled');
  expect(screen.queryByRole('button', { name: 'Open the desk' })).toBeNull();
});
