import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fail } from '../../../electron/shared/contract/result.ts';
import { verbatim } from '../../../electron/shared/messages/en/words.ts';
import { sampleProjectReport } from '../../fixtures/usage-reports.ts';
import { auditPage, openPage, pressByKeyboard, textOf } from '../opened.tsx';

afterEach(cleanup);

async function openTokens(prepare: (host: Awaited<ReturnType<typeof openPage>>['host']) => void = () => {}) {
  const opened = await openPage('filled');
  opened.host.usageReport = () => sampleProjectReport();
  prepare(opened.host);
  await pressByKeyboard(opened.user, 'Tokens');
  return opened;
}

describe('projects', () => {
  it('are named with tokens, cost and share, most first; a price that is not known is no zero', async () => {
    const { host, container } = await openTokens();
    const region = await screen.findByRole('region', { name: 'By project, 30 days' });
    const rows = [...region.querySelectorAll('li')].map((row) => textOf(row));
    expect(rows).toHaveLength(6);
    expect(rows[0]).toMatch(/^harbor31.2M\$11.62/);
    expect(rows[4]).toMatch(/^notes2.3M(?!\$0)/);
    expect(rows[5]).toContain('Folder not recorded');
    expect(textOf(region)).toContain('2 other projects used less.');
    expect(host.asked.filter((each) => each.startsWith('report project '))).toEqual([
      'report project 2026-10-22',
    ]);
    expect(await auditPage(container)).toEqual([]);
  });

  it('say why they cannot be told', async () => {
    await openTokens((host) => {
      host.usageReport = null;
    });
    const region = await screen.findByRole('region', { name: 'By project, 30 days' });
    expect(textOf(region)).toContain('Nothing');
  });
});

describe('use as a file', () => {
  it('is saved by what is chosen, and in a browser it is downloaded', async () => {
    const { host, user } = await openTokens();
    const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
    vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:x');
    await user.click(screen.getByRole('radio', { name: 'Model' }));
    await pressByKeyboard(user, 'Save CSV');
    expect(host.asked).toContain('export model csv');
    expect(clicked).toHaveBeenCalledOnce();
    const said = screen.getAllByRole('status').map((each) => textOf(each));
    expect(said).toContain('Downloaded as codex-usage-model.csv.');
    await pressByKeyboard(user, 'Save JSON');
    expect(host.asked).toContain('export model json');
  });

  it('says why it could not be', async () => {
    const { host, user } = await openTokens();
    host.api.exportUsage = async () => fail('not-written', verbatim('The disk is full.'));
    await pressByKeyboard(user, 'Save CSV');
    expect(textOf(await screen.findByRole('alert'))).toBe('The disk is full.');
  });
});
