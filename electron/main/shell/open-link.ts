import type { Shell } from 'electron';
import { type ExternalLink, externalLinks } from '../../shared/contract/external-links.ts';
import { RequestError } from '../../shared/contract/result.ts';
import { requestMessage } from '../../shared/messages/en/glance/request.ts';

/**
 * Opens one of the known addresses in the user's browser.
 *
 * @throws RequestError where the system has nothing that opens it.
 */
export async function openLink(link: ExternalLink, shell: Pick<Shell, 'openExternal'>): Promise<void> {
  const url = externalLinks[link];
  try {
    await shell.openExternal(url);
  } catch {
    throw new RequestError('not-opened', requestMessage('request.link-not-opened', { url }));
  }
}
