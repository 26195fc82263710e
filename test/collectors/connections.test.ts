import { describe, expect, test } from 'vitest';
import type { ExportPlan } from '../../electron/core/exporters/export-plan/plan.ts';
import { probe } from '../../electron/core/telemetry/probe/probe.ts';
import { planFor, probed, using } from './probed.ts';
import { closedPort, serveGrpc, serveHttp, serveTcp } from './servers.ts';

const protocols: readonly ExportPlan['protocol'][] = ['json', 'binary', 'grpc'];

/** A label may hold 63 characters, so nobody is asked for this name. */
const NO_NAME = `${'x'.repeat(64)}.invalid`;

describe.each(protocols)('over %s', (protocol) => {
  const failing = async (url: string, reason: string, sentence: string | RegExp, timeoutMs = 400) => {
    const result = await probed(url, { protocol }, timeoutMs);
    expect(result).toMatchObject({ state: 'failing', reason });
    expect(result.sentence).toMatch(sentence);
  };

  test('a name that nobody knows', async () => {
    // Over gRPC Codex takes a name of this length for none, so the plan is that of another name.
    const plan = planFor('http://h.example/v1/logs', { protocol });
    const target = { url: new URL(`http://${NO_NAME}/v1/logs`), authority: NO_NAME, scheme: 'http' };
    expect(await probe({ ...plan, target }, { now: Date.now })).toMatchObject({
      state: 'failing',
      reason: 'dns',
      sentence: expect.stringContaining(`The name ${NO_NAME} is not known`),
    });
  });

  test('a closed port', async () => {
    const port = await closedPort();
    await failing(`http://127.0.0.1:${port}/v1/logs`, 'refused', `Nothing listens at 127.0.0.1:${port}`);
  });

  test('a server that never answers', async () => {
    const { port } = await using(serveTcp(() => {}));
    const url = `http://127.0.0.1:${port}/v1/logs`;
    const started = performance.now();
    await failing(url, 'timeout', /accepted the connection but did not answer within 0\.4 s/);
    expect(performance.now() - started).toBeLessThan(2_500);
  });

  test('a server that closes at once', async () => {
    const { port } = await using(serveTcp((socket) => socket.destroy()));
    await failing(`http://127.0.0.1:${port}/v1/logs`, 'server', /closed the connection without an answer/);
  });

  test('a server that speaks neither', async () => {
    const { port } = await using(serveTcp((socket) => socket.end('220 mail.example ESMTP\r\n')));
    await failing(`http://127.0.0.1:${port}/v1/logs`, 'protocol', /answers in neither HTTP nor gRPC/);
  });
});

test('a server that closes in the middle of its answer', async () => {
  const { port } = await using(
    serveTcp((socket) =>
      socket.once('data', () =>
        socket.end('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{"part'),
      ),
    ),
  );
  expect(await probed(`http://127.0.0.1:${port}/v1/logs`)).toMatchObject({
    state: 'failing',
    reason: 'server',
    sentence: `127.0.0.1:${port} closed the connection in the middle of its answer: look into the collector's log.`,
  });
});

test('a server that answers without end', async () => {
  const { port } = await using(
    serveHttp((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const more = setInterval(() => response.write('x'.repeat(40_000)), 5);
      response.once('close', () => clearInterval(more));
    }),
  );
  expect(await probed(`http://127.0.0.1:${port}/v1/logs`)).toMatchObject({ state: 'reachable' });
});

test('HTTP on the port of another gRPC server', async () => {
  const { port } = await using(serveGrpc(Buffer.alloc(0)));
  for (const protocol of ['json', 'binary'] as const) {
    expect(await probed(`http://127.0.0.1:${port}/v1/logs`, { protocol })).toMatchObject({
      reason: 'protocol',
      sentence: `127.0.0.1:${port} speaks gRPC, not HTTP: use otlp-grpc, or the collector's HTTP port, usually 4318.`,
    });
  }
});

test('gRPC on the port of an HTTP/1.1 server', async () => {
  const { port } = await using(serveHttp((_request, response) => response.end()));
  expect(await probed(`http://127.0.0.1:${port}`, { protocol: 'grpc' })).toMatchObject({
    reason: 'protocol',
    sentence: `127.0.0.1:${port} speaks HTTP, not gRPC: use otlp-http with the path /v1/logs, or the collector's gRPC port, usually 4317.`,
  });
});

test.each([
  ['not a url', 'json', 'The endpoint is not a URL, so the app-server does not start: write it in full.'],
  ['localhost:9', 'grpc', 'The endpoint has no http:// or https:// before it, so nothing is sent'],
  ['ftp://h.example/', 'binary', 'The endpoint begins with neither http:// nor https://'],
  ['http://h.example:99999/', 'json', 'The endpoint names no valid host and port, so nothing is sent'],
  [
    'http://[::1]:4317',
    'grpc',
    'Over gRPC Codex cannot use an IPv6 address, so the app-server does not start',
  ],
  ['http://-h.example', 'grpc', 'The endpoint names no valid host, so the app-server does not start'],
] as const)('an endpoint to which nothing can be sent: %s over %s', async (url, protocol, sentence) => {
  expect(await probed(url, { protocol })).toMatchObject({
    state: 'failing',
    reason: 'path',
    sentence: expect.stringContaining(sentence),
    latencyMs: null,
  });
});
