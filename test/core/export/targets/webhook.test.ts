import { createHmac } from 'node:crypto';
import { createServer as createTcpServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createSecretReader } from '../../../../electron/core/export/secrets/read-secret.ts';
import { parseTarget } from '../../../../electron/core/export/settings/export-settings.ts';
import type { Target } from '../../../../electron/core/export/target.ts';
import { HttpSender } from '../../../../electron/core/export/targets/http/post.ts';
import { kindOf } from '../../../../electron/core/export/targets/target-kinds.ts';
import { serveHttp } from '../../../collectors/servers.ts';
import { sampleRows } from '../../../fixtures/export-records.ts';

const { signal } = new AbortController();
const NOW = Date.parse('2026-11-20T12:00:00.000Z');
let target: Target | null = null;
afterEach(() => target?.close());

async function open(port: number, env: Record<string, string> = { KEY: 'k3y' }): Promise<Target> {
  const url = `http://127.0.0.1:${port}/hook`;
  const read = parseTarget({ name: 'hook', to: 'webhook', url, secret: { env: 'KEY' } });
  if (!read.ok) throw new Error(read.message.text);
  const secrets = createSecretReader({ env, platform: 'linux' });
  target = await kindOf(read.settings).open(read.settings, { clock: { now: () => NOW }, env, secrets });
  return target;
}

describe('A webhook', () => {
  it('is signed over its time and body', async () => {
    await using server = await serveHttp((_request, response) => void response.writeHead(204).end());
    const rows = sampleRows(2);
    expect(await (await open(server.port)).send(rows, signal)).toMatchObject({ accepted: 2 });
    const [request] = server.requests;
    if (!request) throw new Error('no request');
    const { headers, body } = request;
    const timestamp = headers['codex-glance-timestamp'];
    expect(timestamp).toBe(String(NOW / 1_000));
    const signature = createHmac('sha256', 'k3y')
      .update(`${timestamp}.${body.toString('utf8')}`)
      .digest('hex');
    expect(headers['codex-glance-signature']).toBe(`sha256=${signature}`);
    expect(JSON.parse(body.toString('utf8'))).toEqual({
      schema: 'codex-glance.records/1',
      records: rows.map(({ json }) => JSON.parse(json)),
    });
  });

  it.each([
    [200, undefined, { accepted: 2 }],
    [301, undefined, { stop: 'HTTP 301' }],
    [400, undefined, { refused: { index: null, reason: 'HTTP 400' } }],
    [401, undefined, { stop: 'HTTP 401' }],
    [413, undefined, { refused: { index: null, reason: 'HTTP 413' } }],
    [429, '120', { retry: { afterMs: 120_000, reason: 'HTTP 429' } }],
    [503, 'Fri, 20 Nov 2026 12:00:30 GMT', { retry: { afterMs: 30_000, reason: 'HTTP 503' } }],
  ])('answer %i with Retry-After %s', async (status, retryAfter, is) => {
    await using server = await serveHttp((_request, response) => {
      if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter);
      response.writeHead(status, { location: 'http://127.0.0.1:1/elsewhere' }).end();
    });
    expect(await (await open(server.port)).send(sampleRows(2), signal)).toMatchObject(is);
    expect(server.requests).toHaveLength(1);
  });

  it('that is down is tried again', async () => {
    const server = await serveHttp(() => {});
    const { port } = server;
    await server[Symbol.asyncDispose]();
    expect(await (await open(port)).send(sampleRows(1), signal)).toMatchObject({
      retry: { reason: 'refused' },
    });
  });

  it('that closes half-way is tried again', async () => {
    const server = createTcpServer((socket) => {
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf'));
      socket.on('error', () => {});
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    expect(await (await open(port)).send(sampleRows(1), signal)).toMatchObject({
      accepted: 0,
      retry: { reason: 'closed' },
    });
    server.close();
  });

  it('that never answers is given up after a while, and its connection closed', async () => {
    await using server = await serveHttp(() => {});
    const sender = new HttpSender({ caFile: null, env: {}, clock: { now: () => NOW }, longestMs: 50 });
    const url = new URL(`http://127.0.0.1:${server.port}/`);
    expect(await sender.send({ url, headers: {}, body: Buffer.from('x') }, signal)).toEqual({
      kind: 'failed',
      reason: 'timeout',
    });
    sender.close();
  });

  it('keeps its connection beyond the time that one request may take', async () => {
    const ports = new Set<unknown>();
    await using server = await serveHttp((request, response) => {
      ports.add(request.socket.remotePort);
      response.writeHead(200).end();
    });
    const sender = new HttpSender({ caFile: null, env: {}, clock: { now: () => NOW }, longestMs: 60 });
    const request = { url: new URL(`http://127.0.0.1:${server.port}/`), headers: {}, body: Buffer.from('x') };
    for (let number = 0; number < 6; number++) {
      expect(await sender.send(request, signal)).toMatchObject({ kind: 'answered', status: 200 });
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect([server.requests.length, ports.size]).toEqual([6, 1]);
    sender.close();
  });

  it('is reached through the proxy of the environment', async () => {
    await using proxy = await serveHttp((_request, response) => void response.writeHead(200).end());
    const env = { KEY: 'k3y', HTTP_PROXY: `http://user:pass@127.0.0.1:${proxy.port}` };
    const through = await open(9, env);
    expect(await through.send(sampleRows(1), signal)).toMatchObject({ accepted: 1 });
    expect(proxy.requests[0]).toMatchObject({ path: 'http://127.0.0.1:9/hook' });
    expect(proxy.requests[0]?.headers['proxy-authorization']).toMatch(/^Basic /);
  });

  it.each([
    'http://collector.example/hook',
    'https://user:s3cret@collector.example/',
    'ftp://127.0.0.1/',
    'collector.example',
  ])('may not be %s', (url) => {
    expect(parseTarget({ name: 'hook', to: 'webhook', url, secret: { env: 'KEY' } })).toMatchObject({
      ok: false,
      key: 'url',
    });
  });
});
