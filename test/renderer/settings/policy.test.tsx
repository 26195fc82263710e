import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { sampleSnapshot } from '../../fixtures/snapshots/sample-snapshot.ts';
import { auditPage } from '../opened.tsx';
import { answered, openSettings } from './open-settings.ts';

afterEach(cleanup);

const field = (name = 'Or a file of your own') => screen.getByRole('textbox', { name });

describe('the policy of the overview', () => {
  it('is none, or one that comes with Glance', async () => {
    const { user, sent, section } = await openSettings();
    expect(section('The overview').getByRole('radio', { name: 'None' }).getAttribute('aria-checked')).toBe(
      'true',
    );
    await user.click(section('The overview').getByRole('radio', { name: 'Enterprise' }));
    expect(sent()).toEqual([{ policy: 'enterprise' }]);
  });

  it('is a file by its whole path, by Enter or the button', async () => {
    const { user, sent } = await openSettings();
    act(() => field().focus());
    await user.keyboard('policy.toml{Enter}');
    expect(sent()).toEqual([]);
    expect(screen.getByRole('alert').textContent).toContain('Write the whole path');
    await user.clear(field());
    await user.keyboard('/home/ada/policy.toml{Enter}');
    await answered();
    expect(sent()).toEqual([{ policy: '/home/ada/policy.toml' }]);
  });

  it('is shown where it is a file, and cleared again', async () => {
    const sample = sampleSnapshot('filled');
    const snapshot = { ...sample, settings: { ...sample.settings, policy: '/home/ada/policy.toml' } };
    const { user, sent, host, container, section } = await openSettings();
    act(() => host.push(snapshot));
    await answered();
    expect(
      section('The overview')
        .getByRole('radio', { name: '/home/ada/policy.toml' })
        .getAttribute('aria-checked'),
    ).toBe('true');
    expect(field('Another file')).toBeTruthy();
    expect(await auditPage(container)).toEqual([]);
    await user.click(section('The overview').getByRole('radio', { name: 'None' }));
    expect(sent()).toEqual([{ policy: null }]);
  });
});
