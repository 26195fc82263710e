import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { loadDesk } from '../../../../renderer/features/desk/load-desk.ts';
import { loadSessions } from '../../../../renderer/features/sessions/table/load-sessions.ts';
import { sampleSessionList, sampleSessionTurns, threadIdOf } from '../../../fixtures/sessions.ts';
import { SAMPLE_NOW, type SampleName, sampleSnapshot } from '../../../fixtures/snapshots/sample-snapshot.ts';
import { openSection, setUpDesk, setWidth } from '../../desk-window.ts';
import type { FakeHost } from '../../fake-connection.ts';
import { auditPage, openPage, textOf } from '../../opened.tsx';

async function openSessions(
  count: number,
  parts: Partial<FakeHost> = {},
  name: SampleName = 'sessions-none',
  host: 'browser' | 'tray' = 'browser',
) {
  await loadDesk();
  await loadSessions();
  const opened = await openPage(
    name,
    {
      sessionList: sampleSessionList(count, SAMPLE_NOW),
      sessionTurns: (threadId) => sampleSessionTurns(threadId, SAMPLE_NOW),
      ...parts,
    },
    host,
  );
  await openSection(opened.user, 'Sessions');
  return opened;
}

const grid = () => screen.getByRole('grid', { name: 'Sessions' });
const rows = () => within(grid()).getAllByRole('row').slice(1);
const header = (name: string) => within(grid()).getByRole('columnheader', { name });
const panel = () => screen.getByRole('complementary', { name: 'Chosen' });
const active = () => document.getElementById(grid().getAttribute('aria-activedescendant') ?? '');
const counted = () =>
  screen
    .getAllByRole('status')
    .map(textOf)
    .find((text) => text.includes('session'));

setUpDesk();

