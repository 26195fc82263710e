import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { MINUTE_MS } from '../shared/durations.ts';

/** A connection has this long to send a whole request, in milliseconds. */
export const REQUEST_MS = 10_000;

/** A connection between two requests is closed after this long, in milliseconds. */
export const IDLE_MS = MINUTE_MS;

/** More connections than this are closed at once. A page needs two, and each open page may have a stream. */
export const MOST_CONNECTIONS = 96;

/**
 * Bounds how many connections a server holds, and for how long one may take over a request. Node's own
 * check of the time looks at all connections again and again, also with none; here a connection has a timer
 * only while it owes a request.
 */
export function limitConnections(server: Server): void {
  server.maxConnections = MOST_CONNECTIONS;
  const timers = new WeakMap<Socket, NodeJS.Timeout>();
  const settle = (socket: Socket) => clearTimeout(timers.get(socket));
  const expect = (socket: Socket, ms: number) => {
    settle(socket);
    if (!socket.destroyed) timers.set(socket, setTimeout(() => socket.destroy(), ms).unref());
  };
  server.on('connection', (socket: Socket) => {
    expect(socket, REQUEST_MS);
    socket.on('close', () => settle(socket));
  });
  server.on('request', (request, response) => {
    const { socket, method } = request;
    if (method === 'GET' || method === 'HEAD') settle(socket);
    else {
      // The body has as long again; the answer may take longer.
      expect(socket, REQUEST_MS);
      request.once('end', () => settle(socket));
    }
    response.once('close', () => expect(socket, IDLE_MS));
  });
}
