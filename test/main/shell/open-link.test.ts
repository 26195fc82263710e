import { expect, test } from 'vitest';
import { openLink } from '../../../electron/main/shell/open-link.ts';
import { externalLinkNames, externalLinks } from '../../../electron/shared/contract/external-links.ts';

test.each(externalLinkNames)('opens %s by its address', async (link) => {
  const opened: string[] = [];
  await openLink(link, {
    async openExternal(url) {
      opened.push(url);
    },
  });
  expect(opened).toEqual([externalLinks[link]]);
});

test('tells the address where nothing opens it', async () => {
  const refusing = { openExternal: () => Promise.reject(new Error('Nothing is registered for https')) };
  await expect(openLink('pricing', refusing)).rejects.toMatchObject({
    code: 'not-opened',
    message: expect.stringContaining(externalLinks.pricing),
  });
});
