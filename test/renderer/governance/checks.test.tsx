import { act, cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { checkMessage } from '../../../electron/shared/messages/en/governance/checks.ts';
import { checksTexts } from '../../../renderer/features/governance/checks/checks-texts.ts';
import { loadStrings } from '../../../renderer/i18n/language.ts';
import { sampleChecks } from '../../fixtures/sample-checks.ts';
import { sampleSnapshot } from '../../fixtures/snapshots/sample-snapshot.ts';
import { auditPage, openPage, openView } from '../opened.tsx';

afterEach(cleanup);

const openChecks = (parts: Parameters<typeof openPage>[1] = {}) =>
  openView({ view: 'checks' }, 'filled', { checks: sampleChecks, ...parts });

const regions = () => screen.getAllByRole('region').map((region) => region.querySelector('h2')?.textContent);

describe('checks', () => {
  test('run when their view is opened, and show what fails first', async () => {
    const { container, host } = await openChecks();
    expect(host.asked).toContain('check developer');
    expect(screen.getByText('2 of 7 pass')).toBeTruthy();
    expect(regions()).toEqual(['Failed', 'Not known', 'Waived', 'Passed']);
    const failed = within(screen.getByRole('region', { name: 'Failed' })).getAllByRole('listitem');
    expect(failed.map(({ textContent }) => textContent?.slice(0, 6))).toEqual(['Error:', 'Error:', 'Warnin']);
    expect(failed[0]?.textContent).toContain('Add allowed_sandbox_modes to /etc/codex/requirements.toml.');
    expect(failed[0]?.textContent).toContain('allowed_sandbox_modes = [ "read-only", "workspace-write" ]');
    expect(failed[0]?.textContent).toContain('ISO 27001 A.8.9');
    expect(screen.getByRole('region', { name: 'Waived' }).textContent).toContain('Waived until 2027-03-31');
    expect(await auditPage(container)).toEqual([]);
  });

  test('run again by another policy, which can be kept on the overview', async () => {
    const { host, user } = await openChecks();
    await user.click(screen.getByRole('button', { name: 'Enterprise' }));
    expect(host.asked).toContain('check enterprise');
    await user.click(screen.getByRole('button', { name: checksTexts.en.keep }));
    expect(host.asked).toContain('settings {"policy":"enterprise"}');
  });

  test('say once why several cannot be decided', async () => {
    const rules = sampleChecks.rules.map((rule) => ({
      ...rule,
      state: 'not-known' as const,
      evidence: checkMessage('check.refuses'),
      remedy: null,
      file: null,
    }));
    const { container } = await openChecks({ checks: { ...sampleChecks, rules } });
    const region = screen.getByRole('region', { name: 'Not known' });
    expect(region.textContent).toContain(`${rules.length} rules`);
    expect(region.textContent?.split(checkMessage('check.refuses').text)).toHaveLength(2);
    for (const { title } of rules) expect(region.textContent).toContain(title.text);
    expect(await auditPage(container)).toEqual([]);
  });

  test('are in German', async () => {
    await loadStrings('de');
    const sample = sampleSnapshot('filled');
    await openChecks({ snapshot: { ...sample, settings: { ...sample.settings, language: 'de' } } });
    expect(regions()).toEqual(['Nicht erfüllt', 'Nicht bekannt', 'Ausgenommen', 'Erfüllt']);
    expect(document.body.textContent).toContain('chmod 600');
  });
});

describe('the row of the policy', () => {
  test('is on the overview where the settings have a policy', async () => {
    const sample = sampleSnapshot('filled');
    const settings = { ...sample.settings, policy: 'enterprise' };
    const { container, host } = await openPage('filled', {
      checks: sampleChecks,
      snapshot: { ...sample, settings },
    });
    await act(async () => {});
    expect(host.asked).toContain('check undefined');
    expect(await screen.findByText('2 of 7 pass')).toBeTruthy();
    expect(container.textContent).toContain('Failed: Sandbox as allowed');
    expect(screen.getByRole('button', { name: 'Enterprise' })).toBeTruthy();
    expect(await auditPage(container)).toEqual([]);
  });

  test('is not there without one, and nothing is asked', async () => {
    const { host } = await openPage('filled', { checks: sampleChecks });
    await act(async () => {});
    expect(host.asked.filter((one) => one.startsWith('check'))).toEqual([]);
  });
});
