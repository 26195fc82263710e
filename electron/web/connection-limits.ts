import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { MINUTE_MS } from '../shared/durations.ts';

/** The time in which a connection must send a whole request, in milliseconds. */
export const REQUEST_MS = 10_000;

/** A connection without a request is closed after this time, in milliseconds. */
export const IDLE_MS = MINUTE_MS;

/** More connections are closed at once. A page needs two, and each open page may have a stream. */
export const MOST_CONNECTIONS = 96;

/**
 * Limits the connections of a server, and the time of a request. Node's own check scans all connections again and
 * again, even with none; here a connection has a timer only during a request.
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
      // The body has the same time again; the answer may take longer.
      expect(socket, REQUEST_MS);
      request.once('end', () => settle(socket));
    }
    response.once('close', () => expect(socket, IDLE_MS));
  });
}
