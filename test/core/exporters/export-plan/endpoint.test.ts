import { describe, expect, test } from 'vitest';
import { readEndpoint } from '../../../../electron/core/exporters/export-plan/endpoint.ts';

const METHOD = '/service/Export';

function overHttp(text: string, env: Record<string, string> = {}): string {
  const found = readEndpoint(text, 'json', 'traces', env, METHOD);
  return found.ok ? found.target.url.href : found.fault;
}

function overGrpc(text: string, env: Record<string, string> = {}): string {
  const found = readEndpoint(text, 'grpc', 'traces', env, METHOD);
  if (!found.ok) return found.fault;
  const { scheme, authority, url } = found.target;
  return `${scheme} ${authority} ${url.href}`;
}

/** Each as Codex 0.171.0 took it: where it posted to, or how it failed. */
describe('an endpoint over HTTP', () => {
  test.each([
    ['http://h:1', 'http://h:1/'],
    ['http://h:1?x=1', 'http://h:1/?x=1'],
    ['http://h:1/x#f r', 'http://h:1/x'],
    ['http://h:1/a%20b', 'http://h:1/a%20b'],
    ['http://h:1/é?q=é', 'http://h:1/%C3%A9?q=%C3%A9'],
    ['http://h:1/a/../b/./c', 'http://h:1/b/c'],
    ['http://h:1//x', 'http://h:1//x'],
    ['http://h:1/x\\y', 'http://h:1/x/y'],
    ['http://h:1/%zz', 'http://h:1/%zz'],
    ["http://h:1/%7Eu/[x];a=b,c'", "http://h:1/%7Eu/[x];a=b,c'"],
    ['HTTP://H:80/x', 'http://h/x'],
    ['https://h:443/x', 'https://h/x'],
    ['http://127.1:1/x', 'http://127.0.0.1:1/x'],
    ['http://2130706433:1/x', 'http://127.0.0.1:1/x'],
    ['http://127.0.0.1.:1/x', 'http://127.0.0.1:1/x'],
    ['http://[::ffff:127.0.0.1]:1/x', 'http://[::ffff:7f00:1]:1/x'],
    ['http://u:p@ss@h/x', 'http://u:p%40ss@h/x'],
    ['http://h:/x', 'http://h/x'],
    ['http://h:04/x', 'http://h:4/x'],
    ['http://a b/x', 'not-a-uri'],
    ['http://h/a b', 'not-a-uri'],
    ['http://h/x?a=b c', 'not-a-uri'],
    [' http://h/x', 'not-a-uri'],
    ['http://h/x ', 'not-a-uri'],
    ['http://bücher.example/x', 'not-a-uri'],
    ['http://h:1\\x', 'not-a-uri'],
    ['http://h/`<>', 'not-a-uri'],
    ['http://%31/x', 'not-a-uri'],
    ['http://', 'not-a-uri'],
    ['http:///x', 'not-a-uri'],
    ['http:/h/x', 'not-a-uri'],
    ['http:127.0.0.1:1', 'not-a-uri'],
    ['unix:/tmp/x.sock', 'not-a-uri'],
    ['unix:///tmp/x.sock', 'not-a-uri'],
    ['dns:///h:1', 'not-a-uri'],
    ['not a url', 'not-a-uri'],
    [' ', 'not-a-uri'],
    ['localhost:4318', 'no-scheme'],
    ['collector.example', 'no-scheme'],
    ['//h/x', 'no-scheme'],
    ['/x', 'no-scheme'],
    ['*', 'no-scheme'],
    ['http:', 'no-scheme'],
    ['grpc://h/x', 'scheme'],
    ['ftp://h/x', 'scheme'],
    ['http+unix://x/y', 'scheme'],
    ['http://h:99999/x', 'no-host'],
    ['http://999.0.0.1/x', 'no-host'],
  ])('%s', (text, expected) => expect(overHttp(text)).toBe(expected));

  test.each([
    [{}, 'http://localhost:4318/v1/traces'],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://h/base/' }, 'http://h/base/v1/traces'],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'not a url' }, 'http://localhost:4318/v1/traces'],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: '' }, 'no-scheme'],
    [
      { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://h', OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://t/x' },
      'http://t/x',
    ],
    [{ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: '' }, 'http://localhost:4318/v1/traces'],
  ])('an empty one, with %j', (env, expected) => expect(overHttp('', env)).toBe(expected));
});

describe('an endpoint over gRPC', () => {
  test.each([
    ['http://h:4317/prefix?x', 'http h:4317 http://h:4317/service/Export'],
    ['HTTP://h', 'http h http://h/service/Export'],
    ['https://h', 'https h https://h/service/Export'],
    ['grpc://h:1', 'grpc h:1 http://h:1/service/Export'],
    ['grpcs://h:1', 'grpcs h:1 http://h:1/service/Export'],
    ['http://h:99999', 'http h:99999 http://h/service/Export'],
    ['http://h:', 'http h: http://h/service/Export'],
    ['http://u:p@h:1', 'http u:p@h:1 http://h:1/service/Export'],
    ['http://a_b.example.:1', 'http a_b.example.:1 http://a_b.example.:1/service/Export'],
    ['http://[::1]:1', 'ipv6'],
    ['http://127.1:1', 'host'],
    ['http://0x7f.0.0.1:1', 'host'],
    ['http://999.0.0.1', 'host'],
    ['http://1.2', 'host'],
    ['http://127.0.0.1.', 'host'],
    ['http://*:1', 'host'],
    ['http://-a.example', 'host'],
    ['http://a..b', 'host'],
    ['/x', 'host'],
    ['*', 'host'],
    ['localhost:4317', 'no-scheme'],
    ['not a url', 'not-a-uri'],
    ['unix:/x', 'not-a-uri'],
  ])('%s', (text, expected) => expect(overGrpc(text)).toBe(expected));

  test.each([
    [{}, 'http localhost:4317 http://localhost:4317/service/Export'],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://h:1/b' }, 'http h:1 http://h:1/service/Export'],
    [{ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'not a url' }, 'not-a-uri'],
  ])('an empty one, with %j', (env, expected) => expect(overGrpc('', env)).toBe(expected));
});
