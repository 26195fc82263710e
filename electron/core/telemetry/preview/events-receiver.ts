import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { InspectedValue } from '../../../shared/telemetry/inspect.ts';
import { flatFields } from './seen.ts';

/** Far above any request of Codex, in bytes. */
const LARGEST_BODY = 4 * 1024 * 1024;

/** Where Codex posts usage events, below its ChatGPT address. Source: `analytics/src/client.rs`. */
const EVENTS_PATH = '/codex/analytics-events/events';

export interface EventsReceiver {
  /** For `chatgpt_base_url`. */
  readonly baseUrl: string;
  /** Other requests, which were answered with 404. */
  others(): number;
  close(): Promise<void>;
}

/**
 * Replaces the endpoint of usage events on loopback until closed. Reads no headers, keeps nothing and passes nothing
 * on.
 */
export async function openEventsReceiver(
  onEvent: (name: string, fields: Readonly<Record<string, InspectedValue>>) => void,
): Promise<EventsReceiver> {
  let others = 0;
  const server = createServer(async (request, response) => {
    const isEvents = request.method === 'POST' && (request.url ?? '').split('?')[0]?.endsWith(EVENTS_PATH);
    if (!isEvents) {
      others += 1;
      request.resume();
      response.writeHead(404, { 'content-type': 'application/json' }).end('{}');
      return;
    }
    try {
      for (const { name, fields } of eventsIn(await bodyOf(request))) onEvent(name, fields);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    } catch {
      response.writeHead(400, { 'content-type': 'application/json' }).end('{}');
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/backend-api/`,
    others: () => others,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Returns the events of a request: `{ "events": [{ "event_type", "event_params", … }] }`. */
export function eventsIn(body: unknown): { name: string; fields: Record<string, InspectedValue> }[] {
  const events = typeof body === 'object' && body !== null ? Reflect.get(body, 'events') : null;
  if (!Array.isArray(events)) return [];
  return events.flatMap((event: unknown) => {
    if (typeof event !== 'object' || event === null) return [];
    const { event_type: name, event_params: params, ...beside } = event as Record<string, unknown>;
    return typeof name === 'string'
      ? [{ name, fields: { ...flatFields(beside), ...flatFields(params) } }]
      : [];
  });
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > LARGEST_BODY) throw new Error('The body is too long.');
    chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks);
  const plain = request.headers['content-encoding'] === 'gzip' ? await promisify(gunzip)(bytes) : bytes;
  return JSON.parse(plain.toString('utf8')) as unknown;
}
