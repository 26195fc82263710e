import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';

/** Status and code of an answer that is given in place of the collector's own. */
export interface HecFault {
  readonly status: number;
  readonly code?: number;
  readonly retryAfter?: string;
  /** Ends the connection without an answer, after the events were taken or before. */
  readonly hangUp?: 'before' | 'after';
  /** Never answers. */
  readonly isSilent?: boolean;
}

export interface HecOptions {
  readonly token?: string;
  /** The token has acknowledgement on: a channel is needed, and events are indexed when they are asked for. */
  readonly ack?: boolean;
  readonly indexes?: readonly string[];
  /** The largest body that is taken, unpacked. The documentation's default is about 2 MiB of content length. */
  readonly maxBytes?: number;
  readonly identity?: { readonly cert: string; readonly key: string };
  /** Decides, before anything of a request counts, whether it fails. */
  readonly fault?: (request: number) => HecFault | null;
}

interface HecEvent {
  readonly time?: number;
  readonly host?: string;
  readonly source?: string;
  readonly sourcetype?: string;
  readonly index?: string;
  readonly event: { readonly id: string };
  readonly fields?: Readonly<Record<string, unknown>>;
}

type Members = Partial<Record<keyof HecEvent, unknown>>;

function parse(part: string): Members | null {
  try {
    return JSON.parse(part) as Members;
  } catch {
    return null;
  }
}

/** A receiver with the rules of Splunk's HTTP Event Collector. */
export interface FakeHec extends AsyncDisposable {
  readonly url: string;
  /** What is indexed, in order, repeated events included. */
  readonly events: readonly HecEvent[];
  readonly requests: readonly { readonly path: string; readonly headers: IncomingMessage['headers'] }[];
}

const texts: Readonly<Record<number, readonly [status: number, text: string]>> = {
  0: [200, 'Success'],
  2: [401, 'Token is required'],
  3: [401, 'Invalid authorization'],
  4: [403, 'Invalid token'],
  5: [400, 'No data'],
  6: [400, 'Invalid data format'],
  7: [400, 'Incorrect index'],
  10: [400, 'Data channel is missing'],
  11: [400, 'Invalid data channel'],
  12: [400, 'Event field is required'],
  13: [400, 'Event field cannot be blank'],
  14: [400, 'ACK is disabled'],
  15: [400, 'Error in handling indexed fields'],
};

/** Rules by their source: [E] "Format events for HTTP Event Collector", [T] "Troubleshoot HTTP Event Collector", [A] "About HTTP Event Collector Indexer Acknowledgment", all of Splunk's documentation. */
export async function startFakeHec(options: HecOptions = {}): Promise<FakeHec> {
  const { token = 'test-token', ack = false, indexes = ['main'], maxBytes = 2 * 1024 * 1024 } = options;
  const events: HecEvent[] = [];
  const requests: { path: string; headers: IncomingMessage['headers'] }[] = [];
  const unindexed = new Map<number, boolean>();
  let acks = 0;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { url = '', headers } = request;
    requests.push({ path: url, headers });
    const { pathname, searchParams } = new URL(url, 'http://hec');
    const fault = options.fault?.(requests.length) ?? null;
    if (fault?.isSilent) return;
    if (fault?.hangUp === 'before') return void request.socket.destroy();
    if (fault && !fault.hangUp) {
      if (fault.retryAfter !== undefined) response.setHeader('retry-after', fault.retryAfter);
      return say(response, fault.status, fault.code === undefined ? null : { code: fault.code });
    }
    // [T] A request without a token is 2, one of another scheme 3, an unknown token 4.
    const authorization = headers.authorization;
    if (authorization === undefined) return refuse(response, 2);
    if (!authorization.startsWith('Splunk ')) return refuse(response, 3);
    if (authorization !== `Splunk ${token}`) return refuse(response, 4);
    // [A] The channel is a GUID in a header or the query; it is needed where acknowledgement is on.
    const channel = headers['x-splunk-request-channel'] ?? searchParams.get('channel');
    if (ack && !channel) return refuse(response, 10);
    if (channel && !/^[0-9a-f-]{36}$/i.test(String(channel))) return refuse(response, 11);
    const packed = Buffer.concat(chunks);
    const body = headers['content-encoding'] === 'gzip' ? gunzipSync(packed) : packed;
    if (pathname === '/services/collector/ack') return answerAck(response, body.toString('utf8'));
    if (pathname !== '/services/collector/event') return say(response, 404, null);
    if (body.length > maxBytes) return say(response, 413, null);
    const refusal = index(body.toString('utf8'));
    if (refusal) return refuse(response, refusal.code, refusal.number);
    if (fault?.hangUp === 'after') return void request.socket.destroy();
    if (!ack) return say(response, 200, { text: 'Success', code: 0 });
    const ackId = acks++;
    unindexed.set(ackId, false);
    say(response, 200, { text: 'Success', code: 0, ackId });
  }

  /** [E] Objects follow one another; events before a faulty one may be indexed. */
  function index(text: string): { code: number; number: number | null } | null {
    const parts = text.split('\n').filter((part) => part.trim() !== '');
    if (parts.length === 0) return { code: 5, number: null };
    for (const [number, part] of parts.entries()) {
      const event = parse(part);
      const code = event === null ? 6 : faultIn(event);
      if (code !== null) return { code, number };
      events.push(event as HecEvent);
    }
    return null;
  }

  function faultIn(event: Members): number | null {
    if (event.event === undefined) return 12;
    if (event.event === '') return 13;
    if (event.index !== undefined && !indexes.includes(String(event.index))) return 7;
    // [E] Indexed fields are flat; a list of values is allowed.
    const isNested = Object.values(event.fields ?? {}).some(
      (value) => typeof value === 'object' && !Array.isArray(value),
    );
    return isNested ? 15 : null;
  }

  /** [A] A batch is indexed some time after it was taken: here it is when it is asked for a second time. */
  function answerAck(response: ServerResponse, body: string): void {
    if (!ack) {
      refuse(response, 14);
      return;
    }
    const { acks: asked } = JSON.parse(body) as { acks: number[] };
    const status = asked.map((id) => [id, unindexed.get(id) ?? false]);
    for (const id of asked) if (unindexed.has(id)) unindexed.set(id, true);
    say(response, 200, { acks: Object.fromEntries(status) });
  }

  const listener = (request: IncomingMessage, response: ServerResponse) => void answer(request, response);
  const server = options.identity ? createSecureServer(options.identity, listener) : createServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `${options.identity ? 'https' : 'http'}://127.0.0.1:${port}`,
    events,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function refuse(response: ServerResponse, code: number, number: number | null = null): void {
  const [status = 400, text = ''] = texts[code] ?? [];
  say(response, status, { text, code, ...(number === null ? {} : { 'invalid-event-number': number }) });
}

function say(response: ServerResponse, status: number, body: object | null): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(body === null ? 'not JSON' : JSON.stringify(body));
}
