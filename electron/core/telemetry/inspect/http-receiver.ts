import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { SignalName } from '../../exporters/exporter.ts';
import { decodeJson, decodeProtobuf, type Tree } from './decode-export.ts';

/** A received export. `tree` is null where it could not be decoded. */
export interface ReceivedExport {
  readonly signal: SignalName;
  readonly protocol: 'json' | 'binary' | 'grpc';
  readonly tree: Tree | null;
  /** The size of its body as received. */
  readonly bytes: number;
}

/** A receiver on loopback. */
export interface Receiver {
  readonly port: number;
  close(): Promise<void>;
}

/** The largest accepted export, in bytes, before and after decompression. */
export const LARGEST_EXPORT = 64 * 1024 * 1024;

const paths: Readonly<Record<string, SignalName>> = {
  '/v1/logs': 'logs',
  '/v1/traces': 'traces',
  '/v1/metrics': 'metrics',
};

const unzip = promisify(gunzip);

/** Receives OTLP/HTTP in JSON and protobuf, plain or gzipped (OTLP specification, section "OTLP/HTTP"). */
export async function openHttpReceiver(onExport: (received: ReceivedExport) => void): Promise<Receiver> {
  const server = createServer((request, response) => {
    take(request, response, onExport).catch(() => reply(response, 400, null));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function take(
  request: IncomingMessage,
  response: ServerResponse,
  onExport: (received: ReceivedExport) => void,
): Promise<void> {
  const signal = paths[new URL(request.url ?? '/', 'http://127.0.0.1').pathname];
  if (signal === undefined) return reply(response, 404, null);
  if (request.method !== 'POST') return reply(response, 405, null);
  const type = (request.headers['content-type'] ?? '').split(';', 1)[0]?.trim();
  const protocol = type === 'application/json' ? 'json' : type === 'application/x-protobuf' ? 'binary' : null;
  if (protocol === null) return reply(response, 415, null);
  const body = await readBody(request);
  if (body === null) return reply(response, 413, null);
  const received = { signal, protocol, bytes: body.length } as const;
  try {
    const zipped = request.headers['content-encoding'] === 'gzip';
    const plain = zipped ? await unzip(body, { maxOutputLength: LARGEST_EXPORT }) : body;
    const tree = protocol === 'json' ? decodeJson(plain.toString('utf8')) : decodeProtobuf(signal, plain);
    onExport({ ...received, tree });
  } catch {
    onExport({ ...received, tree: null });
    return reply(response, 400, null);
  }
  reply(response, 200, protocol);
}

/** Sends a reply; the body of a full success is an empty message. */
function reply(response: ServerResponse, status: number, protocol: 'json' | 'binary' | null): void {
  const type = protocol === 'binary' ? 'application/x-protobuf' : 'application/json';
  response.writeHead(status, { 'content-type': type });
  response.end(protocol === 'binary' ? '' : '{}');
}

/** Returns null where it is too long. */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > LARGEST_EXPORT) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
