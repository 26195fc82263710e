import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createHandlers } from '../core/composition/handlers.ts';
import type { Glance } from '../core/glance.ts';
import type { Clock, Logger } from '../core/platform/ports.ts';
import type { Handlers } from '../shared/contract/contract.ts';
import { type AccessToken, createAccessToken } from './access-token.ts';
import { type Admission, admit } from './admit.ts';
import { limitConnections } from './connection-limits.ts';
import { type PageFile, readPageFiles } from './page-files.ts';
import { reply, replyJson, replyRefused, replyText } from './reply.ts';
import { answerRequest } from './request-api.ts';
import { createSnapshotStreams, type SnapshotStreams } from './snapshot-stream.ts';

export interface WebHostOptions {
  readonly glance: Glance;
  /** The built page, absolute. */
  readonly pageDir: string;
  /** 0, the default, takes any free port. */
  readonly port?: number;
  readonly logger: Logger;
  readonly clock: Clock;
}

export interface WebHost {
  /** With the one-time token. */
  readonly url: string;
  readonly port: number;
  /** Resolves once every connection is closed. */
  close(): Promise<void>;
}

/** The longest delay a timer can hold, in milliseconds. */
const NEVER_MS = 2 ** 31 - 1;

interface Parts {
  readonly accessToken: AccessToken;
  readonly pages: ReadonlyMap<string, PageFile>;
  readonly handlers: Handlers;
  readonly streams: SnapshotStreams;
}

/**
 * Serves the popover on 127.0.0.1 to a browser of the same user. Neither starts nor closes `glance`.
 *
 * @throws Error where the page is missing or the port cannot be had.
 */
export async function startWebHost(options: WebHostOptions): Promise<WebHost> {
  const { glance, logger, clock } = options;
  const pages = await readPageFiles(options.pageDir);
  const server = createServer({
    // A request without `Host` is refused here.
    requireHostHeader: false,
    // Node would scan all connections every 30 s, even with none; `limitConnections` has a timer for each.
    connectionsCheckingInterval: NEVER_MS,
  });
  limitConnections(server);
  server.listen({ port: options.port ?? 0, host: '127.0.0.1', exclusive: true });
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  const { port } = address;

  const accessToken = createAccessToken(port, clock);
  const streams = createSnapshotStreams(glance, clock);
  const parts: Parts = { accessToken, pages, handlers: createHandlers(glance), streams };
  server.on('request', (request, response) => {
    serve(request, response, parts).catch((error: unknown) => {
      logger.warn(`A request failed: ${error instanceof Error ? error.message : String(error)}`);
      if (response.headersSent) response.destroy();
      else replyText(response, 500, 'Codex Glance could not answer.');
    });
  });

  return {
    url: `http://127.0.0.1:${port}/?token=${accessToken.token}`,
    port,
    async close() {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      streams.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function serve(request: IncomingMessage, response: ServerResponse, parts: Parts): Promise<void> {
  const { accessToken, pages, handlers, streams } = parts;
  const [path = '', query = ''] = splitOnce(request.url ?? '', '?');
  const method = request.method ?? '';
  const hasCookie = accessToken.holds(request.headers.cookie);
  const admission = admit({
    hosts: request.headersDistinct.host ?? [],
    origins: request.headersDistinct.origin ?? [],
    fetchSite: request.headersDistinct['sec-fetch-site']?.join(', ') ?? null,
    isNavigation:
      request.headers['sec-fetch-mode'] === 'navigate' && request.headers['sec-fetch-dest'] === 'document',
    path,
    method,
    token: new URLSearchParams(query).get('token'),
    hasCookie,
  });
  if (admission.state === 'refused') return replyRefused(response, admission.reason);
  if (admission.state === 'exchange') {
    return exchange(response, accessToken, admission, hasCookie);
  }
  if (path === '/api/request') {
    if (method !== 'POST') return notAllowed(response, 'POST');
    return answerRequest(request, response, handlers);
  }
  if (path === '/api/events') {
    if (method !== 'GET') return notAllowed(response, 'GET');
    return streams.open(response);
  }
  const file = pages.get(path);
  if (file === undefined) return replyText(response, 404, 'There is no such page.');
  if (method !== 'GET' && method !== 'HEAD') return notAllowed(response, 'GET, HEAD');
  reply(response, 200, { 'content-type': file.type }, file.bytes);
}

/** Exchanges a token for the cookie. A browser that already has the cookie passes with a spent token. */
function exchange(
  response: ServerResponse,
  accessToken: AccessToken,
  { token, isCrossSite }: Extract<Admission, { state: 'exchange' }>,
  hasCookie: boolean,
): void {
  const cookie = accessToken.redeem(token);
  if (cookie === null && !hasCookie) {
    replyRefused(response, 'This one-time URL is wrong, was used before or is over 10 minutes old.');
    return;
  }
  const headers: Record<string, string> = {};
  if (cookie !== null) {
    headers['set-cookie'] = `${accessToken.cookieName}=${cookie}; Path=/; HttpOnly; SameSite=Strict`;
  }
  if (!isCrossSite) {
    replyText(response, 303, 'See /', { location: '/', ...headers });
    return;
  }
  // A redirect would still belong to the other page's navigation, to which a strict cookie is not sent.
  reply(response, 200, { 'content-type': 'text/html; charset=utf-8', ...headers }, goOn);
}

const goOn =
  '<!doctype html><meta http-equiv="refresh" content="0; url=/"><title>Codex Glance</title><a href="/">Open Codex Glance</a>\n';

function notAllowed(response: ServerResponse, allowed: string): void {
  response.setHeader('allow', allowed);
  replyJson(response, 405, { ok: false, code: 'method', message: `Only ${allowed} is answered here.` });
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
