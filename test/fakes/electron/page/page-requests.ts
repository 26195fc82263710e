import { preventable } from '../preventable.ts';
import type { Page } from './page.ts';
import { fromPage } from './urls.ts';
import type { WebContents } from './web-contents.ts';

/** `Fetch.requestPaused` of the protocol, as far as it is used. */
export interface PausedRequest {
  readonly requestId: string;
  readonly frameId: string;
  readonly resourceType: string;
  readonly request: { readonly url: string; readonly method: string };
}

/** One request of the page: may the frame go there, may the session, and who serves it. */
export async function answerRequest(
  contents: WebContents,
  page: Page,
  mainFrameId: string,
  paused: PausedRequest,
): Promise<void> {
  const { requestId, request, frameId, resourceType } = paused;
  const url = fromPage(request.url);
  const fail = (errorReason: string) => page.send('Fetch.failRequest', { requestId, errorReason });
  if (resourceType === 'Document') {
    const isMainFrame = frameId === mainFrameId;
    const asked = isMainFrame && page.expected === request.url;
    page.expected = asked ? null : page.expected;
    if (!asked && !mayNavigate(contents, url, isMainFrame)) return void (await fail('Aborted'));
  }
  if (!(await contents.session.allows(url))) return void (await fail('BlockedByClient'));
  const handler = contents.session.protocol.handlers.get(url.slice(0, url.indexOf(':')));
  if (handler === undefined) return void (await page.send('Fetch.continueRequest', { requestId }));
  const response = await handler(new Request(url, { method: request.method }));
  const body = Buffer.from(await response.arrayBuffer()).toString('base64');
  const responseHeaders = [...response.headers].map(([name, value]) => ({ name, value }));
  await page.send('Fetch.fulfillRequest', {
    requestId,
    responseCode: response.status,
    responseHeaders,
    body,
  });
}

function mayNavigate(contents: WebContents, url: string, isMainFrame: boolean): boolean {
  const details = { ...preventable(), url, isMainFrame };
  contents.emit('will-frame-navigate', details);
  if (isMainFrame) contents.emit('will-navigate', details, url);
  return !details.defaultPrevented;
}
