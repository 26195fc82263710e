import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { environmentEffects } from '../../../../electron/core/exporters/export-plan/environment.ts';
import { exportPlan, shownPlan } from '../../../../electron/core/exporters/export-plan/plan.ts';
import type { SignalName } from '../../../../electron/core/exporters/exporter.ts';
import { resolveWorld } from '../../config/world.ts';

const plan = async (text: string, signal: SignalName = 'logs', env: Record<string, string> = {}) => {
  const { resolved } = await resolveWorld({ '$HOME/config.toml': text }, { codexVersion: '0.171.0' });
  const found = exportPlan(resolved, signal, env);
  return found === null ? null : { ...found, shown: shownPlan(found) };
};

describe('the plan of a signal', () => {
  test('none where nothing goes to a collector of the user', async () => {
    expect(await plan('')).toBeNull();
    expect(await plan('', 'metrics')).toBeNull();
    expect(await plan('otel.exporter = "statsig"\n')).toBeNull();
    expect(await plan('otel.exporter = { otlp-http = { endpoint = "http://h/" } }\n')).toBeNull();
  });

  test('HTTP: the endpoint as written, with names of headers and TLS files', async () => {
    const found = await plan(`[otel.exporter.otlp-http]
endpoint = "https://ada:hidden@h.example:4318/in?token=hidden"
protocol = "binary"
headers = { X-API-Key = "hidden", authorization = "hidden" }
tls = { ca-certificate = "/etc/ca.pem", client-certificate = "/etc/c.pem", client-private-key = "/etc/k.pem" }
`);
    expect(found?.target?.url.href).toBe('https://ada:hidden@h.example:4318/in?token=hidden');
    expect(new Map(found?.headers.sent).get('x-api-key')).toBe('hidden');
    expect(found?.shown).toEqual({
      url: 'https://h.example:4318/[redacted]?token=[redacted]',
      headerNames: ['authorization', 'x-api-key'],
      tlsFiles: ['/etc/ca.pem', '/etc/c.pem', '/etc/k.pem'],
      environment: [],
    });
    expect(JSON.stringify(found?.shown) + inspect(found?.shown)).not.toContain('hidden');
  });

  test.each([
    ['logs', 'exporter', 'logs.v1.LogsService'],
    ['traces', 'trace_exporter', 'trace.v1.TraceService'],
    ['metrics', 'metrics_exporter', 'metrics.v1.MetricsService'],
  ] as const)('gRPC: the method of %s, whatever path the endpoint has', async (signal, key, service) => {
    const text = `otel.${key} = { otlp-grpc = { endpoint = "http://h.example:4317/x" } }\n`;
    expect((await plan(text, signal))?.target?.url.href).toBe(
      `http://h.example:4317/opentelemetry.proto.collector.${service}/Export`,
    );
  });

  test.each(['h.example:4318', 'collector', ' ', 'ftp://h.example/'])('no URL: %j', async (endpoint) => {
    const text = `otel.exporter = { otlp-http = { endpoint = "${endpoint}", protocol = "json" } }\n`;
    expect(await plan(text)).toMatchObject({ target: null, shown: { url: null } });
  });

  test('headers of the environment are added and win', async () => {
    const text =
      'otel.exporter = { otlp-http = { endpoint = "http://h/", protocol = "json", headers = { a = "1", b = "2" } } }\n';
    const found = await plan(text, 'logs', { OTEL_EXPORTER_OTLP_HEADERS: 'b=3,c=4' });
    expect(Object.fromEntries(found?.headers.sent ?? [])).toEqual({ a: '1', b: '3', c: '4' });
    expect(found?.shown.environment).toEqual([{ name: 'OTEL_EXPORTER_OTLP_HEADERS', effect: 'used' }]);
  });
});

test('an empty endpoint is that of the environment', async () => {
  const text = 'otel.exporter = { otlp-http = { endpoint = "", protocol = "json" } }\n';
  const found = await plan(text, 'logs', { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://h.example:1' });
  expect(found?.shown).toMatchObject({
    url: 'http://h.example:1/v1/logs',
    environment: [{ name: 'OTEL_EXPORTER_OTLP_ENDPOINT', effect: 'used' }],
  });
});

test('a command that gives headers is asked over HTTP alone', async () => {
  const text = `[otel]
headers_helper = "hidden-command"
exporter = { otlp-http = { endpoint = "http://h/", protocol = "json" } }
trace_exporter = { otlp-grpc = { endpoint = "http://h/" } }
`;
  const [logs, traces] = [await plan(text, 'logs'), await plan(text, 'traces')];
  expect([logs?.hasHelper, traces?.hasHelper]).toEqual([true, false]);
  expect(JSON.stringify([logs?.shown, traces?.shown])).not.toContain('hidden');
});

test.each([
  ['OTEL_EXPORTER_OTLP_HEADERS', 'used', 3],
  ['OTEL_EXPORTER_OTLP_LOGS_HEADERS', 'used', ['logs']],
  ['OTEL_EXPORTER_OTLP_TRACES_TIMEOUT', 'used', ['traces']],
  ['OTEL_RESOURCE_ATTRIBUTES', 'used', 3],
  ['OTEL_BLRP_SCHEDULE_DELAY', 'used', ['logs']],
  ['OTEL_BSP_SCHEDULE_DELAY', 'used', ['traces']],
  ['OTEL_METRIC_EXPORT_INTERVAL', 'used', ['metrics']],
  ['OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE', 'used', ['metrics']],
  ['OTEL_EXPORTER_OTLP_ENDPOINT', 'ignored', 3],
  ['OTEL_EXPORTER_OTLP_LOGS_ENDPOINT', 'ignored', ['logs']],
  ['OTEL_SERVICE_NAME', 'ignored', 3],
  ['OTEL_SDK_DISABLED', 'ignored', 3],
  ['OTEL_EXPORTER_OTLP_COMPRESSION', 'stops-all', 3],
] as const)('the variable %s is %s', (name, effect, signals) => {
  expect(environmentEffects({ [name]: 'gzip', PATH: '/bin' })).toEqual([
    { name, effect, signals: signals === 3 ? ['logs', 'traces', 'metrics'] : signals },
  ]);
  expect(environmentEffects({ [name]: ' ' })).toEqual([]);
});
