import { describe, expect, it } from 'vitest';
import { TOKEN_LIFETIME_MS } from '../../electron/web/access-token.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { startHosted } from './hosted.ts';
import { parse, type RawRequest, request, sendRaw } from './raw-http.ts';

describe('The one-time URL', () => {
  it('is exchanged for a strict, script-proof cookie and a clean address', async () => {
    const { host, token } = await startHosted();
    expect(host.url).toBe(`http://127.0.0.1:${host.port}/?token=${token}`);
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    const answer = await request(host.port, { path: `/?token=${token}` });
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe('/');
    expect(answer.headers['set-cookie']).toMatch(
      new RegExp(`^codex-glance-${host.port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`),
    );
    expect(answer.headers['set-cookie']).not.toContain(token);
  });

  it('works once, and sends its holder on to the page when it is opened again', async () => {
    const { host, token, signIn } = await startHosted();
    const cookie = await signIn();
    expect((await request(host.port, { path: `/?token=${token}` })).status).toBe(403);
    const again = await request(host.port, { path: `/?token=${token}`, headers: [['Cookie', cookie]] });
    expect(again.status).toBe(303);
    expect(again.headers).not.toHaveProperty('set-cookie');
  });

  it('ends 10 minutes after it was printed', async () => {
    const clock = createFakeClock();
    const { host, token } = await startHosted(clock);
    clock.advance(TOKEN_LIFETIME_MS);
    expect((await request(host.port, { path: `/?token=${token}` })).status).toBe(403);
  });

  it('is not spent by a request that is refused for another reason', async () => {
    const { host, token, signIn } = await startHosted();
    const foreign = await request(host.port, {
      path: `/?token=${token}`,
      headers: [['Host', 'evil.example']],
    });
    expect(foreign.status).toBe(403);
    expect(await signIn()).not.toBe('');
  });

  it('is only good on the front page and for GET', async () => {
    const { host, token } = await startHosted();
    expect((await request(host.port, { path: `/api/events?token=${token}` })).status).toBe(403);
    expect((await request(host.port, { method: 'POST', path: `/?token=${token}` })).status).toBe(403);
  });
});

describe('A page that leads to the one-time URL', () => {
  const led = (mode: string, dest: string) =>
    [
      ['Sec-Fetch-Site', 'cross-site'],
      ['Sec-Fetch-Mode', mode],
      ['Sec-Fetch-Dest', dest],
    ] as const;

  it('is followed, by a page that goes on from here', async () => {
    const { host, token } = await startHosted();
    const answer = await request(host.port, {
      path: `/?token=${token}`,
      headers: led('navigate', 'document'),
    });
    expect(answer.status).toBe(200);
    expect(answer.headers['set-cookie']).toContain('SameSite=Strict');
    expect(answer.body).toContain('http-equiv="refresh" content="0; url=/"');
    expect(answer.body).not.toContain(token);
  });

  it.each([
    ['as a script', 'no-cors', 'script'],
    ['as a frame', 'navigate', 'iframe'],
    ['by fetch', 'cors', 'empty'],
  ])('is not followed %s, and the token is not spent', async (_name, mode, dest) => {
    const { host, token, signIn } = await startHosted();
    const answer = await request(host.port, { path: `/?token=${token}`, headers: led(mode, dest) });
    expect(answer.status).toBe(403);
    expect(await signIn()).not.toBe('');
  });

  it('leads nowhere without the token', async () => {
    const { host } = await startHosted();
    const headers = led('navigate', 'document');
    expect((await request(host.port, { path: '/', headers })).status).toBe(403);
    expect((await request(host.port, { path: '/?token=wrong', headers })).status).toBe(403);
  });
});

describe('Without the cookie', () => {
  const paths = ['/', '/index.html', '/assets/index-1.js', '/api/events', '/api/request', '/nothing'];
  it.each(paths)('%s is 403 with an explanation', async (path) => {
    const { host } = await startHosted();
    const answer = await request(host.port, { path });
    expect(answer.status).toBe(403);
    expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(answer.body).toContain('codex-glance serve');
  });

  it.each(['wrong', '', 'a'.repeat(43)])('the token "%s" is 403', async (token) => {
    const { host } = await startHosted();
    expect((await request(host.port, { path: `/?token=${token}` })).status).toBe(403);
  });

  it('a wrong cookie is 403', async () => {
    const { host } = await startHosted();
    const headers = [['Cookie', `codex-glance-${host.port}=${'a'.repeat(43)}`]] as const;
    expect((await request(host.port, { headers })).status).toBe(403);
  });
});

