import { type ClientRequest, type IncomingMessage, request as requestOf } from 'node:http';
import type { Socket } from 'node:net';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import type { HttpProxy } from '../../exporters/export-plan/proxy.ts';
import type { Hop } from './redirect.ts';

/** At most this much of an answer's body is read, in bytes. */
export const BODY_LIMIT = 64 * 1024;

/** The answer to one request. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  /** Null where it exceeds `BODY_LIMIT` or cannot be decompressed. */
  readonly body: Buffer | null;
}

/** Thrown where an answer began and did not end. */
export class AnswerBroken extends Error {}

/**
 * Sends one request over an open connection, with exactly the headers of the hop, and reads the answer. Rejects with
 * the error of the connection or of the parser.
 */
export async function exchange(
  hop: Hop,
  body: Buffer,
  socket: Socket,
  proxy: HttpProxy | null,
): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const request: ClientRequest = requestOf({
    method: hop.method,
    path: pathOf(hop.url, proxy),
    createConnection: () => socket,
    setDefaultHeaders: false,
    headers: headersOf(hop, body, proxy),
  });
  request.on('error', reject);
  request.on('response', resolve);
  request.on('close', () => reject(new Error('closed')));
  request.end(hop.method === 'POST' ? body : undefined);
  return readAnswer(await promise);
}

/** A proxy of plain HTTP gets the whole address; all others the path. */
function pathOf(url: URL, proxy: HttpProxy | null): string {
  const path = `${url.pathname}${url.search}`;
  return proxy !== null && url.protocol === 'http:' ? `${url.origin}${path}` : path;
}

/** Returns names and values in turns, for Node to send unchanged; text beyond ASCII as UTF-8. */
function headersOf({ url, method, headers }: Hop, body: Buffer, proxy: HttpProxy | null): string[] {
  const all = new Map(headers);
  if (!all.has('host')) all.set('host', url.host);
  const coding = all.get('transfer-encoding');
  // As `hyper` does it: `chunked` comes last and excludes a length.
  if (coding !== undefined && !/chunked\s*$/i.test(coding))
    all.set('transfer-encoding', `${coding}, chunked`);
  if (method === 'POST' && coding === undefined) all.set('content-length', String(body.length));
  const authorization = url.protocol === 'http:' ? (proxy?.authorization ?? null) : null;
  if (authorization !== null && !all.has('proxy-authorization')) {
    all.set('proxy-authorization', authorization);
  }
  return [...all].flatMap(([name, value]) => [name, Buffer.from(value).toString('latin1')]);
}

async function readAnswer(response: IncomingMessage): Promise<Answer> {
  const { statusCode: status = 0, headers } = response;
  try {
    return { status, headers, body: await readBody(response) };
  } catch (cause) {
    throw new AnswerBroken('The answer ended early.', { cause });
  }
}

/** Decompresses what Codex accepts compressed, up to the limit. */
async function readBody(response: IncomingMessage): Promise<Buffer | null> {
  const encoding = response.headers['content-encoding']?.trim().toLowerCase();
  const unpack = encoding === 'gzip' ? createGunzip() : encoding === 'zstd' ? createZstdDecompress() : null;
  const packed = await readUpTo(response);
  if (packed === null || unpack === null || packed.length === 0) return packed;
  unpack.end(packed);
  return readUpTo(unpack).catch(() => null);
}

async function readUpTo(stream: AsyncIterable<unknown>): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    const bytes = chunk as Buffer;
    length += bytes.length;
    if (length > BODY_LIMIT) return null;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
