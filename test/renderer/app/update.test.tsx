import { act, cleanup } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { updateFinding } from '../../../electron/shared/contract/update.ts';
import { openPage } from '../opened.tsx';

afterEach(cleanup);

it('the footer says in its title that there is a newer version, and among the findings where to get it', async () => {
  const { host, container } = await openPage('filled');
  const title = () => container.querySelector('footer p')?.getAttribute('title') ?? null;
  expect(title()).toBeNull();
  const { snapshot } = host;
  if (snapshot === null) throw new Error('The host has no Snapshot.');
  const page = 'https://github.com/some-one/codex-glance/releases';
  const findings = [...snapshot.findings, updateFinding('1.2.3', '1.0.0', page)];
  act(() => host.push({ ...snapshot, findings }));
  expect(title()).toBe('Codex Glance 1.2.3 is available');
  expect(container.textContent).toContain('Codex Glance 1.2.3 is available.');
});
