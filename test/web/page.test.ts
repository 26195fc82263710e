import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../electron/core/platform/system-clock.ts';
import { startWebHost } from '../../electron/web/web-host.ts';
import { createFakeGlance } from '../fakes/glance.ts';
import { createFakeLogger } from '../fakes/logger.ts';
import { makePage, startHosted } from './hosted.ts';
import { request, sendRaw } from './raw-http.ts';

it('serves the files of the page with their types and strict headers', async () => {
  const { host, signIn } = await startHosted();
  const headers = [['Cookie', await signIn()]] as const;
  const types = {
    '/': 'text/html; charset=utf-8',
    '/index.html': 'text/html; charset=utf-8',
    '/assets/index-1.js': 'text/javascript; charset=utf-8',
    '/assets/index-1.css': 'text/css; charset=utf-8',
  };
  for (const [path, type] of Object.entries(types)) {
    const answer = await request(host.port, { path, headers });
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': type,
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    });
  }
  const head = await request(host.port, { method: 'HEAD', headers });
  expect(head).toMatchObject({ status: 200, body: '' });
  expect(Number(head.headers['content-length'])).toBeGreaterThan(0);
});

it.each([
  '/../package.json',
  '/assets/../../package.json',
  '/%2e%2e/package.json',
  '/assets/..%2f..%2fpackage.json',
  '/assets\\..\\index.html',
  '//etc/passwd',
  '/assets/index-1.js.map',
  '/assets/',
  '/constructor',
  'http://127.0.0.1/index.html',
])('%s is no page', async (path) => {
  const { host, signIn } = await startHosted();
  const answer = await request(host.port, { path, headers: [['Cookie', await signIn()]] });
  expect(answer.status).toBe(404);
});

it('refuses methods that do not belong', async () => {
  const { host, signIn } = await startHosted();
  const headers = [['Cookie', await signIn()]] as const;
  expect(await request(host.port, { method: 'DELETE', headers })).toMatchObject({ status: 405 });
  const got = await request(host.port, { path: '/api/request', headers });
  expect(got).toMatchObject({ status: 405, headers: { allow: 'POST' } });
  expect(await request(host.port, { method: 'POST', path: '/api/events', headers })).toMatchObject({
    status: 405,
    headers: { allow: 'GET' },
  });
});

it('says in one sentence that the page was not built', async () => {
  const pageDir = await mkdtemp(join(tmpdir(), 'codex-glance-page-'));
  onTestFinished(() => rm(pageDir, { recursive: true, force: true }));
  const parts = { glance: createFakeGlance(), port: 0, logger: createFakeLogger(), clock: systemClock };
  await expect(startWebHost({ ...parts, pageDir })).rejects.toThrow(
    /^The page is missing: .* Build it with "npm run build"\.$/,
  );
  await expect(startWebHost({ ...parts, pageDir: join(pageDir, 'none') })).rejects.toThrow(
    'The page is missing',
  );
});

it('fails where the port is taken', async () => {
  const { host, glance } = await startHosted();
  const again = startWebHost({
    glance,
    pageDir: await makePage(),
    port: host.port,
    logger: createFakeLogger(),
    clock: systemClock,
  });
  await expect(again).rejects.toThrow('EADDRINUSE');
});

it('is reachable on 127.0.0.1 only', async () => {
  const { host } = await startHosted();
  const others = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ address, family }) => family === 'IPv4' && address !== '127.0.0.1')
    .map(({ address }) => address);
  for (const address of [...others, '::1']) {
    const reached = await new Promise((resolve) => {
      const socket = connect(host.port, address);
      socket.on('connect', () => resolve(true));
      socket.on('error', () => resolve(false));
      socket.on('close', () => socket.destroy());
    });
    expect(reached, address).toBe(false);
  }
});

it('closes at once with connections open, and leaves nothing open', async () => {
  const { host, glance, signIn } = await startHosted();
  const cookie = await signIn();
  const events = sendRaw(
    host.port,
    `GET /api/events HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\nCookie: ${cookie}\r\n\r\n`,
  );
  const idle = sendRaw(host.port, 'GET / HT');
  await expect.poll(() => glance.listeners).toBe(1);
  await host.close();
  await Promise.all([events, idle]);
  expect(glance.listeners).toBe(0);
  await host.close();
});
