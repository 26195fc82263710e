import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type ProbeResult, probe } from '../../electron/core/telemetry/probe/probe.ts';
import { temporaryFolder } from '../setup/temporary-folder.ts';
import { createAuthority } from './authority.ts';
import { planFor, using } from './probed.ts';
import { closedPort, serveHttp, serveTcp } from './servers.ts';

/** Probes through a proxy, as the environment would name it. */
function through(proxyPort: number, url: string, ca: string | null = null): Promise<ProbeResult> {
  const plan = planFor(url, { headers: { 'x-api-key': 'secret' }, tls: { ca } });
  const proxy = {
    variable: 'HTTP_PROXY',
    host: '127.0.0.1',
    port: proxyPort,
    secure: false,
    authorization: null,
  };
  return probe({ ...plan, proxy }, { now: Date.now, timeoutMs: 1_000 });
}

test('http goes through the proxy with the whole address', async () => {
  const proxy = await using(serveHttp((_request, response) => response.end()));
  expect(await through(proxy.port, 'http://collector.invalid:4318/v1/logs')).toMatchObject({
    state: 'accepted',
  });
  expect(proxy.requests).toMatchObject([
    { path: 'http://collector.invalid:4318/v1/logs', headers: { 'x-api-key': 'secret' } },
  ]);
});

test('https goes through a tunnel, in which the proxy sees nothing', async () => {
  const authority = await createAuthority();
  const folder = temporaryFolder();
  const ca = join(folder, 'ca.pem');
  writeFileSync(ca, authority.cert);
  const collector = await using(
    serveHttp((_request, response) => response.end(), { identity: await authority.issue() }),
  );
  const seen: string[] = [];
  const proxy = await using(
    serveTcp((socket) =>
      socket.once('data', (head) => {
        seen.push(head.toString('latin1'));
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        const far = connect(collector.port, '127.0.0.1');
        far.on('error', () => socket.destroy());
        socket.on('close', () => far.destroy());
        socket.pipe(far).pipe(socket);
      }),
    ),
  );
  const url = `https://127.0.0.1:${collector.port}/v1/logs`;
  expect(await through(proxy.port, url, ca)).toMatchObject({ state: 'accepted' });
  expect(seen[0]).toMatch(/^CONNECT 127\.0\.0\.1:\d+ HTTP\/1\.1/);
  expect(seen.join()).not.toContain('secret');
});

test('a proxy that is down, and one that does not lead there', async () => {
  const closed = await closedPort();
  expect(await through(closed, 'http://collector.invalid/v1/logs')).toMatchObject({
    state: 'failing',
    reason: 'refused',
    sentence:
      'The proxy in HTTP_PROXY cannot be reached: correct HTTP_PROXY, or name the collector in NO_PROXY.',
  });
  const refusing = await using(serveTcp((socket) => socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')));
  expect(await through(refusing.port, 'https://collector.invalid/v1/logs')).toMatchObject({
    state: 'failing',
    reason: 'refused',
    sentence: expect.stringContaining('The proxy in HTTP_PROXY does not lead there'),
  });
});
