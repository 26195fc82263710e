import { type ClientHttp2Session, connect, type IncomingHttpHeaders } from 'node:http2';
import { proxyFor } from '../../../exporters/export-plan/proxy.ts';
import type { Clock } from '../../../platform/ports.ts';
import { openSocket } from '../../../telemetry/probe/open-socket.ts';
import { retryPushback } from '../../../telemetry/probe/retry-pushback.ts';
import type { TlsMaterial } from '../../../telemetry/probe/tls-material.ts';
import { connectWithin, failureReason, readAuthorities } from '../http/connecting.ts';

/** How a call ended. */
export type GrpcOutcome =
  | {
      readonly kind: 'answered';
      /** A gRPC status; 0 for success. */
      readonly status: number;
      /** How long the server asks to wait; null where it does not say. */
      readonly retryAfterMs: number | null;
      /** Its message; null where there is none that can be read. */
      readonly message: Uint8Array | null;
    }
  | { readonly kind: 'not-grpc' /** Of HTTP. */; readonly status: number }
  | { readonly kind: 'failed' /** As of `failureReason`, or timeout. */; readonly reason: string };

export interface GrpcCall {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly message: Uint8Array;
  /** Whether the message is packed with gzip. */
  readonly isPacked: boolean;
}

export interface GrpcSenderParts {
  /** Absolute path of a PEM file with the authorities to trust beside the system's; null for none. */
  readonly caFile: string | null;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Pick<Clock, 'now'>;
  /** How long one call may take, in milliseconds. */
  readonly longestMs: number;
}

/** At most this much of an answer is read, in bytes. */
const ANSWER_LIMIT = 64 * 1024;
const UNKNOWN = 2;

/**
 * Makes unary calls to a target over one connection that is kept, through the tunnel of the proxy that the environment
 * names. Uses HTTP/2 directly: a gRPC library would bring a resolver, a balancer and proxies of its own.
 */
export class GrpcSender {
  private readonly url: URL;
  private readonly parts: GrpcSenderParts;
  private session: ClientHttp2Session | null = null;
  private tls: TlsMaterial | null = null;

  constructor(url: URL, parts: GrpcSenderParts) {
    this.url = url;
    this.parts = parts;
  }

  /** Never rejects, but when `signal` is aborted. */
  async send(call: GrpcCall, signal: AbortSignal): Promise<GrpcOutcome> {
    const timeout = AbortSignal.timeout(this.parts.longestMs);
    const either = AbortSignal.any([signal, timeout]);
    try {
      return await this.exchange(await this.connected(either), call, either);
    } catch (error) {
      signal.throwIfAborted();
      return { kind: 'failed', reason: timeout.aborted ? 'timeout' : failureReason(error) };
    }
  }

  close(): void {
    this.session?.destroy();
    this.session = null;
  }

  private async connected(signal: AbortSignal): Promise<ClientHttp2Session> {
    if (this.session !== null && !this.session.closed && !this.session.destroyed) return this.session;
    const { url } = this;
    const isSecure = url.protocol === 'https:';
    if (isSecure) this.tls ??= await readAuthorities(this.parts.caFile);
    // Only a tunnel carries HTTP/2; without TLS it is this machine, which needs no proxy.
    const proxy = isSecure ? proxyFor(url, this.parts.env) : null;
    const socket = await connectWithin(signal, (connecting) =>
      openSocket(url, proxy, this.tls ?? {}, connecting, ['h2']),
    );
    const session = connect(url.origin, { createConnection: () => socket });
    const drop = () => {
      if (this.session === session) this.session = null;
      session.close();
    };
    session.on('error', drop).on('goaway', drop).on('close', drop);
    this.session = session;
    return session;
  }

  private async exchange(
    session: ClientHttp2Session,
    { path, headers, message, isPacked }: GrpcCall,
    signal: AbortSignal,
  ): Promise<GrpcOutcome> {
    const request = {
      ...headers,
      ':method': 'POST',
      ':path': path,
      'content-type': 'application/grpc',
      te: 'trailers',
      'grpc-timeout': `${this.parts.longestMs}m`,
      ...(isPacked ? { 'grpc-encoding': 'gzip' } : {}),
    };
    const stream = session.request(request, { signal });
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    let head: IncomingHttpHeaders | null = null;
    let trailers: IncomingHttpHeaders = {};
    let length = 0;
    const chunks: Buffer[] = [];
    stream.on('response', (received) => {
      head = received;
      // Trailers alone: the whole answer is one block of headers.
      if (received['grpc-status'] !== undefined) trailers = received;
    });
    stream.on('trailers', (received) => {
      trailers = received;
    });
    stream.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= ANSWER_LIMIT) chunks.push(chunk);
    });
    stream.on('error', reject);
    stream.on('close', () => (head === null ? reject(new Error('closed')) : resolve()));
    stream.end(framed(message, isPacked));
    await promise;
    return outcomeOf(head ?? {}, trailers, Buffer.concat(chunks), this.parts.clock.now());
  }
}

async function outcomeOf(
  head: IncomingHttpHeaders,
  trailers: IncomingHttpHeaders,
  body: Buffer,
  now: number,
): Promise<GrpcOutcome> {
  const written = trailers['grpc-status'];
  if (written === undefined && !/^application\/grpc/.test(head['content-type'] ?? '')) {
    return { kind: 'not-grpc', status: Number(head[':status']) };
  }
  const status = /^\d{1,2}$/.test(String(written)) ? Number(written) : UNKNOWN;
  const retryAfterMs = status === 0 ? null : await retryPushback(trailers, now);
  return { kind: 'answered', status, retryAfterMs, message: unframed(body) };
}

/** Puts before a message whether it is packed, and its length in four bytes ("Length-Prefixed-Message"). */
function framed(message: Uint8Array, isPacked: boolean): Buffer {
  const prefix = Buffer.alloc(5);
  prefix[0] = isPacked ? 1 : 0;
  prefix.writeUInt32BE(message.length, 1);
  return Buffer.concat([prefix, message]);
}

/** Reads one message that is not packed, as no packing was offered. */
function unframed(bytes: Buffer): Uint8Array | null {
  if (bytes.length < 5 || bytes[0] !== 0) return null;
  const message = bytes.subarray(5);
  return message.length === bytes.readUInt32BE(1) ? message : null;
}
