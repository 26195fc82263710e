import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { sampleEdits } from '../../fixtures/edit-reports.ts';
import { sampleSnapshot } from '../../fixtures/snapshots/sample-snapshot.ts';
import { auditPage, openPage, pressByKeyboard, textOf } from '../opened.tsx';

afterEach(cleanup);

const whole = { plan: sampleEdits['plan-off'], done: sampleEdits['done-off'], undone: sampleEdits.undone };
const region = (name: string) => screen.getByRole('region', { name });

describe('the switch', () => {
  it('is named, and described by the sentence that says who decided', async () => {
    const { user } = await openPage('filled');
    await pressByKeyboard(user, 'Analytics');
    const control = screen.getByRole('switch', { name: 'Send analytics', checked: false });
    const described = control.getAttribute('aria-describedby')?.split(' ') ?? [];
    const words = described.map((id) => document.getElementById(id)?.textContent);
    expect(words).toEqual(['Off, because your config.toml says so, line 12.']);
  });

  it('shows what is written where and what follows before it writes, by keyboard alone', async () => {
    const { host, user, container } = await openPage('analytics-default', whole);
    await pressByKeyboard(user, 'Analytics');
    await pressByKeyboard(user, 'Send analytics', ' ');
    expect(host.asked).toContain('plan false');
    expect(host.asked).not.toContain('set false');
    expect(document.activeElement?.textContent).toBe('Switch analytics off?');
    const panel = region('Switch analytics off?');
    const change = within(panel).getByRole('figure', { name: 'What changes in the file' });
    expect(textOf(change)).toContain('/home/ada/.codex/config.toml');
    expect(within(change).getAllByRole('listitem').map(textOf)).toEqual([
      '10+Line 10 added:',
      '11+Line 11 added: [analytics]',
      '12+Line 12 added: enabled = false',
    ]);
    expect(textOf(panel)).toContain('Usage events to https://chatgpt.com');
    expect(textOf(panel)).toContain('Codex in a terminal, 2 processes');
    expect(await auditPage(container)).toEqual([]);

    await pressByKeyboard(user, 'Write to config.toml');
    expect(host.asked).toContain('set false');
    expect(document.activeElement?.textContent).toBe('Written, and in force');
    const result = region('Written, and in force');
    expect(textOf(result)).toContain('Off, because your config.toml says so, line 12.');
    expect(textOf(result)).toContain("Reload the editor's window");
    expect(await auditPage(container)).toEqual([]);

    await pressByKeyboard(user, 'Undo');
    expect(host.asked).toContain('undo');
    expect(document.activeElement?.textContent).toBe('Undone');
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
    await pressByKeyboard(user, 'Done');
    expect(document.activeElement).toBe(screen.getByRole('switch'));
  });

  it('writes nothing on Cancel or Esc, and gets the focus back', async () => {
    const { host, user } = await openPage('analytics-default', whole);
    await pressByKeyboard(user, 'Analytics');
    for (const leave of [() => pressByKeyboard(user, 'Cancel'), () => user.keyboard('{Escape}')]) {
      await pressByKeyboard(user, 'Send analytics');
      expect(region('Switch analytics off?')).toBeDefined();
      await leave();
      expect(screen.queryByRole('region', { name: 'Switch analytics off?' })).toBeNull();
      expect(document.activeElement).toBe(screen.getByRole('switch'));
    }
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Analytics');
    expect(host.asked).not.toContain('set false');
  });

  it('asks anew for a plan that was left behind, and keeps what was done', async () => {
    const { user } = await openPage('analytics-default', whole);
    await pressByKeyboard(user, 'Analytics');
    await pressByKeyboard(user, 'Send analytics');
    await pressByKeyboard(user, 'Back');
    await pressByKeyboard(user, 'Analytics');
    expect(screen.queryByRole('region', { name: 'Switch analytics off?' })).toBeNull();
    await pressByKeyboard(user, 'Send analytics');
    await pressByKeyboard(user, 'Write to config.toml');
    await pressByKeyboard(user, 'Back');
    await pressByKeyboard(user, 'Analytics');
    expect(within(region('Written, and in force')).getByRole('button', { name: 'Undo' })).toBeDefined();
  });

  it('says what went wrong', async () => {
    const { user, container } = await openPage('analytics-default');
    await pressByKeyboard(user, 'Analytics');
    await pressByKeyboard(user, 'Send analytics');
    expect(textOf(region('This did not work'))).toContain('Nothing there.');
    expect(await auditPage(container)).toEqual([]);
  });

  it('says why an edit was not taken back', async () => {
    const { user } = await openPage('analytics-default', { ...whole, undone: sampleEdits['undo-refused'] });
    await pressByKeyboard(user, 'Analytics');
    await pressByKeyboard(user, 'Send analytics');
    await pressByKeyboard(user, 'Write to config.toml');
    await pressByKeyboard(user, 'Undo');
    expect(textOf(region('Nothing was written'))).toContain(
      'It was changed since, in a way that leaves no safe way back.',
    );
  });
});

