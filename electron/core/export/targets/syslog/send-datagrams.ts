import { createSocket } from 'node:dgram';
import { lookup } from 'node:dns/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** Within this, in milliseconds, a machine near by says that nobody listens. */
const REFUSAL_MS = 10;

/**
 * Sends each message as a datagram, one after another. Whether they arrive cannot be known; that nobody listens is
 * heard of on the same machine, and on some networks. Rejects where they cannot be sent, which is of the batch as
 * a whole, and where `signal` is aborted.
 */
export async function sendDatagrams(
  host: string,
  port: number,
  messages: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  const { address, family } = await lookup(host);
  signal.throwIfAborted();
  const socket = createSocket(family === 6 ? 'udp6' : 'udp4');
  const failed = Promise.withResolvers<never>();
  failed.promise.catch(() => {});
  socket.on('error', failed.reject);
  try {
    await Promise.race([new Promise<void>((done) => socket.connect(port, address, done)), failed.promise]);
    for (const message of messages) {
      signal.throwIfAborted();
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      socket.send(message, (error) => (error ? reject(error) : resolve()));
      await Promise.race([promise, failed.promise]);
    }
    await Promise.race([sleep(REFUSAL_MS, undefined, { signal }), failed.promise]);
  } finally {
    socket.close();
  }
}
