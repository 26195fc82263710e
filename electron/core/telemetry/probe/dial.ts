import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { connectFailure } from './connect-error.ts';
import type { ConnectOutcome } from './outcome.ts';
import type { TlsMaterial } from './tls-material.ts';

/** How a port answers the first bytes of HTTP/2. */
export type Spoken =
  | { readonly kind: 'http1' | 'http2' | 'tls-bytes' | 'other' | 'silent' | 'closed' }
  | ConnectOutcome;

/** A port that says nothing for this long counts as silent, in milliseconds. */
export const DIAL_MS = 1_000;

/** The connection preface of HTTP/2 with an empty SETTINGS frame (RFC 9113, 3.4). No request follows. */
const preface = Buffer.concat([
  Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
  Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0]),
]);

/**
 * Connects once more after a failure of unknown stage. Returns how far that comes and which protocol is spoken.
 * `secure` is null for a plain connection. Leaves nothing open.
 */
export function dial(url: URL, secure: TlsMaterial | null, timeoutMs = DIAL_MS): Promise<Spoken> {
  const { host, port } = addressOf(url);
  const started = performance.now();
  return new Promise((resolve) => {
    let connected = false;
    const socket: Socket =
      secure === null
        ? connect({ host, port })
        : connectTls({ ...secure, ...serverName(host), host, port, ALPNProtocols: ['h2', 'http/1.1'] });
    const end = (spoken: Spoken) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(spoken);
    };
    const timer = setTimeout(() => {
      const afterMs = performance.now() - started;
      end(connected ? { kind: 'silent' } : { kind: 'timeout', stage: 'connect', afterMs });
    }, timeoutMs);
    socket.once(secure === null ? 'connect' : 'secureConnect', () => {
      connected = true;
      socket.write(preface);
    });
    socket.once('data', (bytes: Buffer) => end({ kind: languageOf(bytes) }));
    socket.once('end', () => end({ kind: 'closed' }));
    socket.once('close', () => end({ kind: 'closed' }));
    socket.once('error', (error) => end(connectFailure(error) ?? { kind: 'closed' }));
  });
}

/** Returns true where a port completes a TLS handshake with any certificate. */
export function speaksTls(url: URL, timeoutMs = DIAL_MS): Promise<boolean> {
  const { host, port } = addressOf(url);
  return new Promise((resolve) => {
    // Nothing is sent over it, so the other end need not be verified.
    const socket = connectTls({ ...serverName(host), host, port, rejectUnauthorized: false });
    const end = (spoken: boolean) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(spoken);
    };
    const timer = setTimeout(() => end(false), timeoutMs);
    socket.once('secureConnect', () => end(true));
    socket.once('error', () => end(false));
    socket.once('close', () => end(false));
  });
}

/**
 * Returns true where a server that closed the connection wants a client certificate other than the one offered. Some
 * servers say so in an alert, and some only hang up.
 */
export async function wantsAnotherCertificate(url: URL, { ca, cert }: TlsMaterial): Promise<boolean> {
  if (cert === undefined) return false;
  const spoken = await dial(url, { ca });
  return spoken.kind === 'tls' && spoken.problem === 'client-certificate';
}

/** Returns the host without brackets, and the scheme's port where the URL names none. */
export function addressOf(url: URL): { readonly host: string; readonly port: number } {
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
  return { host: url.hostname.replace(/^\[|\]$/g, ''), port };
}

/** Returns names only: an address may not be the server name of a handshake. */
export function serverName(host: string): { readonly servername?: string } {
  return isIP(host) === 0 ? { servername: host } : {};
}

function languageOf(bytes: Buffer): 'http1' | 'http2' | 'tls-bytes' | 'other' {
  if (bytes.subarray(0, 5).toString('latin1') === 'HTTP/') return 'http1';
  // A SETTINGS frame is the first that an HTTP/2 server may send; GOAWAY where it ends at once.
  if (bytes.length >= 4 && bytes[0] === 0 && (bytes[3] === 4 || bytes[3] === 7)) return 'http2';
  if ((bytes[0] === 0x15 || bytes[0] === 0x16) && bytes[1] === 3) return 'tls-bytes';
  return 'other';
}
