import { act, cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { sampleInspection, sampleNews } from '../../fixtures/inspections.ts';
import { auditPage, openPage, pressByKeyboard } from '../opened.tsx';

afterEach(cleanup);

async function openInspector(parts: Parameters<typeof openPage>[1] = {}) {
  const opened = await openPage('filled', { inspection: sampleInspection, ...parts });
  await pressByKeyboard(opened.user, /^OTel logs/);
  await pressByKeyboard(opened.user, 'See what is sent');
  await act(async () => {});
  return opened;
}

describe('the Inspector', () => {
  test('says how to send a run here, and waits', async () => {
    const { container, host } = await openInspector();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Inspector');
    expect(container.textContent).toContain('otel.exporter=');
    expect(screen.getByText(/Nothing has arrived yet/)).toBeTruthy();
    expect(host.asked).toContain('inspector next 0');
    expect(await auditPage(container)).toEqual([]);
  });

  test('lists what came, newest first, and hides content until it is asked for', async () => {
    const { container, host, user } = await openInspector({ news: [sampleNews], content: 'ls -la' });
    const records = () => within(screen.getByRole('region', { name: 'Records' })).getAllByRole('listitem');
    expect(records().map((row) => row.querySelector('bdi')?.textContent)).toEqual([
      'codex.turn.e2e_duration_ms',
      'turn',
      'codex.tool_result',
      'codex.api_request',
      'codex.user_prompt',
      'codex.conversation_starts',
    ]);
    expect(container.textContent).toContain('31 characters, hidden');
    expect(container.textContent).not.toContain('ls -la');
    await user.click(screen.getByText('codex.tool_result'));
    await user.click(screen.getByRole('button', { name: 'Show arguments' }));
    await act(async () => {});
    expect(host.asked).toContain('inspector reveal 4 arguments');
    expect(container.textContent).toContain('ls -la');
    expect(container.textContent).toContain('1204 characters, hidden'.replace('1204', '1,204'));
    await user.click(screen.getByRole('button', { name: 'Metrics' }));
    expect(records()).toHaveLength(1);
    expect(host.asked.at(-1)).not.toBe('inspector close');
    expect(await auditPage(container)).toEqual([]);
  });

  test('ends with the view', async () => {
    const { host, user } = await openInspector({ news: [sampleNews] });
    await user.keyboard('{Escape}');
    await act(async () => {});
    expect(host.asked).toContain('inspector close');
  });

  test('says why it could not listen, and tries again', async () => {
    const { host, user } = await openInspector({ inspection: null });
    expect(screen.getByText('The Inspector could not listen.')).toBeTruthy();
    host.inspection = sampleInspection;
    await pressByKeyboard(user, 'Listen again');
    await act(async () => {});
    expect(screen.getByText(/Nothing has arrived yet/)).toBeTruthy();
  });

  test('says that it has ended where the host no longer listens', async () => {
    await openInspector({ news: [sampleNews, null] });
    expect(screen.getByText(/has stopped listening/)).toBeTruthy();
    expect(screen.queryByText('codex.tool_result')).toBeNull();
  });
});
