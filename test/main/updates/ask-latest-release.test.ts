import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { askLatestRelease } from '../../../electron/main/updates/ask-latest-release.ts';

let server: Server | null = null;
const never = new AbortController().signal;

/** The address of a server on loopback, which is asked in the place of GitHub's. */
async function serve(answer: RequestListener): Promise<string> {
  server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/repos/some-one/codex-glance/releases/latest`;
}

afterEach(async () => {
  server?.closeAllConnections();
  server?.close();
  server = null;
});

const json = (body: unknown): RequestListener => {
  return (_request, response) =>
    response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
};

it('takes the version from the tag, and tells nothing of this machine', async () => {
  const seen: IncomingMessage[] = [];
  const url = await serve((request, response) => {
    seen.push(request);
    json({ tag_name: 'v1.2.3', body: 'What is new', assets: [{ name: 'x' }] })(request, response);
  });
  expect(await askLatestRelease(url, never)).toEqual({ state: 'release', version: '1.2.3' });
  expect(seen).toHaveLength(1);
  const [request] = seen;
  expect([request?.method, request?.url]).toEqual(['GET', '/repos/some-one/codex-glance/releases/latest']);
  const { host, ...headers } = request?.headers ?? {};
  expect(headers).toEqual({
    accept: 'application/vnd.github+json',
    'accept-encoding': expect.any(String),
    'accept-language': '*',
    connection: 'keep-alive',
    'sec-fetch-mode': 'cors',
    'user-agent': 'codex-glance',
  });
});

it('knows of a repository without releases', async () => {
  const url = await serve((_request, response) => response.writeHead(404).end('{"message":"Not Found"}'));
  expect(await askLatestRelease(url, never)).toMatchObject({ state: 'none' });
});

it.each<[string, RequestListener, RegExp]>([
  ['a limit', (_request, response) => response.writeHead(403).end(), /status 403/],
  ['a fault', (_request, response) => response.writeHead(500).end(), /status 500/],
  ['a way elsewhere', (_request, response) => response.writeHead(302, { location: '/x' }).end(), /redirect/],
  ['no JSON', (_request, response) => response.end('<html>'), /names no version/],
  ['no object', json(null), /names no version/],
  ['no tag', json({ name: '1.2.3' }), /names no version/],
  ['a tag that is no version', json({ tag_name: 'nightly' }), /names no version/],
  ['a tag that is no text', json({ tag_name: { v: 1 } }), /names no version/],
  ['too much', (_request, response) => response.end(Buffer.alloc(1024 * 1024 + 1, ' ')), /too long/],
  ['half an answer', (request) => request.socket.destroy(), /./],
])('takes %s for a failure', async (_name, answer, reason) => {
  const url = await serve(answer);
  const result = await askLatestRelease(url, never);
  expect(result).toEqual({ state: 'failed', reason: expect.stringMatching(reason) });
});

it('fails where nobody answers, and ends when it is told to', async () => {
  const url = await serve(() => {});
  const ending = new AbortController();
  const asked = askLatestRelease(url, ending.signal);
  ending.abort();
  expect(await asked).toMatchObject({ state: 'failed' });
  server?.closeAllConnections();
  server?.close();
  expect(await askLatestRelease(url, never)).toMatchObject({ state: 'failed', reason: /ECONNREFUSED/ });
});
