import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import { App } from '../../../renderer/app/app.tsx';
import { createMinuteClock } from '../../../renderer/state/minute.ts';
import { createPageState } from '../../../renderer/state/page-state.ts';
import { SAMPLE_NOW, sampleSnapshot } from '../../fixtures/snapshots/sample-snapshot.ts';
import { FakeHost } from '../fake-connection.ts';

async function open(snapshot: Snapshot | null) {
  const host = new FakeHost(snapshot);
  const clock = createMinuteClock({ page: document, now: () => SAMPLE_NOW, after: () => () => {} });
  render(<App page={createPageState(host)} clock={clock} />);
  await screen.findByRole('heading', { level: 1 });
  await act(async () => {});
  return { host, user: userEvent.setup() };
}

afterEach(cleanup);

describe('first run', () => {
  it('says what is so, where it looked and what to do', async () => {
    await open(sampleSnapshot('first-run'));
    expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('No Codex found');
    expect(screen.getByRole('list', { name: 'Where Glance looked' }).textContent).toContain(
      '/home/ada/.codex',
    );
    expect(screen.getByRole('region', { name: 'What to do' })).toBeDefined();
  });

  it('leads into the demo, which says so and leads out', async () => {
    const { host, user } = await open(sampleSnapshot('first-run'));
    host.snapshot = sampleSnapshot('demo');
    await user.click(screen.getByRole('button', { name: 'Show a demo' }));
    expect(await screen.findByText('Made-up sessions, not yours')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Leave demo' }));
    expect(host.asked.filter((what) => what.startsWith('demo'))).toEqual(['demo true', 'demo false']);
  });
});

describe('keyboard', () => {
  it('refreshes on R and closes on Esc', async () => {
    const { host, user } = await open(sampleSnapshot('filled'));
    await user.keyboard('r{Escape}');
    expect(host.asked).toContain('refresh');
    expect(host.asked).toContain('close');
  });
  it('leaves R with a modifier to the browser', async () => {
    const { host, user } = await open(sampleSnapshot('filled'));
    await user.keyboard('{Control>}r{/Control}{Meta>}r{/Meta}');
    expect(host.asked).not.toContain('refresh');
  });
  it('reaches every control in reading order', async () => {
    const { user } = await open(sampleSnapshot('demo'));
    await user.tab();
    expect(document.activeElement?.textContent).toBe('Leave demo');
    const reached: string[] = [];
    for (;;) {
      await user.tab();
      const control = document.activeElement;
      if (!(control instanceof HTMLButtonElement)) throw new Error('The footer was not reached.');
      if (control.getAttribute('aria-label') === 'Refresh') break;
      const named = control.querySelector('.spoken:last-child')?.textContent ?? control.textContent;
      reached.push(control.getAttribute('aria-label') ?? named);
    }
    expect(reached).toEqual([
      'Analytics are on by default',
      '5-hour',
      '. Show what is left',
      'Weekly',
      '. Show what is left',
      'harbor',
      'lighthouse-api',
      'Tokens',
      'Analytics',
      'Send analytics',
      'OTel logs',
      'OTel traces',
      'OTel metrics',
      'Prompts in logs',
      'Feedback reports',
      'Compliance export',
      'Exports',
      'Hide private details',
    ]);
  });
});

describe('the line to the host', () => {
  it('is quiet about a break and keeps what is shown', async () => {
    const { host } = await open(sampleSnapshot('filled'));
    act(() => host.setLink('lost'));
    expect(screen.getByRole('contentinfo').textContent).toContain('Connection lost, reconnecting');
    expect(screen.getByRole('region', { name: 'Limits' })).toBeDefined();
    act(() => host.setLink('live'));
    expect(screen.getByRole('contentinfo').textContent).toContain('Newest record: now');
  });
  it('tells what to do once the session has expired', async () => {
    const { host } = await open(sampleSnapshot('filled'));
    act(() => host.setLink('expired'));
    expect(screen.getByText('Session expired')).toBeDefined();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toMatch(/session expired/);
    expect(screen.getByText('Open the address that the terminal printed.')).toBeDefined();
  });
  it('offers to try again where nothing came', async () => {
    const { host, user } = await open(null);
    host.snapshot = sampleSnapshot('filled');
    await user.click(await screen.findByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('region', { name: 'Limits' })).toBeDefined();
  });
});

it('follows what the host pushes', async () => {
  const { host } = await open(sampleSnapshot('empty-home'));
  act(() => host.push(sampleSnapshot('filled')));
  expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('Lasts until reset');
});
