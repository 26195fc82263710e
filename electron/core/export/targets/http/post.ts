import { Agent, type ClientRequest, type IncomingMessage, request as requestOf } from 'node:http';
import type { Socket } from 'node:net';
import { proxyFor } from '../../../exporters/export-plan/proxy.ts';
import type { Clock } from '../../../platform/ports.ts';
import { codeOf } from '../../../telemetry/probe/connect-error.ts';
import { openSocket } from '../../../telemetry/probe/open-socket.ts';
import { parseRetryAfter } from '../../../telemetry/probe/retry-after.ts';
import type { TlsMaterial } from '../../../telemetry/probe/tls-material.ts';
import { connectWithin, failureReason, readAuthorities } from './connecting.ts';

/** At most this much of an answer's body is read, in bytes. */
const BODY_LIMIT = 64 * 1024;

/** How long one request may take, in milliseconds. */
const LONGEST_MS = 30_000;

/** What came of a request. */
export type HttpOutcome =
  | {
      readonly kind: 'answered';
      readonly status: number;
      /** Of `Retry-After`; null where it is missing. */
      readonly retryAfterMs: number | null;
      readonly headers: IncomingMessage['headers'];
      readonly body: string;
    }
  | {
      readonly kind: 'failed';
      /** A stable word: dns, refused, unreachable, timeout, tls and its problem, closed. */
      readonly reason: string;
    };

export interface HttpRequest {
  readonly url: URL;
  /** Default: POST. */
  readonly method?: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** How the answer's body becomes text; `latin1` keeps each byte as a character. Default: utf8. */
  readonly answerAs?: 'utf8' | 'latin1';
}

export interface HttpSenderParts {
  /** Absolute path of a PEM file with the authorities to trust beside the system's; null for none. */
  readonly caFile: string | null;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Pick<Clock, 'now'>;
  /** Default: 30 seconds. */
  readonly longestMs?: number;
}

/**
 * Sends requests to a target over one connection that is kept, through the proxy that the environment names. Redirects
 * are not followed, as what is sent is for the configured address alone.
 */
export class HttpSender {
  private readonly parts: HttpSenderParts;
  private tls: TlsMaterial | null = null;
  private readonly agent = new OneConnection({ keepAlive: true, maxSockets: 1, timeout: 60_000 });

  constructor(parts: HttpSenderParts) {
    this.parts = parts;
  }

  /** Never rejects, but when `signal` is aborted. */
  async send(request: HttpRequest, signal: AbortSignal): Promise<HttpOutcome> {
    const timeout = AbortSignal.timeout(this.parts.longestMs ?? LONGEST_MS);
    const either = AbortSignal.any([signal, timeout]);
    try {
      return await this.exchange(request, either);
    } catch (error) {
      signal.throwIfAborted();
      return { kind: 'failed', reason: timeout.aborted ? 'timeout' : failureReason(error) };
    }
  }

  close(): void {
    this.agent.destroy();
  }

  private async exchange(request: HttpRequest, signal: AbortSignal): Promise<HttpOutcome> {
    const { headers, status, body } = await this.attempt(request, signal, true);
    const retryAfterMs = parseRetryAfter(headers['retry-after'], this.parts.clock.now());
    return { kind: 'answered', status, retryAfterMs, headers, body };
  }

  private async attempt(
    { url, method = 'POST', headers, body, answerAs = 'utf8' }: HttpRequest,
    signal: AbortSignal,
    mayRepeat: boolean,
  ): Promise<{ status: number; headers: IncomingMessage['headers']; body: string }> {
    const proxy = proxyFor(url, this.parts.env);
    // Reading the system's authorities takes longer than a request to this machine.
    const tls = url.protocol === 'https:' || proxy?.secure ? await this.material() : {};
    const isPlainProxy = proxy !== null && url.protocol === 'http:';
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
    this.agent.connect = () => connectWithin(signal, (connecting) => openSocket(url, proxy, tls, connecting));
    const all: Record<string, string> = {
      host: url.host,
      ...headers,
      ...(method === 'POST' ? { 'content-length': String(body.length) } : {}),
      ...(isPlainProxy && proxy.authorization !== null ? { 'proxy-authorization': proxy.authorization } : {}),
    };
    const request: ClientRequest = requestOf({
      agent: this.agent,
      host: url.hostname,
      port: url.port || (url.protocol === 'https:' ? 443 : 80),
      method,
      path: isPlainProxy ? url.href : `${url.pathname}${url.search}`,
      headers: all,
      signal,
    });
    request.on('error', reject);
    request.on('response', resolve);
    request.end(method === 'POST' ? body : undefined);
    try {
      const response = await promise;
      return {
        status: response.statusCode ?? 0,
        headers: response.headers,
        body: await readBody(response, answerAs),
      };
    } catch (error) {
      // A connection that was kept may have been closed by the other side just now.
      const isStale = request.reusedSocket && /^(?:ECONNRESET|EPIPE)$/.test(codeOf(error));
      if (!isStale || !mayRepeat || signal.aborted) throw error;
      return this.attempt({ url, method, headers, body, answerAs }, signal, false);
    }
  }

  private async material(): Promise<TlsMaterial> {
    if (this.tls !== null) return this.tls;
    this.tls = await readAuthorities(this.parts.caFile);
    return this.tls;
  }
}

/** Keeps the last connection, which is opened as the request at hand needs it. */
class OneConnection extends Agent {
  connect: () => Promise<Socket> = () => Promise.reject(new Error('no request'));

  override createConnection(
    _options: unknown,
    done?: (error: Error | null, socket: Socket) => void,
  ): undefined {
    this.connect().then(
      (socket) => done?.(null, socket),
      (error: unknown) => done?.(error as Error, undefined as unknown as Socket),
    );
    return undefined;
  }
}

async function readBody(response: IncomingMessage, form: 'utf8' | 'latin1'): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response) {
    const bytes = chunk as Buffer;
    length += bytes.length;
    if (length <= BODY_LIMIT) chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString(form);
}
