import { describe, expect, test } from 'vitest';
import {
  type ExportHeaders,
  exportHeaders,
  grpcHeaders,
  httpHeaders,
} from '../../../../electron/core/exporters/export-plan/headers.ts';

const HTTP = 'json';
const of = (configured: Record<string, string>, env: Record<string, string> = {}, protocol = HTTP) =>
  exportHeaders(configured, env, 'logs', protocol as 'json');
const sent = ({ sent: all }: ExportHeaders) => all.map(([name, value]) => `${name}: ${value}`);

/** Each as Codex 0.171.0 sent it to a recording server. */
describe('headers of the configuration', () => {
  test.each([
    [{ 'X-Key': 'v' }, ['x-key: v']],
    [{ empty: '', blank: ' a ', tab: '\tx' }, ['empty: ', 'blank:  a ', 'tab: \tx']],
    [{ "ab_c~!#$%&'*+.^`|": '1' }, ["ab_c~!#$%&'*+.^`|: 1"]],
    [{ word: 'véx' }, ['word: véx']],
    [{ 'content-type': 'text/plain', te: 'x', host: 'h' }, ['content-type: text/plain', 'te: x', 'host: h']],
  ])('%j', (configured, expected) => expect(sent(of(configured))).toEqual(expected));

  test('what HTTP does not allow is dropped, and the rest is sent', () => {
    const found = of({
      'a b': '1',
      'a:b': '2',
      '': '3',
      é: '4',
      ctl: 'a\u0001',
      nl: 'a\nb',
      del: '\u007f',
      ok: '5',
    });
    expect(sent(found)).toEqual(['ok: 5']);
    expect(found.dropped).toEqual(['a b', 'a:b', '', 'é', 'ctl', 'nl', 'del']);
  });

  test('of names that differ only in case it is not known which one is sent', () => {
    const found = of({ Dup: '1', dup: '2', 'user-agent': 'x' });
    expect(found.ambiguous).toEqual(['dup', 'user-agent']);
    expect(sent(found)).toEqual(['dup: 1', 'user-agent: x']);
    expect(of({ 'User-Agent': 'x' }).ambiguous).toEqual([]);
    expect(of({ 'user-agent': 'x' }, {}, 'grpc').ambiguous).toEqual([]);
  });
});

describe('headers of the environment', () => {
  test.each([
    ['', []],
    ['a=1', ['a: 1']],
    [' A = 1 ,b=x%20y%3D ,, =z, c,d=', ['a: 1', 'b: x y=']],
    ['a=Basic YTpi==', ['a: Basic YTpi==']],
    [
      'a=100%,b=%4,c=%zz,d=%41%C3%A9,e=%FF,f=a%2Cb',
      ['a: 100%', 'b: %4', 'c: %zz', 'd: Aé', 'e: %FF', 'f: a,b'],
    ],
    ['k=é,x y=1,bad=a%0Ab,ok=a+b', ['k: é', 'ok: a+b']],
    ['k=1,k=2,K=3', ['k: 3']],
  ])('%j', (text, expected) => {
    expect(sent(of({}, { OTEL_EXPORTER_OTLP_HEADERS: text }))).toEqual(expected);
  });

  test('what HTTP does not allow is counted and not named', () => {
    const found = of({ 'a b': '1' }, { OTEL_EXPORTER_OTLP_HEADERS: 'x y=1,ok=2' });
    expect(found).toMatchObject({ dropped: ['a b'], droppedOfEnvironment: 1 });
  });

  test('they win over those of the configuration, and each of a twin goes over gRPC', () => {
    const env = { OTEL_EXPORTER_OTLP_HEADERS: 'K=1,k=2' };
    expect(sent(of({ a: '0', K: '0', k: '9' }, env))).toEqual(['a: 0', 'k: 2']);
    expect(sent(of({ a: '0', K: '0' }, env, 'grpc'))).toEqual(['a: 0', 'k: 1', 'k: 2']);
    expect(of({ K: '0', k: '9' }, env).ambiguous).toEqual([]);
  });

  test("the signal's own replace the general ones, also where they are empty", () => {
    const env = { OTEL_EXPORTER_OTLP_HEADERS: 'a=1,b=2', OTEL_EXPORTER_OTLP_TRACES_HEADERS: '' };
    expect(sent(exportHeaders({}, env, 'traces', 'json'))).toEqual([]);
    expect(sent(exportHeaders({}, env, 'logs', 'json'))).toEqual(['a: 1', 'b: 2']);
  });
});

test('over HTTP the configuration wins over all that Codex sets itself', () => {
  const url = new URL('http://us%40er:p%20w@h.example/');
  expect(Object.fromEntries(httpHeaders(url, 'json', of({})))).toEqual({
    'content-type': 'application/json',
    'user-agent': 'OTel-OTLP-Exporter-Rust/0.31.0',
    accept: '*/*',
    'accept-encoding': 'zstd,gzip',
    authorization: `Basic ${btoa('us@er:p w')}`,
  });
  const own = ['content-type', 'User-Agent', 'accept', 'accept-encoding', 'authorization'];
  const all = httpHeaders(url, 'protobuf', of(Object.fromEntries(own.map((name) => [name, 'own']))));
  expect(Object.fromEntries(all)).toEqual(Object.fromEntries(own.map((name) => [name.toLowerCase(), 'own'])));
  // One that HTTP does not allow takes the place of Codex's own, and is then left out.
  expect(httpHeaders(url, 'json', of({ 'User-Agent': 'a\nb' })).has('user-agent')).toBe(false);
  expect(httpHeaders(url, 'json', of({ 'user-agent': 'a\nb' })).has('user-agent')).toBe(true);
});

test('over gRPC headers of the protocol and of the connection stay as they must be', () => {
  const configured = [
    ...['te', 'content-type', 'grpc-status', 'grpc-message', 'grpc-message-type'],
    ...['connection', 'keep-alive', 'proxy-connection', 'transfer-encoding', 'upgrade'],
  ].map((name) => [name, 'own'] as const);
  const own = [
    ['host', 'h'],
    ['grpc-timeout', '1S'],
    ['user-agent', 'mine'],
  ] as const;
  expect(grpcHeaders([...configured, ...own])).toEqual([
    ['host', 'h'],
    ['grpc-timeout', '1S'],
    ['user-agent', 'mine tonic/0.14.3'],
    ['te', 'trailers'],
    ['content-type', 'application/grpc'],
  ]);
  expect(new Map(grpcHeaders([])).get('user-agent')).toBe('OTel-OTLP-Exporter-Rust/0.31.0 tonic/0.14.3');
});