describe('With the cookie, but from elsewhere', () => {
  const foreign: readonly (readonly [string, (port: number) => RawRequest['headers']])[] = [
    ['a rebound name', (port) => [['Host', `evil.example:${port}`]]],
    ['a name that ends like ours', (port) => [['Host', `evil.localhost:${port}`]]],
    [
      'another port than the page, behind a forward',
      () => [
        ['Host', 'localhost:9000'],
        ['Origin', 'http://localhost:9001'],
      ],
    ],
    ['another loopback address', (port) => [['Host', `127.0.0.2:${port}`]]],
    ['all addresses', (port) => [['Host', `0.0.0.0:${port}`]]],
    [
      'two names',
      (port) => [
        ['Host', `127.0.0.1:${port}`],
        ['Host', 'evil.example'],
      ],
    ],
    ['another origin', () => [['Origin', 'https://evil.example']]],
    ['an opaque origin', () => [['Origin', 'null']]],
    ['an origin on another port', (port) => [['Origin', `http://127.0.0.1:${port + 1}`]]],
    ['our other name', (port) => [['Origin', `http://localhost:${port}`]]],
    ['a cross-site page', () => [['Sec-Fetch-Site', 'cross-site']]],
    ['a page on another port', () => [['Sec-Fetch-Site', 'same-site']]],
  ];

  it.each(foreign)('%s is 403', async (_name, headersOf) => {
    const { host, signIn } = await startHosted();
    const cookie = ['Cookie', await signIn()] as const;
    expect((await request(host.port, { headers: [cookie] })).status).toBe(200);
    const answer = await request(host.port, { headers: [cookie, ...(headersOf(host.port) ?? [])] });
    expect(answer.status).toBe(403);
    const events = await request(host.port, {
      path: '/api/events',
      headers: [cookie, ...(headersOf(host.port) ?? [])],
    });
    expect(events.status).toBe(403);
  });

  it('no name at all is 403', async () => {
    const { host, signIn } = await startHosted();
    const cookie = await signIn();
    const text = `GET / HTTP/1.1\r\nCookie: ${cookie}\r\nConnection: close\r\n\r\n`;
    expect(parse(await sendRaw(host.port, text)).status).toBe(403);
    expect(parse(await sendRaw(host.port, `GET / HTTP/1.0\r\nCookie: ${cookie}\r\n\r\n`)).status).toBe(403);
  });

  it.each([
    ['its own origin', (port: number) => ['Origin', `http://127.0.0.1:${port}`] as const],
    ['its own page', () => ['Sec-Fetch-Site', 'same-origin'] as const],
    ['the address bar', () => ['Sec-Fetch-Site', 'none'] as const],
  ])('%s is let in', async (_name, headerOf) => {
    const { host, signIn } = await startHosted();
    const headers = [['Cookie', await signIn()] as const, headerOf(host.port)];
    expect((await request(host.port, { headers })).status).toBe(200);
  });

  it('localhost is let in under its own name', async () => {
    const { host, signIn } = await startHosted();
    const headers = [
      ['Cookie', await signIn()],
      ['Host', `localhost:${host.port}`],
      ['Origin', `http://localhost:${host.port}`],
    ] as const;
    expect((await request(host.port, { headers })).status).toBe(200);
  });
});

it.each(['localhost:9000', '127.0.0.1:9000', 'LOCALHOST:80', 'localhost'])(
  'Through a forwarded port, under %s, the page and its requests are answered',
  async (name) => {
    const { host, signIn } = await startHosted();
    const cookie = ['Cookie', await signIn()] as const;
    const headers = [cookie, ['Host', name], ['Origin', `http://${name.toLowerCase()}`]] as const;
    expect((await request(host.port, { headers })).status).toBe(200);
    expect((await request(host.port, { headers: [cookie, ['Host', `${name}.evil.example`]] })).status).toBe(
      403,
    );
  },
);
