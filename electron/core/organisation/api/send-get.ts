import { type IncomingMessage, request as requestOf } from 'node:http';
import type { HttpProxy } from '../../exporters/export-plan/proxy.ts';
import { openSocket } from '../../telemetry/probe/open-socket.ts';
import type { TlsMaterial } from '../../telemetry/probe/tls-material.ts';

/** How one request goes. */
export interface Way {
  readonly proxy: HttpProxy | null;
  readonly tls: TlsMaterial;
  /** How long connecting may take, and how long the other side may be silent, in milliseconds. */
  readonly connectMs: number;
  readonly silenceMs: number;
  readonly signal: AbortSignal;
}

/** Thrown where the other side was silent for too long. */
export class Silence extends Error {}

/**
 * Sends one GET over a connection of its own and resolves to the answer, whose body the caller reads or destroys. No
 * redirect is followed. Rejects with the error of the connection, or `Silence`.
 */
export async function sendGet(
  url: URL,
  headers: ReadonlyMap<string, string>,
  way: Way,
): Promise<IncomingMessage> {
  const connecting = AbortSignal.any([way.signal, AbortSignal.timeout(way.connectMs)]);
  const socket = await openSocket(url, way.proxy, way.tls, connecting).catch((error: unknown) => {
    throw connecting.aborted && !way.signal.aborted ? new Silence() : error;
  });
  const isPlainProxy = way.proxy !== null && url.protocol === 'http:';
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const sent = new Map([...headers, ['host', url.host], ['connection', 'close']]);
  const authorization = isPlainProxy ? way.proxy?.authorization : null;
  if (authorization) sent.set('proxy-authorization', authorization);
  const request = requestOf({
    method: 'GET',
    path: isPlainProxy ? url.href : `${url.pathname}${url.search}`,
    createConnection: () => socket,
    setDefaultHeaders: false,
    headers: [...sent].flat(),
    signal: way.signal,
  });
  request.setTimeout(way.silenceMs, () => request.destroy(new Silence()));
  request.on('error', reject);
  request.on('response', resolve);
  request.end();
  return promise;
}
