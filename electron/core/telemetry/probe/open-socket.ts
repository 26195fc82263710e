import { connect, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import type { HttpProxy } from '../../exporters/export-plan/proxy.ts';
import { addressOf, serverName } from './dial.ts';
import type { TlsMaterial } from './tls-material.ts';

/** Thrown where a proxy refuses a tunnel. */
export class TunnelRefused extends Error {
  /** The status of its answer; null for none. */
  readonly status: number | null;

  constructor(status: number | null) {
    super('no-tunnel');
    this.status = status;
  }
}

/** The longest valid answer to CONNECT, in bytes. Source: `hyper-util`, `connect/proxy/tunnel.rs`. */
const LONGEST_ANSWER = 8192;

/**
 * Opens a connection to a URL: directly, to a proxy, or through its tunnel. Rejects with the error of the stage that
 * failed. Aborting destroys what was opened. `protocols` are offered to the server by ALPN; without any, none is.
 */
export async function openSocket(
  url: URL,
  proxy: HttpProxy | null,
  tls: TlsMaterial,
  signal: AbortSignal,
  protocols: readonly string[] = [],
): Promise<Socket> {
  const isSecure = url.protocol === 'https:';
  const { host, port } = addressOf(url);
  const alpn = protocols.length === 0 ? {} : { ALPNProtocols: [...protocols] };
  if (proxy === null) {
    const secure = { ...tls, ...alpn, ...serverName(host), host, port };
    return isSecure ? opened(connectTls(secure), signal) : opened(connect({ host, port }), signal);
  }
  const to = { host: proxy.host, port: proxy.port };
  const way = proxy.secure ? connectTls({ ...tls, ...serverName(proxy.host), ...to }) : connect(to);
  const socket = await opened(way, signal);
  if (!isSecure) return socket;
  await openTunnel(socket, `${url.hostname}:${port}`, proxy.authorization);
  return opened(connectTls({ ...tls, ...alpn, ...serverName(host), host, socket }), signal);
}

function opened<T extends Socket | TLSSocket>(socket: T, signal: AbortSignal): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const abort = () => socket.destroy();
  signal.addEventListener('abort', abort, { once: true });
  // It also keeps later errors of an abandoned connection from ending the process.
  socket.on('error', reject);
  socket.once('close', () => {
    signal.removeEventListener('abort', abort);
    reject(new Error('closed'));
  });
  socket.once('encrypted' in socket ? 'secureConnect' : 'connect', () => resolve(socket));
  if (signal.aborted) abort();
  return promise;
}

async function openTunnel(socket: Socket, target: string, authorization: string | null): Promise<void> {
  const credentials = authorization === null ? '' : `Proxy-Authorization: ${authorization}\r\n`;
  socket.write(`CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n${credentials}\r\n`);
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let head = '';
  const onData = (bytes: Buffer) => {
    head += bytes.toString('latin1');
    const isWhole = head.includes('\r\n\r\n');
    if (!isWhole && head.length <= LONGEST_ANSWER) return;
    socket.off('data', onData);
    socket.pause();
    const status = /^HTTP\/1\.[01] (\d{3})/.exec(head)?.[1];
    if (isWhole && status === '200') resolve();
    else reject(new TunnelRefused(status === undefined ? null : Number(status)));
  };
  socket.on('data', onData);
  socket.once('end', () => reject(new TunnelRefused(null)));
  socket.once('close', () => reject(new TunnelRefused(null)));
  await promise;
}
