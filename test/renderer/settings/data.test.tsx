import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { GlanceApi } from '../../../electron/shared/contract/contract.ts';
import { verbatim } from '../../../electron/shared/messages/en/words.ts';
import { auditPage, pressByKeyboard } from '../opened.tsx';
import { answered, openSettings } from './open-settings.ts';

afterEach(cleanup);

describe('the export', () => {
  async function save(answer: Awaited<ReturnType<GlanceApi['exportData']>>) {
    const opened = await openSettings();
    Object.assign(opened.host.api, { exportData: async () => answer });
    const downloads: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      downloads.push(this.download);
    });
    await pressByKeyboard(opened.user, 'Export all');
    await answered();
    return { ...opened, downloads };
  }
  const name = 'codex-glance-data.json';

  it('says where the file is', async () => {
    const { downloads } = await save({ ok: true, value: { file: `/home/ada/${name}`, name, text: null } });
    expect(screen.getByText(`Saved as /home/ada/${name}.`)).toBeTruthy();
    expect(downloads).toEqual([]);
  });

  it('is a download where the host has no dialog', async () => {
    const { downloads } = await save({ ok: true, value: { file: null, name, text: '{}' } });
    expect(downloads).toEqual([name]);
    expect(screen.getByText(`Downloaded as ${name}.`)).toBeTruthy();
  });

  it('says nothing where the person thought better of it', async () => {
    const { section } = await save({ ok: true, value: { file: null, name, text: null } });
    expect(section('Data').queryByText(/Saved|Downloaded/)).toBeNull();
  });

  it('says why it could not be written', async () => {
    await save({ ok: false, code: 'failed', message: verbatim('The disk is full.') });
    expect(screen.getByRole('alert').textContent).toContain('The disk is full.');
  });
});

describe('the reset', () => {
  const dialog = () => screen.findByRole('alertdialog', { name: 'Delete everything that Glance keeps?' });

  it('asks first, and says what goes and what stays', async () => {
    const { host, user } = await openSettings();
    await pressByKeyboard(user, 'Reset all');
    const shown = await dialog();
    const asked = within(shown);
    expect(asked.getByRole('list', { name: 'What is deleted' }).textContent).toContain('These settings');
    expect(asked.getByRole('list', { name: 'What stays' }).textContent).toContain('sessions');
    // The way out has the focus.
    expect(document.activeElement?.textContent).toBe('Cancel');
    // What lies behind is seen to in Chromium, where axe can tell that it cannot be reached.
    expect(await auditPage(shown)).toEqual([]);
    expect(host.asked).not.toContain('reset data');
  });

  it.each(['{Enter}', '{Escape}'])('does nothing when %s leaves the dialog', async (key) => {
    const { host, user } = await openSettings();
    await pressByKeyboard(user, 'Reset all');
    await dialog();
    await user.keyboard(key);
    await answered();
    expect(screen.queryByRole('alertdialog')).toBeNull();
    expect(host.asked).not.toContain('reset data');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Settings');
    await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('Reset all'));
  });

  it('forgets all once it is confirmed, and says so', async () => {
    const { host, user } = await openSettings();
    await pressByKeyboard(user, 'Reset all');
    await dialog();
    await pressByKeyboard(user, 'Delete all');
    await answered();
    expect(host.asked.filter((asked) => asked === 'reset data')).toHaveLength(1);
    expect(screen.getByText('Everything was deleted. Your sessions are read again.')).toBeTruthy();
  });

  it('says why it could not', async () => {
    const { user } = await openSettings('filled', 'tray', { failure: 'The disk is full.' });
    await pressByKeyboard(user, 'Reset all');
    await dialog();
    await pressByKeyboard(user, 'Delete all');
    await answered();
    expect(screen.getByRole('alert').textContent).toContain('The disk is full.');
  });
});