describe('the table of all sessions', () => {
  it('has a row for each session, and draws those that are seen', async () => {
    const { container } = await openSessions(10_000);
    expect(grid().getAttribute('aria-rowcount')).toBe('10003');
    expect(rows().length).toBeLessThan(60);
    expect(rows()[0]?.getAttribute('aria-rowindex')).toBe('2');
    expect(counted()).toBe('10,002 sessions');
    expect(document.activeElement?.textContent).toBe('Sessions');
    expect(await auditPage(container)).toEqual([]);
  });

  it('is sorted by each column, in both orders', async () => {
    const { user } = await openSessions(50);
    expect(header('Last active').getAttribute('aria-sort')).toBe('descending');
    for (const name of [
      'Project',
      'Model',
      'State',
      'Started',
      'Last active',
      'Tokens',
      'Cost',
      'Started by',
      'Sign-in',
    ]) {
      const press = () => user.click(within(header(name)).getByRole('button'));
      await press();
      const first = header(name).getAttribute('aria-sort');
      await press();
      expect(new Set([first, header(name).getAttribute('aria-sort')])).toEqual(
        new Set(['ascending', 'descending']),
      );
      const others = within(grid())
        .getAllByRole('columnheader')
        .filter((one) => one !== header(name));
      expect(others.every((one) => one.getAttribute('aria-sort') === 'none')).toBe(true);
    }
    await user.click(within(header('Tokens')).getByRole('button'));
    expect(rows()[0]?.textContent).toContain('M');
  });

  it('is reached, moved in and opened by keys, and has the focus again after', async () => {
    const { user, container } = await openSessions(300);
    act(() => grid().focus());
    await user.keyboard('{End}');
    expect(active()?.getAttribute('aria-rowindex')).toBe('303');
    await user.keyboard('{ArrowUp}{ArrowUp}{Home}{ArrowDown}');
    expect(active()?.getAttribute('aria-rowindex')).toBe('3');
    await user.keyboard('{PageDown}{PageUp}');
    expect(active()?.getAttribute('aria-rowindex')).toBe('3');
    const threadId = active()?.dataset.thread;
    await user.keyboard('{Enter}');
    await waitFor(() => expect(document.activeElement?.closest('aside')).toBe(panel()));
    expect(rows().filter((row) => row.getAttribute('aria-selected') === 'true')).toEqual([
      document.querySelector(`[data-thread="${threadId}"]`),
    ]);
    expect(await auditPage(container)).toEqual([]);
    await user.click(within(panel()).getByRole('button', { name: 'Close this view' }));
    expect(document.activeElement).toBe(grid());
    expect(active()?.dataset.thread).toBe(threadId);
  });

  it('opens a session by a press, one in place of the other, and leaves by the back key', async () => {
    const { user, page } = await openSessions(50);
    for (const place of [4, 12]) {
      const row = rows()[place];
      if (row === undefined) throw new Error('There are too few rows.');
      await user.click(within(row).getAllByRole('cell')[0] ?? row);
      const { route, behind } = page.navigation.store.getState();
      expect(route).toEqual({ view: 'session', threadId: row.dataset.thread });
      expect(behind.map((one) => one.route.view)).toEqual(['overview', 'history']);
    }
    const here = within(screen.getByRole('navigation', { name: 'Sections' })).getByRole('link', {
      current: 'page',
    });
    expect(textOf(here)).toBe('Sessions');
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('complementary')).toBeNull();
    expect(grid()).toBeDefined();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('grid')).toBeNull();
  });

  it('is narrowed by project, model, state and words, and says how many are left', async () => {
    const { user } = await openSessions(200);
    const choose = (name: string, text: RegExp) => {
      const select = screen.getByRole('combobox', { name });
      const option = within(select).getByRole('option', { name: text });
      return user.selectOptions(select, option);
    };
    await choose('State', /^Failed/);
    const failed = counted();
    expect(failed).toMatch(/^\d+ of 202 sessions$/);
    const [project, model] = [...(rows()[0]?.children ?? [])].map(textOf);
    await choose('Project', new RegExp(`^${project} `));
    await choose('Model', new RegExp(`^${model} `));
    expect(Number.parseInt(counted() ?? '', 10)).toBeLessThan(Number.parseInt(failed ?? '', 10));
    for (const row of rows()) expect(textOf(row)).toMatch(new RegExp(`${project}.*${model}.*Failed`));
    const search = screen.getByRole('searchbox', { name: 'Search' });
    await user.type(search, 'no such words');
    expect(screen.getByText('No session matches')).toBeDefined();
    // Takes back the words first, and does not leave.
    await user.keyboard('{Escape}');
    expect(rows().length).toBeGreaterThan(0);
    await user.click(screen.getByRole('button', { name: 'Clear filters' }));
    expect(counted()).toBe('202 sessions');
  });

  it('keeps rows and what is reached while more is used, and asks again only now and then', async () => {
    const { user, host } = await openSessions(300, {}, 'filled');
    act(() => grid().focus());
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}');
    const threadId = active()?.dataset.thread;
    const row = active();
    const asked = () => host.asked.filter((one) => one === 'session list').length;
    const before = asked();
    const snapshot = sampleSnapshot('filled');
    const at = (seconds: number) => new Date(SAMPLE_NOW + seconds * 1_000).toISOString();
    const later = (seconds: number) => ({
      ...snapshot,
      generatedAt: at(seconds),
      usage: {
        ...snapshot.usage,
        newestAt: at(seconds),
        recent: snapshot.usage.recent.map((session, place) =>
          place === 0 ? { ...session, threadId: 'new', lastActivityAt: at(seconds) } : session,
        ),
      },
    });
    await act(async () => host.push(later(5)));
    expect(asked()).toBe(before);
    expect(rows()[0]?.dataset.thread).toBe('new');
    expect(active()?.dataset.thread).toBe(threadId);
    expect(active()).toBe(row);
    await act(async () => host.push(later(40)));
    expect(asked()).toBe(before + 1);
    expect(document.activeElement).toBe(grid());
  });

  it('says that it reads, what went wrong, and that there is nothing', async () => {
    const failing = await openSessions(0, { sessionList: null });
    expect(textOf(screen.getByRole('alert'))).toContain('Nothing there.');
    failing.host.sessionList = sampleSessionList(3, SAMPLE_NOW);
    await failing.user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('grid')).toBeDefined();
    cleanup();
    const { container } = await openSessions(0, {}, 'first-run');
    expect(screen.getByText('No sessions yet')).toBeDefined();
    expect(await auditPage(container)).toEqual([]);
  });

  it('is saved as it is filtered and sorted', async () => {
    const { user, host } = await openSessions(20, {}, 'filled', 'tray');
    const search = screen.getByRole('searchbox', { name: 'Search' });
    await user.type(search, 'lighthouse');
    await user.click(screen.getByRole('button', { name: 'Tokens' }));
    const save = await screen.findByRole('button', {
      name: /^Save these \d+ as CSV ?, filtered and sorted as in the table$/,
    });
    await user.click(save);
    const [head, ...lines] = (host.saved?.content ?? '').trimEnd().split('\r\n');
    expect(head).toMatch(/^Session,Project,Model,/);
    const shown = rows().map((row) => row.dataset.thread);
    expect(shown.length).toBeGreaterThan(1);
    expect(shown.length).toBeLessThan(20);
    expect(lines.map((line) => line.split(',')[0])).toEqual(shown);
    await user.clear(search);
    expect(await screen.findByRole('button', { name: /^Save all as CSV/ })).toBeDefined();
  });

  it('hides folders where others may look on', async () => {
    await openSessions(200, {}, 'private');
    expect(screen.queryByRole('combobox', { name: 'Project' })).toBeNull();
    expect(document.body.innerHTML).not.toContain('harbor');
  });

  it('stands in the popover too', async () => {
    setWidth(360);
    const { page, container } = await openPage('filled', { sessionList: sampleSessionList(50, SAMPLE_NOW) });
    await loadSessions();
    await act(async () => page.navigation.open({ view: 'history' }, ''));
    expect(await screen.findByRole('grid')).toBeDefined();
    expect(screen.getByRole('heading', { level: 1, name: 'Sessions' })).toBe(document.activeElement);
    expect(await auditPage(container)).toEqual([]);
  });
});

it('the dashboard lists the latest sessions, and leads to all', async () => {
  await loadDesk();
  await loadSessions();
  const { user } = await openPage('filled', { sessionList: sampleSessionList(5, SAMPLE_NOW) });
  const latest = within(await screen.findByRole('region', { name: 'Latest sessions' }));
  expect(latest.getAllByRole('row').length).toBeGreaterThan(1);
  await user.click(latest.getByRole('button', { name: 'Latest sessions' }));
  expect(await screen.findByRole('grid')).toBeDefined();
  expect(threadIdOf(0)).toBe(sampleSessionList(1, SAMPLE_NOW).rows[0]?.threadId);
});