describe('a switch that a higher layer decides', () => {
  it('is locked, can be reached, names the layer and asks nothing', async () => {
    const { host, user, container } = await openPage('analytics-managed', whole);
    await pressByKeyboard(user, 'Analytics');
    await pressByKeyboard(user, 'Send analytics');
    const control = screen.getByRole('switch', { name: 'Send analytics' });
    expect(control.getAttribute('aria-disabled')).toBe('true');
    const described = control.getAttribute('aria-describedby')?.split(' ') ?? [];
    const words = described.map((id) => document.getElementById(id)?.textContent).join(' ');
    expect(words).toContain('Locked by managed_config.toml');
    expect(host.asked.filter((what) => what.startsWith('plan'))).toEqual([]);
    expect(screen.queryByRole('button', { name: /elsewhere/ })).toBeNull();
    expect(await auditPage(container)).toEqual([]);
  });

  it('says that an opt-out is set but not in force', async () => {
    const { user, container } = await openPage('analytics-outvoted', whole);
    await pressByKeyboard(user, 'Analytics');
    expect(textOf(screen.getByRole('main'))).toContain(
      'Set, but not in force: your config.toml, line 12, says off.',
    );
    const layerRows = within(region('Who decides, highest first')).getAllByRole('listitem').map(textOf);
    expect(layerRows[0]).toMatch(/^Project configDecidestrue.*config\.toml:4$/);
    expect(layerRows[1]).toMatch(/^Your configOverruledfalse.*config\.toml:12$/);
    expect(await auditPage(container)).toEqual([]);
  });

  it('says before it writes that it would not come into force, and after', async () => {
    const { user, container } = await openPage('analytics-project', {
      plan: sampleEdits['plan-not-in-force'],
      done: sampleEdits['done-not-in-force'],
    });
    await pressByKeyboard(user, 'Analytics');
    await pressByKeyboard(user, 'Switch off elsewhere');
    expect(textOf(region('Switch analytics off?'))).toContain('This would not take effect.');
    expect(await auditPage(container)).toEqual([]);
    await pressByKeyboard(user, 'Write anyway');
    expect(textOf(region('Set, but not in force'))).toContain('says so, line 4');
    expect(await auditPage(container)).toEqual([]);
  });
});

describe('a file that cannot be edited', () => {
  it('is left alone, with the lines to paste', async () => {
    const { host, user, container } = await openPage('config-broken', { plan: sampleEdits['plan-paste'] });
    await pressByKeyboard(user, 'Analytics');
    expect(screen.queryByRole('switch')).toBeNull();
    await pressByKeyboard(user, 'How to switch off');
    const panel = region('Glance cannot edit this file safely');
    expect(panel.querySelector('pre')?.textContent).toBe('[analytics]\nenabled = false');
    expect(screen.queryByRole('button', { name: /^Write/ })).toBeNull();
    expect(await auditPage(container)).toEqual([]);

    await pressByKeyboard(user, 'Copy');
    expect(within(panel).getByRole('status').textContent).toBe('Copied');
    expect(await navigator.clipboard.readText()).toBe('[analytics]\nenabled = false');
    expect(host.asked.some((what) => what.startsWith('set'))).toBe(false);
  });

  it('marks the lines where the clipboard is denied', async () => {
    const { user } = await openPage('config-broken', { plan: sampleEdits['plan-paste'] });
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('denied'));
    await pressByKeyboard(user, 'Analytics');
    await pressByKeyboard(user, 'How to switch off');
    await pressByKeyboard(user, 'Copy');
    expect(screen.getAllByRole('status').map(({ textContent }) => textContent)).toContain(
      'Selected: press Ctrl+C or ⌘C',
    );
    expect(`${window.getSelection()}`).toContain('enabled = false');
  });
});

it('tells a screen reader the map of surfaces and channels', async () => {
  const { user } = await openPage('analytics-default');
  await pressByKeyboard(user, 'Analytics');
  const table = screen.getByRole('table', { name: 'What each way of running Codex sends, by channel' });
  expect(within(table).getAllByRole('columnheader').map(textOf)).toEqual([
    'Events',
    'Metrics',
    'Feedback',
    'OTel',
  ]);
  expect(textOf(within(table).getByRole('row', { name: /^App-server/ }))).toBe('App-serverOnOffOn demandOn');
  expect(sampleSnapshot('analytics-default').analytics.channels).toHaveLength(20);
  expect(within(table).getAllByRole('rowheader')).toHaveLength(6);
  const goesTo = textOf(within(table).getByRole('row', { name: /^Goes to/ }));
  expect(goesTo).toMatch(/^Goes to ?chatgpt\.com.*ab\.chatgpt\.com/);
});
