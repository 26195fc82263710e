import { describe, expect, test } from 'vitest';
import { isExempt, proxyFor } from '../../../../electron/core/exporters/export-plan/proxy.ts';

const url = new URL('http://collector.example:4318/v1/logs');
const P = 'http://proxy.example:3128';

/** Each as Codex 0.171.0 did it. */
describe('the proxy', () => {
  test.each([
    [{}, null],
    [{ HTTP_PROXY: P }, 'HTTP_PROXY'],
    [{ HTTP_PROXY: P, http_proxy: P }, 'HTTP_PROXY'],
    [{ http_proxy: P }, 'http_proxy'],
    [{ HTTP_PROXY: '', http_proxy: P }, null],
    [{ HTTP_PROXY: ' ', http_proxy: P }, null],
    [{ HTTP_PROXY: `${' '}${P}` }, null],
    [{ HTTPS_PROXY: P }, null],
    [{ ALL_PROXY: P }, 'ALL_PROXY'],
    [{ all_proxy: P }, 'all_proxy'],
    [{ ALL_PROXY: '', all_proxy: P }, null],
    [{ HTTP_PROXY: '', ALL_PROXY: P }, 'ALL_PROXY'],
    [{ HTTP_PROXY: 'not a url', ALL_PROXY: P }, 'ALL_PROXY'],
    [{ HTTP_PROXY: 'ftp://proxy.example', ALL_PROXY: P }, 'ALL_PROXY'],
    [{ HTTP_PROXY: P, REQUEST_METHOD: '' }, null],
    [{ ALL_PROXY: P, REQUEST_METHOD: 'GET' }, null],
    [{ HTTP_PROXY: P, NO_PROXY: '*' }, null],
    [{ HTTP_PROXY: P, no_proxy: '*' }, null],
    [{ HTTP_PROXY: P, NO_PROXY: '', no_proxy: '*' }, 'HTTP_PROXY'],
  ])('%j', (env, variable) => {
    expect(proxyFor(url, env as Record<string, string>)?.variable ?? null).toBe(variable);
  });

  test.each([
    ['proxy.example:3128', { host: 'proxy.example', port: 3128, secure: false, authorization: null }],
    ['HTTP://proxy.example/path?x', { host: 'proxy.example', port: 80, secure: false }],
    ['https://[::1]', { host: '::1', port: 443, secure: true }],
    [
      'us%40er:p%20w@h.example:1',
      { host: 'h.example', port: 1, authorization: `Basic ${btoa('us@er:p w')}` },
    ],
    ['http://u@h.example', { authorization: `Basic ${btoa('u:')}` }],
    ['socks5h://u:p@h.example:1', { host: 'h.example', port: 1, secure: false, authorization: null }],
  ])('%s', (address, expected) => {
    expect(proxyFor(url, { ALL_PROXY: address })).toMatchObject({ variable: 'ALL_PROXY', ...expected });
  });
});

describe('no proxy', () => {
  test.each([
    ['collector.invalid', '*', true],
    ['collector.invalid', 'collector.invalid', true],
    ['collector.invalid', 'COLLECTOR.invalid', true],
    ['collector.invalid', '.invalid', true],
    ['collector.invalid', '.INVALID', true],
    ['collector.invalid', 'invalid', true],
    ['collector.invalid', '.collector.invalid', true],
    ['collector.invalid', ' x , invalid ', true],
    ['collector.invalid', '*.invalid', false],
    ['collector.invalid', 'collector.invalid:4318', false],
    ['collector.invalid', 'tor.invalid', false],
    ['collector.invalid', 'collector', false],
    ['collector.invalid', 'invalid.', false],
    ['collector.invalid', 'http://collector.invalid', false],
    ['collector.invalid', '', false],
    ['collector.invalid', '.', false],
    ['collector.invalid.', 'collector.invalid', false],
    ['127.0.0.1', '127.0.0.1', true],
    ['127.0.0.1', '127.0.0.0/8', true],
    ['127.0.0.1', '127.0.0.1/8', true],
    ['127.0.0.1', '0.0.0.0/0', true],
    ['127.0.0.1', '127.0.0.0/33', false],
    ['127.0.0.1', '10.0.0.0/8', false],
    ['127.0.0.1', '127.0.0.1:4318', false],
    ['127.0.0.1', '*', false],
    ['127.0.0.1', '127.*', false],
    ['127.0.0.1', '127.1', false],
    ['127.0.0.1', '.0.0.1', false],
    ['127.0.0.1', '::ffff:127.0.0.1', false],
    ['127.0.0.1', 'localhost', false],
    ['localhost', '127.0.0.1', false],
    ['[::1]', '::1', true],
    ['[::1]', '0:0:0:0:0:0:0:1', true],
    ['[::1]', '::/0', true],
    ['[::1]', '[::1]', false],
    ['[::1]', '*', false],
    ['[::1]', '::1%lo', false],
  ])('%s by %j: %j', (host, list, expected) => expect(isExempt(host, list)).toBe(expected));
});
