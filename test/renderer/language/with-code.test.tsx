import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { withCode } from '../../../renderer/i18n/with-code.tsx';
import { openPage } from '../opened.tsx';

afterEach(cleanup);

test('sets what stands between backticks as code', () => {
  const { container } = render(<p>{withCode('`a.b` must be `true`, not ` alone'.replace(' ` ', ' '))}</p>);
  expect(container.innerHTML).toBe('<p><code>a.b</code> must be <code>true</code>, not alone</p>');
  cleanup();
  const odd = render(<p>{withCode('one ` alone')}</p>);
  expect(odd.container.innerHTML).toBe('<p>one ` alone</p>');
});

test('no backtick is left on the page, and the headline and the finding have the key as code', async () => {
  const { container } = await openPage('problems');
  expect(container.textContent).not.toContain('`');
  expect(container.querySelector('h1 code')?.textContent).toBe('analytics.enabled');
});
