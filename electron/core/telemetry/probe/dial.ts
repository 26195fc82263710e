import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { connectFailure } from './connect-error.ts';
import type { ConnectOutcome } from './outcome.ts';
import type { TlsMaterial } from './tls-material.ts';

/** How a port answers to the first bytes of HTTP/2. */
export type Spoken =
  | { readonly kind: 'http1' | 'http2' | 'tls-bytes' | 'other' | 'silent' | 'closed' }
  | ConnectOutcome;

/** A port that says nothing for this long is taken to be silent, in milliseconds. */
export const DIAL_MS = 1_000;

/** The connection preface of HTTP/2 with an empty SETTINGS frame (RFC 9113, 3.4). No request follows. */
const preface = Buffer.concat([
  Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
  Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0]),
]);

/**
 * Connects once more after a failure that does not tell its stage, and tells how far that comes and
 * what is spoken there. `secure` is null for a plain connection. Leaves nothing open.
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

/** True where a port completes a TLS handshake, whoever it is that it presents. */
export function speaksTls(url: URL, timeoutMs = DIAL_MS): Promise<boolean> {
  const { host, port } = addressOf(url);
  return new Promise((resolve) => {
    // Nothing is sent over it, so it does not matter who is at the other end.
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
 * True where a server that closed the connection on us wants a client certificate, so that it was the
 * one we showed that it did not take. Some servers say so in an alert, and some only hang up.
 */
export async function wantsAnotherCertificate(url: URL, { ca, cert }: TlsMaterial): Promise<boolean> {
  if (cert === undefined) return false;
  const spoken = await dial(url, { ca });
  return spoken.kind === 'tls' && spoken.problem === 'client-certificate';
}

/** Host without brackets, and the scheme's port where the URL names none. */
export function addressOf(url: URL): { readonly host: string; readonly port: number } {
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
  return { host: url.hostname.replace(/^\[|\]$/g, ''), port };
}

/** Names only: an address may not be the server name of a handshake. */
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
