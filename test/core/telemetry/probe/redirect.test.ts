import { expect, test } from 'vitest';
import { type Hop, nextHop } from '../../../../electron/core/telemetry/probe/redirect.ts';

const names = ['authorization', 'cookie', 'proxy-authorization', 'x-api-key', 'content-type'];
const hop: Hop = {
  url: new URL('http://user:pw@a.example:1/t?q=1'),
  method: 'POST',
  headers: new Map(names.map((name) => [name, 'v'])),
  withheld: [],
};

/** Each as Codex 0.171.0 did it. */
test.each([
  [307, '/else', 'POST http://user:pw@a.example:1/else', 'http://a.example:1/t?q=1', names],
  [308, 'else#f', 'POST http://user:pw@a.example:1/else#f', 'http://a.example:1/t?q=1', names],
  [307, '', 'POST http://user:pw@a.example:1/t?q=1', 'http://a.example:1/t?q=1', names],
  [302, '/else', 'GET http://user:pw@a.example:1/else', 'http://a.example:1/t?q=1', names.slice(0, 4)],
  [307, 'http://a.example:2/', 'POST http://a.example:2/', 'http://a.example:1/', names.slice(3)],
  [303, '//b.example/', 'GET http://b.example/', 'http://a.example:1/', ['x-api-key']],
] as const)('%i to %j', (status, location, request, referer, kept) => {
  const next = nextHop(hop, status, location);
  expect(`${next?.method} ${next?.url.href}`).toBe(request);
  expect(next?.headers.get('referer')).toBe(referer);
  expect([...(next?.headers.keys() ?? [])].filter((name) => name !== 'referer')).toEqual(kept);
});

test.each([
  [300, '/else'],
  [304, '/else'],
  [305, '/else'],
  [200, '/else'],
  [307, null],
  [307, 'http://'],
  [307, 'ftp://a.example/'],
  [307, 'http://a.example/é'],
] as const)('not followed: %i to %j', (status, location) => {
  expect(nextHop(hop, status, location)).toBeNull();
});

test('nothing is told to where encryption ends', () => {
  const secure = { ...hop, url: new URL('https://a.example/t') };
  expect(nextHop(secure, 307, 'http://a.example/t')?.headers.has('referer')).toBe(false);
});
