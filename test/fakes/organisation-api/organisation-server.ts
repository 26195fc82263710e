import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as the server got it. */
export interface SeenRequest {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
}

/** What an interceptor answers in place of the server; undefined lets the server answer. */
export type Interceptor = (
  request: SeenRequest,
  response: ServerResponse,
  count: number,
) => 'answered' | undefined;

export interface Routes {
  /** Answers a request whose key was accepted; false where it has no such path. */
  answer(request: SeenRequest, response: ServerResponse, origin: string): boolean;
}

export interface OrganisationServer {
  /** As the base address is set, with `/v1`. */
  readonly base: string;
  /** The origin of signed addresses: another port, so another origin. */
  readonly files: string;
  readonly seen: SeenRequest[];
  /** Requests for signed addresses, with their headers. */
  readonly signed: { readonly path: string; readonly authorization: string | undefined }[];
  /** Comes before all routes, such as for a storm of 429. */
  intercept: Interceptor | null;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Serves a signed address; false where it is not known, or has expired. */
export type ServeSigned = (url: URL, response: ServerResponse) => boolean;

/**
 * Serves both APIs as they are documented. A missing key or a wrong one is 401, as clients in the field see it (facts:
 * external-systems A2).
 */
export async function startOrganisationServer(
  key: string,
  routes: readonly Routes[],
  serveSigned: ServeSigned = () => false,
): Promise<OrganisationServer> {
  const seen: SeenRequest[] = [];
  const signed: OrganisationServer['signed'] = [];
  const counts = new Map<string, number>();
  const files = await listen((request, response) => {
    const url = new URL(request.url ?? '/', 'http://files');
    signed.push({ path: url.pathname, authorization: request.headers.authorization });
    if (!serveSigned(url, response)) json(response, 403, { detail: 'Request has expired' });
  });
  const api = await listen((request, response) => {
    const url = new URL(request.url ?? '/', 'http://api');
    const { authorization } = request.headers;
    const asked: SeenRequest = { path: url.pathname, query: url.searchParams, authorization };
    seen.push(asked);
    const count = (counts.get(url.pathname) ?? 0) + 1;
    counts.set(url.pathname, count);
    if (server.intercept?.(asked, response, count) === 'answered') return;
    if (request.method !== 'GET') return json(response, 405, { detail: 'Method Not Allowed' });
    if (authorization !== `Bearer ${key}`) return json(response, 401, { detail: 'Unauthorized' });
    if (routes.some((each) => each.answer(asked, response, originOf(files)))) return;
    json(response, 404, { detail: 'Not Found' });
  });
  const server: OrganisationServer = {
    base: `${originOf(api)}/v1`,
    files: originOf(files),
    seen,
    signed,
    intercept: null,
    async [Symbol.asyncDispose]() {
      for (const each of [api, files]) {
        each.closeAllConnections();
        await new Promise((resolve) => each.close(resolve));
      }
    },
  };
  return server;
}

/** Answers with JSON. */
export function json(response: ServerResponse, status: number, body: unknown, headers = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

/** Answers 422 in the form of FastAPI, as the service does (facts: external-systems A2, export-and-apis-2). */
export function invalid(response: ServerResponse, name: string, msg: string): void {
  json(response, 422, { detail: [{ loc: ['query', name], msg, type: 'value_error' }] });
}

function originOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function listen(handle: (request: IncomingMessage, response: ServerResponse) => void): Promise<Server> {
  const server = createServer(handle);
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}
