import { expect, test } from 'vitest';
import { planFor, probed, using } from '../probed.ts';
import { serveGrpc, serveHttp } from '../servers.ts';
import { exportLogs } from './exporting-codex.ts';

const http = (endpoint: string, protocol = 'json', headers = '{ a = "1", b = "2" }') =>
  `[otel.exporter.otlp-http]\nendpoint = "${endpoint}"\nprotocol = "${protocol}"\nheaders = ${headers}\n`;
const taking = () => using(serveHttp((_request, response) => response.end()));

test.each(['json', 'binary'] as const)(
  'over %s Codex sends what the plan says, and so does the probe',
  async (protocol) => {
    const server = await taking();
    const { plan } = await exportLogs(http(`http://ada:pw@127.0.0.1:${server.port}/in?x=1`, protocol), {
      OTEL_EXPORTER_OTLP_HEADERS: 'b=3,c=4%20x',
    });
    const [byCodex] = server.requests;
    expect(Object.fromEntries(plan.headers.sent)).toEqual({ a: '1', b: '3', c: '4 x' });
    await probed(plan.target?.url.href ?? '', { protocol, headers: Object.fromEntries(plan.headers.sent) });
    const byProbe = server.requests.at(-1);
    for (const request of [byCodex, byProbe]) {
      expect(request).toMatchObject({
        method: 'POST',
        path: '/in?x=1',
        headers: { ...Object.fromEntries(plan.headers.sent), authorization: `Basic ${btoa('ada:pw')}` },
      });
    }
    expect(byProbe?.headers['content-type']).toBe(byCodex?.headers['content-type']);
  },
);

test('over gRPC only scheme, host and port of the endpoint count', async () => {
  const server = await using(serveGrpc(Buffer.alloc(0)));
  const endpoint = `http://127.0.0.1:${server.port}/prefix`;
  const otel = `[otel.exporter.otlp-grpc]\nendpoint = "${endpoint}"\nheaders = { a = "1", b = "2" }\n`;
  const { plan } = await exportLogs(otel, { OTEL_EXPORTER_OTLP_HEADERS: 'b=3' });
  expect(plan.target?.url.href).toBe(planFor(endpoint, { protocol: 'grpc' }).target?.url.href);
  expect(server.calls[0]).toMatchObject(Object.fromEntries(plan.headers.sent));
});

test('Codex goes through the proxy that the plan names', async () => {
  const proxy = await taking();
  const { plan } = await exportLogs(http('http://collector.invalid:4318/v1/logs'), {
    HTTP_PROXY: `http://127.0.0.1:${proxy.port}`,
    http_proxy: 'http://127.0.0.1:1',
  });
  expect(plan.proxy).toMatchObject({ variable: 'HTTP_PROXY', host: '127.0.0.1', port: proxy.port });
  expect(proxy.requests[0]?.path).toBe('http://collector.invalid:4318/v1/logs');
});

test.each([
  [307, ['POST']],
  [302, ['GET']],
])('Codex follows a %i with %j', async (status, methods) => {
  const target = await taking();
  const location = `http://127.0.0.1:${target.port}/else`;
  const source = await using(
    serveHttp((_request, response) => {
      response.writeHead(status, { location }).end();
    }),
  );
  const endpoint = `http://127.0.0.1:${source.port}/v1/logs`;
  await exportLogs(http(endpoint));
  expect([...new Set(target.requests.map(({ method }) => method))]).toEqual(methods);
  expect((await probed(endpoint)).state).toBe(status === 307 ? 'accepted' : 'failing');
});

test.each([
  ['OTEL_EXPORTER_OTLP_COMPRESSION', 'gzip', 'stops-all'],
  ['OTEL_EXPORTER_OTLP_LOGS_COMPRESSION', 'none', 'stops-all'],
  ['OTEL_SDK_DISABLED', 'true', 'ignored'],
  ['OTEL_EXPORTER_OTLP_ENDPOINT', 'http://127.0.0.1:1', 'ignored'],
] as const)('%s=%s: %s', async (name, value, effect) => {
  const server = await taking();
  const { plan } = await exportLogs(http(`http://127.0.0.1:${server.port}/v1/logs`), { [name]: value });
  expect(plan.environment).toMatchObject([{ name, effect }]);
  expect(server.requests.length > 0).toBe(effect === 'ignored');
});
