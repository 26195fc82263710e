import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { externalLinks } from '../../../electron/shared/contract/external-links.ts';
import { openPage, pressByKeyboard } from '../opened.tsx';

afterEach(cleanup);

describe('a link to the web', () => {
  it('goes through the host in the tray', async () => {
    const { user, host } = await openPage('filled', {}, 'tray');
    await pressByKeyboard(user, 'Tokens');
    await user.click(await screen.findByRole('link', { name: /^Prices at OpenAI/ }));
    expect(host.asked).toContain('link pricing');
  });

  it('says where it leads, should nothing open it', async () => {
    const { user, host } = await openPage('filled', {}, 'tray');
    await pressByKeyboard(user, 'Tokens');
    host.failure = `No browser could be opened. The address is ${externalLinks.pricing}`;
    await user.click(await screen.findByRole('link', { name: /^Prices at OpenAI/ }));
    expect((await screen.findByRole('alert')).textContent).toContain(externalLinks.pricing);
  });

  it('is a link of the browser in a tab', async () => {
    const { user, host } = await openPage('filled');
    await pressByKeyboard(user, 'Tokens');
    const link = await screen.findByRole('link', { name: /^Prices at OpenAI/ });
    expect(link.getAttribute('href')).toBe(externalLinks.pricing);
    expect(link.getAttribute('target')).toBe('_blank');
    expect(link.getAttribute('rel')).toBe('noreferrer');
    let isLeftAlone = false;
    // Nothing is opened here: the page leaves it to the browser, which is not to go anywhere.
    const onClick = (event: Event) => {
      isLeftAlone = !event.defaultPrevented;
      event.preventDefault();
    };
    document.addEventListener('click', onClick, { once: true });
    await user.click(link);
    expect(isLeftAlone).toBe(true);
    expect(host.asked).not.toContain('link pricing');
  });
});
