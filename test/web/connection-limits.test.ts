import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { expect, it, onTestFinished, vi } from 'vitest';
import {
  IDLE_MS,
  limitConnections,
  MOST_CONNECTIONS,
  REQUEST_MS,
} from '../../electron/web/connection-limits.ts';

/** A server that reads bodies and answers `GET /` at once, and never `GET /stream`. */
async function start() {
  const server = createServer((request, response) => {
    if (request.url === '/stream') return void response.write('open');
    request.resume();
    request.once('end', () => response.end('done'));
  });
  limitConnections(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return async (text: string) => {
    const socket = connect(port, '127.0.0.1');
    onTestFinished(() => void socket.destroy());
    const seen = { closed: false, text: '', socket };
    socket.on('error', () => {});
    socket.on('close', () => {
      seen.closed = true;
    });
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      seen.text += chunk;
    });
    await new Promise((resolve) => socket.once('connect', resolve));
    socket.write(text);
    await settled();
    return seen;
  };
}

/** What was sent over loopback has arrived. Real time, whatever the timers say. */
const settled = () => new Promise((resolve) => setImmediateReal(resolve));
const realTimeout = setTimeout;
const setImmediateReal = (run: (value: unknown) => void) => realTimeout(run, 50);

it.each([
  ['nothing', ''],
  ['half a header', 'GET / HTTP/1.1\r\nHost: x\r\nX-'],
  ['half a body', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n12345'],
])('a connection that sends %s is closed, however often it adds a little', async (_name, text) => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const open = await start();
  const seen = await open(text);
  await vi.advanceTimersByTimeAsync(REQUEST_MS - 1_000);
  if (text !== '') seen.socket.write('a');
  await settled();
  expect(seen.closed).toBe(false);
  await vi.advanceTimersByTimeAsync(1_000);
  await vi.waitFor(() => expect(seen.closed).toBe(true));
});

it('a stream stays open; a connection between two requests does so for a while', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const open = await start();
  const stream = await open('GET /stream HTTP/1.1\r\nHost: x\r\n\r\n');
  const idle = await open('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\n1');
  expect(idle.text).toContain('done');
  await vi.advanceTimersByTimeAsync(IDLE_MS + 1_000);
  await vi.waitFor(() => expect(idle.closed).toBe(true));
  expect(stream.closed).toBe(false);
});

it('more connections than any page needs are not taken', async () => {
  const open = await start();
  const sockets = await Promise.all(Array.from({ length: MOST_CONNECTIONS }, () => open('')));
  const further = await open('');
  await vi.waitFor(() => expect(further.closed).toBe(true));
  expect(sockets.every(({ closed }) => !closed)).toBe(true);
});
