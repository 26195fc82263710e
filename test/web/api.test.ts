import { get, type IncomingMessage } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { BODY_LIMIT } from '../../electron/web/request-api.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { startHosted } from './hosted.ts';
import { type RawRequest, request } from './raw-http.ts';

const json = ['Content-Type', 'application/json'] as const;
const own = ['X-Codex-Glance', '1'] as const;

async function signedIn() {
  const hosted = await startHosted();
  const cookie = ['Cookie', await hosted.signIn()] as const;
  const post = (body: string, headers: RawRequest['headers'] = [json, own]) =>
    request(hosted.host.port, {
      method: 'POST',
      path: '/api/request',
      headers: [cookie, ...(headers ?? [])],
      body,
    });
  const ask = async (name: string, payload: unknown) =>
    JSON.parse((await post(JSON.stringify({ name, payload }))).body);
  return { ...hosted, cookie, post, ask };
}

it('answers the requests of the contract', async () => {
  const { ask, glance } = await signedIn();
  expect(await ask('snapshot.get', {})).toEqual({ ok: true, value: glance.store.getState() });
  expect(await ask('snapshot.refresh', {})).toEqual({ ok: true, value: null });
  expect(await ask('demo.set', { on: true })).toEqual({ ok: true, value: null });
  expect(await ask('popover.close', {})).toEqual({ ok: true, value: null });
  expect(glance.calls).toEqual(['looked', 'codexOffered', 'refresh', 'setDemo true']);
});

it('refuses requests that are not of their form, without calling anything', async () => {
  const { ask, post, glance } = await signedIn();
  expect(await ask('toString', {})).toMatchObject({ ok: false, code: 'unknown-request' });
  expect(await ask('demo.set', { on: 'yes' })).toMatchObject({ ok: false, code: 'invalid-request' });
  expect(await ask('demo.set', { on: true, more: 1 })).toMatchObject({ ok: false, code: 'invalid-request' });
  expect((await post('{')).status).toBe(400);
  expect((await post('null')).status).toBe(400);
  expect((await post('{}', [json])).status).toBe(403);
  expect((await post('{}', [own])).status).toBe(415);
  expect((await post('{}', [own, ['Content-Type', 'text/plain']])).status).toBe(415);
  expect(glance.calls).toEqual([]);
});

it('reads no body over the limit, announced or not', async () => {
  const { host, cookie, post } = await signedIn();
  const body = JSON.stringify({ name: 'snapshot.get', payload: {}, pad: 'x'.repeat(BODY_LIMIT) });
  expect((await post(body)).status).toBe(413);
  const chunk = 'x'.repeat(BODY_LIMIT + 1);
  const response = await fetch(`http://127.0.0.1:${host.port}/api/request`, {
    method: 'POST',
    headers: { [cookie[0]]: cookie[1], [json[0]]: json[1], [own[0]]: own[1] },
    body: new Blob([chunk]).stream(),
    // @ts-expect-error Node's fetch wants it for a stream; the DOM's types do not know it.
    duplex: 'half',
  });
  expect(response.status).toBe(413);
});

/** Opens the event stream and keeps the Snapshots that arrive. */
async function openEvents(port: number, cookie: string) {
  const events: { generatedAt: string }[] = [];
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get({ port, host: '127.0.0.1', path: '/api/events', headers: { cookie }, agent: false }, resolve).on(
      'error',
      reject,
    );
  });
  onTestFinished(() => void response.destroy());
  let text = '';
  response.setEncoding('utf8');
  response.on('data', (chunk: string) => {
    text += chunk;
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const block = text.slice(0, end);
      text = text.slice(end + 2);
      const data = block.split('\n').find((line) => line.startsWith('data: '));
      if (data !== undefined && block.startsWith('event: snapshot\n')) events.push(JSON.parse(data.slice(6)));
    }
  });
  return { response, events };
}

it('streams the Snapshot on connect and on each change', async () => {
  const { host, glance, signIn } = await startHosted();
  const { response, events } = await openEvents(host.port, await signIn());
  expect(response.headers['content-type']).toBe('text/event-stream; charset=utf-8');
  expect(response.headers['cache-control']).toBe('no-store');
  await expect.poll(() => events.length).toBe(1);
  expect(events[0]).toEqual(glance.store.getState());
  glance.change({ generatedAt: '2026-11-20T10:47:00.000Z' });
  await expect.poll(() => events.at(-1)?.generatedAt).toBe('2026-11-20T10:47:00.000Z');
});

it('sends at most one event per 50 ms, and the newest', async () => {
  const clock = createFakeClock();
  const { host, glance, signIn } = await startHosted(clock);
  const { events } = await openEvents(host.port, await signIn());
  await expect.poll(() => events.length).toBe(1);
  for (let second = 0; second < 10; second += 1)
    glance.change({ generatedAt: `2026-11-20T10:47:0${second}.000Z` });
  clock.advance(49);
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(events).toHaveLength(1);
  clock.advance(1);
  await expect.poll(() => events.length).toBe(2);
  expect(events[1]?.generatedAt).toBe('2026-11-20T10:47:09.000Z');
});

it('holds back from a reader that does not read, then sends it the newest', async () => {
  const { host, glance, signIn } = await startHosted();
  const { response, events } = await openEvents(host.port, await signIn());
  await expect.poll(() => events.length).toBe(1);
  response.pause();
  const bulk = 'x'.repeat(4_000_000);
  for (let step = 1; step <= 20; step += 1) {
    glance.change({ cwd: `${step} ${bulk}` });
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  response.resume();
  await expect
    .poll(() => Reflect.get(events.at(-1) ?? {}, 'cwd')?.slice(0, 3), { timeout: 5_000 })
    .toBe('20 ');
  expect(events.length).toBeLessThan(15);
});

it('listens to nothing and sets no timer while no page is open', async () => {
  const clock = createFakeClock();
  const { host, glance, signIn } = await startHosted(clock);
  const cookie = await signIn();
  expect(glance.listeners).toBe(0);
  const first = await openEvents(host.port, cookie);
  const second = await openEvents(host.port, cookie);
  await expect.poll(() => glance.listeners).toBe(1);
  first.response.destroy();
  second.response.destroy();
  await expect.poll(() => glance.listeners).toBe(0);
  expect(clock.pending).toBe(0);
});
