import { describe, expect, test } from 'vitest';
import { proxyFor } from '../../../../electron/core/telemetry/probe/proxy.ts';

const url = new URL('http://collector.example:4318/v1/logs');
const one = { HTTP_PROXY: 'http://proxy.example:3128' };

describe('the proxy', () => {
  test.each([
    [{}, null],
    [one, 'HTTP_PROXY'],
    [{ ...one, http_proxy: 'http://lower.example' }, 'HTTP_PROXY'],
    [{ http_proxy: 'http://lower.example' }, 'http_proxy'],
    [{ HTTPS_PROXY: 'http://proxy.example' }, null],
    [{ ALL_PROXY: 'http://proxy.example' }, 'ALL_PROXY'],
    [{ HTTP_PROXY: ' ' }, null],
    [{ ...one, NO_PROXY: '*' }, null],
    [{ ...one, NO_PROXY: 'localhost, collector.example' }, null],
    [{ ...one, NO_PROXY: '.example' }, null],
    [{ ...one, NO_PROXY: '*.example' }, null],
    [{ ...one, no_proxy: 'example' }, null],
    [{ ...one, NO_PROXY: 'tor.example,ample' }, 'HTTP_PROXY'],
  ])('%j', (env, variable) => {
    expect(proxyFor(url, env)?.variable ?? null).toBe(variable);
  });

  test('of https and of an address', () => {
    const env = { https_proxy: 'proxy.example:3128', NO_PROXY: '127.0.0.1,::1' };
    expect(proxyFor(new URL('https://h.example/'), env)).toEqual({
      variable: 'https_proxy',
      address: 'proxy.example:3128',
    });
    expect(proxyFor(new URL('https://127.0.0.1/'), env)).toBeNull();
    expect(proxyFor(new URL('https://[::1]:4318/'), env)).toBeNull();
  });
});
