import { once } from 'node:events';
import type { Socket } from 'node:net';
import { openSocket } from '../../../telemetry/probe/open-socket.ts';
import type { TlsMaterial } from '../../../telemetry/probe/tls-material.ts';

/**
 * Sends bytes over a connection of their own, over TLS where there is material for it, and ends it. Syslog knows no
 * answer, but a receiver that has read to the end closes its side: that it did so without an error is what can be
 * known. Returns false where it left its side open until `patienceMs` was over. Rejects with the error of the
 * connection, or where `signal` is aborted.
 */
export async function sendStream(
  authority: string,
  tls: TlsMaterial | null,
  bytes: Uint8Array,
  patienceMs: number,
  signal: AbortSignal,
): Promise<boolean> {
  const url = new URL(`${tls === null ? 'http' : 'https'}://${authority}`);
  const socket = await openSocket(url, null, tls ?? {}, signal);
  const abort = () => socket.destroy();
  signal.addEventListener('abort', abort, { once: true });
  try {
    // Errors after the connection are those of the close that follows.
    const ended = untilEnd(socket);
    socket.resume();
    const flushed = once(socket, 'finish', { signal });
    socket.end(bytes);
    await Promise.race([flushed, ended]);
    signal.throwIfAborted();
    const { promise: patience, resolve } = Promise.withResolvers<boolean>();
    const timer = setTimeout(resolve, patienceMs, false);
    try {
      return await Promise.race([ended, patience]);
    } finally {
      clearTimeout(timer);
    }
  } finally {
    signal.removeEventListener('abort', abort);
    socket.destroy();
  }
}

/** Resolves once the other side has ended; rejects where it broke off, or ended before all was written. */
async function untilEnd(socket: Socket): Promise<true> {
  const { promise, resolve, reject } = Promise.withResolvers<true>();
  socket.once('error', reject);
  socket.once('end', () =>
    socket.writableFinished ? resolve(true) : reject(new Error('ended before all was sent')),
  );
  socket.once('close', () => reject(new Error('closed')));
  return promise;
}
