import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { SignalName } from '../../../../electron/core/telemetry/exporter.ts';
import { environmentHeaders } from '../../../../electron/core/telemetry/probe/env-headers.ts';
import { environmentEffects } from '../../../../electron/core/telemetry/probe/environment.ts';
import { exportPlan, shownPlan } from '../../../../electron/core/telemetry/probe/plan.ts';
import { resolveWorld } from '../../config/world.ts';

const plan = async (text: string, signal: SignalName = 'logs', env: Record<string, string> = {}) => {
  const { resolved } = await resolveWorld({ '$HOME/config.toml': text });
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
    expect(found?.url?.href).toBe('https://ada:hidden@h.example:4318/in?token=hidden');
    expect(found?.headers.get('x-api-key')).toBe('hidden');
    expect(found?.shown).toEqual({
      url: 'https://h.example:4318/in?token=[redacted]',
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
    expect((await plan(text, signal))?.url?.href).toBe(
      `http://h.example:4317/opentelemetry.proto.collector.${service}/Export`,
    );
  });

  test.each(['h.example:4318', 'collector', '', 'ftp://h.example/'])('no URL: %j', async (endpoint) => {
    const text = `otel.exporter = { otlp-http = { endpoint = "${endpoint}", protocol = "json" } }\n`;
    expect(await plan(text)).toMatchObject({ url: null, shown: { url: null } });
  });

  test('headers of the environment are added and win', async () => {
    const text =
      'otel.exporter = { otlp-http = { endpoint = "http://h/", protocol = "json", headers = { a = "1", b = "2" } } }\n';
    const found = await plan(text, 'logs', { OTEL_EXPORTER_OTLP_HEADERS: 'b=3,c=4' });
    expect(Object.fromEntries(found?.headers ?? [])).toEqual({ a: '1', b: '3', c: '4' });
    expect(found?.shown.environment).toEqual([{ name: 'OTEL_EXPORTER_OTLP_HEADERS', effect: 'used' }]);
  });
});

describe('headers of the environment', () => {
  test.each([
    ['', {}],
    ['a=1', { a: '1' }],
    [' A = 1 ,b=x%20y%3D ,, =z, c', { a: '1', b: 'x y=' }],
    ['a=Basic YTpi==', { a: 'Basic YTpi==' }],
    ['a=100%', { a: '100%' }],
  ])('%j', (text, expected) => {
    expect(Object.fromEntries(environmentHeaders({ OTEL_EXPORTER_OTLP_HEADERS: text }, 'logs'))).toEqual(
      expected,
    );
  });

  test("the signal's own replace the general ones", () => {
    const env = { OTEL_EXPORTER_OTLP_HEADERS: 'a=1,b=2', OTEL_EXPORTER_OTLP_TRACES_HEADERS: 'a=3' };
    expect(Object.fromEntries(environmentHeaders(env, 'traces'))).toEqual({ a: '3' });
    expect(Object.fromEntries(environmentHeaders(env, 'logs'))).toEqual({ a: '1', b: '2' });
  });
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
