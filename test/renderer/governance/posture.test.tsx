import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { postureAreas } from '../../../electron/shared/governance/posture.ts';
import { checkMessage } from '../../../electron/shared/messages/en/governance/checks.ts';
import { postureMessage } from '../../../electron/shared/messages/en/governance/posture.ts';
import { type Message, textOf } from '../../../electron/shared/messages/message.ts';
import { matchingEntries } from '../../../renderer/features/governance/posture-filter.ts';
import { loadStrings } from '../../../renderer/i18n/language.ts';
import { samplePosture } from '../../fixtures/postures.ts';
import { sampleSnapshot } from '../../fixtures/snapshots/sample-snapshot.ts';
import { auditPage, openPage, openView } from '../opened.tsx';

afterEach(cleanup);

const openPosture = (parts: Parameters<typeof openPage>[1] = {}) =>
  openView({ view: 'posture' }, 'filled', { posture: samplePosture, ...parts });

const region = (name: string) => screen.getByRole('region', { name });

describe('the posture', () => {
  test('is asked for only when its view is opened, and shows each area', async () => {
    const { host } = await openPage('filled', { posture: samplePosture });
    expect(host.asked).not.toContain('posture');
    cleanup();
    const { container, host: opened } = await openPosture();
    expect(opened.asked).toContain('posture');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Posture');
    expect(screen.getAllByRole('region')).toHaveLength(postureAreas.length + 1);
    expect(await auditPage(container)).toEqual([]);
  });

  test('says what is decided, by whom, and whether it is locked', async () => {
    await openPosture();
    const remote = region('Remote access');
    expect(remote.textContent).toContain('No');
    expect(remote.textContent).toContain('System requirements');
    expect(remote.textContent).toContain('/etc/codex/requirements.toml:3');
    expect(remote.textContent).toContain('Locked');
    expect(remote.textContent).toContain('Only an administrator can change it');
    expect(region('Models').textContent).toMatch(/Your config.*You can change it/);
    const data = region('Data handling');
    expect(data.textContent).toContain('Not set');
    expect(data.textContent).toContain('1,234 files');
  });

  test('shows servers with what really answers, their hash and when they were first seen', async () => {
    await openPosture();
    const servers = region('Servers, hooks and plugins');
    expect(servers.textContent).toContain('https://mcp.harbor.example/a/long/path/of/a/server');
    expect(servers.textContent).toContain('Blocked');
    expect(servers.textContent).toContain('3cef35d2a1b4');
    expect(servers.textContent).toContain('First seen');
    expect(servers.textContent).toContain('Not trusted');
  });

  test('says once what several entries have as their note', async () => {
    const note = postureMessage('posture.not-known', { reason: checkMessage('check.refuses') });
    const entries = samplePosture.entries.map((entry) => ({ ...entry, note }));
    const { container } = await openPosture({ posture: { ...samplePosture, entries } });
    expect(container.textContent?.split(note.text)).toHaveLength(2);
    expect(region('Remote access').textContent).toContain('Not certain, see the note above');
    expect(await auditPage(container)).toEqual([]);
  });

  test('names the way of signing in', async () => {
    await openPosture();
    expect(region('Identity and tenancy').textContent).toContain('ChatGPT');
    expect(region('Identity and tenancy').textContent).not.toContain('chatgpt');
  });

  test('puts what is dangerous first', async () => {
    await openPosture();
    const [first] = screen.getAllByRole('region');
    expect(first?.textContent).toContain('To look at');
    expect(first?.textContent).toContain('Commands run without a sandbox.');
  });

  test('finds by name, value or item, and says how many', async () => {
    const { user } = await openPosture();
    const search = screen.getByRole('searchbox');
    await user.type(search, 'mcp.harbor');
    expect(screen.getByText('1 found')).toBeTruthy();
    expect(screen.getByText('docs')).toBeTruthy();
    expect(screen.queryByText('a-server-of-a-very-long-name')).toBeNull();
    await user.clear(search);
    await user.click(screen.getByRole('button', { name: 'Locked' }));
    expect(screen.queryByRole('region', { name: 'Data handling' })).toBeNull();
    expect(within(region('Remote access')).getByText('Remote control')).toBeTruthy();
  });

  test('is drawn in German', async () => {
    await loadStrings('de');
    await openPosture({ snapshot: { ...sampleSnapshot('filled'), locale: 'de-DE' } });
    expect(region('Ausführung').textContent).toContain('Befehle laufen ohne Sandbox');
  });

  test('says why it could not be read', async () => {
    await openPosture({ posture: null });
    expect(screen.queryByRole('searchbox')).toBeNull();
    expect(screen.queryByText('Reading files and programs')).toBeNull();
  });
});

describe('the filter', () => {
  const say = (message: Message) => textOf(message);
  const { entries } = samplePosture;

  test('keeps every entry where nothing is asked', () => {
    expect(matchingEntries(entries, ' ', 'all', say)).toEqual(entries);
  });

  test('needs every word, in any case', () => {
    const ids = (query: string) => matchingEntries(entries, query, 'all', say).map(({ id }) => id);
    expect(ids('SANDBOX danger')).toEqual(['execution.sandbox']);
    expect(ids('sandbox nothing')).toEqual([]);
    expect(ids('requirements.toml residency')).toEqual([]);
  });

  test('keeps what is set, and what is locked', () => {
    const locked = matchingEntries(entries, '', 'locked', say);
    expect(locked.length).toBeGreaterThan(0);
    expect(locked.every((entry) => entry.locked === true)).toBe(true);
    const set = matchingEntries(entries, '', 'set', say).map(({ id }) => id);
    expect(set).toContain('execution.sandbox');
    expect(set).not.toContain('data.residency');
    expect(set).not.toContain('credentials.store');
  });
});
