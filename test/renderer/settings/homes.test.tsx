import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { checkHome } from '../../../renderer/features/settings/home-path.ts';
import { auditPage, pressByKeyboard } from '../opened.tsx';
import { answered, openSettings } from './open-settings.ts';

afterEach(cleanup);

describe('a path for a Codex home', () => {
  it.each([
    ['/home/ada/.codex', '/home/ada/.codex'],
    ['  /home/ada/.codex/ ', '/home/ada/.codex'],
    ['"/home/ada/my codex"', '/home/ada/my codex'],
    ['C:\\Users\\ada\\.codex', 'C:\\Users\\ada\\.codex'],
    ['D:/codex', 'D:/codex'],
    ['\\\\server\\share\\.codex', '\\\\server\\share\\.codex'],
    ['/', '/'],
    ['C:\\', 'C:\\'],
  ])('%s is taken as %s', (typed, path) => expect(checkHome(typed, [])).toEqual({ ok: true, path }));

  it.each(['', '   ', '.codex', '~/.codex', 'codex', 'C:codex', '$HOME/.codex'])('%j is not whole', (typed) =>
    expect(checkHome(typed, [])).toEqual({ ok: false, reason: 'relative' }),
  );

  it('is refused where it is in the list, or the list is full', () => {
    expect(checkHome('/a/', ['/a'])).toEqual({ ok: false, reason: 'known' });
    const full = Array.from({ length: 32 }, (_, index) => `/homes/${index}`);
    expect(checkHome('/b', full)).toEqual({ ok: false, reason: 'many' });
  });
});

describe('Codex homes', () => {
  const field = () => screen.getByRole('textbox', { name: 'Add a folder' });

  async function add(user: Awaited<ReturnType<typeof openSettings>>['user'], path: string): Promise<void> {
    act(() => field().focus());
    await user.keyboard(`${path}{Enter}`);
    await answered();
  }

  it('are those of the environment while none is chosen, which is said with what is read', async () => {
    const { section } = await openSettings();
    expect(section('Codex homes').getByText(/what CODEX_HOME names/)).toBeTruthy();
    expect(section('Codex homes').getByText('/home/ada/.codex')).toBeTruthy();
  });

  it('are added with Enter or the button, with the focus back in the field', async () => {
    const { user, sent } = await openSettings();
    await add(user, '/srv/codex');
    expect(sent()).toEqual([{ codexHomes: ['/srv/codex'] }]);
    expect(document.activeElement).toBe(field());
    await user.keyboard('/srv/other');
    await pressByKeyboard(user, 'Add');
    expect(sent().at(-1)).toEqual({ codexHomes: ['/srv/codex', '/srv/other'] });
    expect((field() as HTMLInputElement).value).toBe('');
  });

  it('say what is wrong with a path below the field, and send nothing', async () => {
    const { container, user, sent } = await openSettings();
    await add(user, '~/.codex');
    expect(screen.getByRole('alert').textContent).toMatch(/^Write the whole path/);
    expect(field().getAttribute('aria-invalid')).toBe('true');
    expect(sent()).toEqual([]);
    expect(await auditPage(container)).toEqual([]);
    await user.keyboard('x');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('say what the host says against it, and keep what was typed', async () => {
    const { user } = await openSettings('filled', 'tray', { failure: 'The disk is full.' });
    await add(user, '/srv/codex');
    expect(screen.getByRole('alert').textContent).toBe('Not changed. The disk is full.');
    expect((field() as HTMLInputElement).value).toBe('/srv/codex');
    expect(screen.queryByRole('list', { name: 'Chosen folders' })).toBeNull();
  });

  it('are forgotten in the field with Esc, which then does not lead back', async () => {
    const { user } = await openSettings();
    act(() => field().focus());
    await user.keyboard('/srv{Escape}');
    expect((field() as HTMLInputElement).value).toBe('');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Settings');
  });

  it('are removed, and say which is not there', async () => {
    const { user, sent, section } = await openSettings('settings-chosen');
    expect(section('Codex homes').getByText('· not there', { exact: false })).toBeTruthy();
    await pressByKeyboard(user, 'Remove /home/ada/.codex');
    expect(sent()).toEqual([{ codexHomes: ['/srv/codex/team-lighthouse/.codex'] }]);
    expect(document.activeElement).toBe(field());
  });

  it('are not shown nor changed in private mode, and stay whole', async () => {
    const { container, user, sent, host } = await openSettings('settings-chosen');
    await pressByKeyboard(user, 'Private mode');
    expect(container.textContent).not.toContain('lighthouse');
    expect(screen.queryByRole('textbox', { name: 'Add a folder' })).toBeNull();
    expect(screen.getByText(/Folders are hidden/)).toBeTruthy();
    await pressByKeyboard(user, 'Private mode');
    expect(sent()).toEqual([{ privacy: true }, { privacy: false }]);
    await pressByKeyboard(user, 'Remove /home/ada/.codex');
    expect(host.asked.join()).not.toContain('•');
  });

  it('of the command line go before the chosen ones, which is said', async () => {
    const { host, section } = await openSettings('settings-chosen');
    const { snapshot } = host;
    if (snapshot === null) throw new Error('The host has no Snapshot.');
    const codexHomes = snapshot.codexHomes.map((home) => ({ ...home, source: 'option' as const }));
    act(() => host.push({ ...snapshot, codexHomes }));
    expect(section('Codex homes').getByText(/command line/)).toBeTruthy();
  });
});
