import {
  type ClientHttp2Session,
  type ClientHttp2Stream,
  connect as connectHttp2,
  type IncomingHttpHeaders,
} from 'node:http2';
import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { grpcHeaders, type Header } from '../../exporters/export-plan/headers.ts';
import type { ExportPlan } from '../../exporters/export-plan/plan.ts';
import { addressOf, dial, serverName, speaksTls, wantsAnotherCertificate } from './dial.ts';
import { readExportResponse } from './export-message.ts';
import { BODY_LIMIT } from './http-exchange.ts';
import type { ProbeContext } from './http-probe.ts';
import type { ExportResponse, ProbeOutcome } from './outcome.ts';
import { retryPushback } from './retry-pushback.ts';
import type { TlsMaterial } from './tls-material.ts';

/** A message of no bytes: not compressed, and its length in four bytes. */
const emptyMessage = Buffer.alloc(5);

const INTERNAL = 13;
const UNKNOWN = 2;
const UNAVAILABLE = 14;

/**
 * Errors of HTTP/2 (RFC 9113, section 7) that reset a stream. Using Node's constants would load HTTP/2 at every
 * start.
 */
const [REFUSED_STREAM, CANCEL, ENHANCE_YOUR_CALM, INADEQUATE_SECURITY] = [7, 8, 11, 12] as const;

/** The status for each reset of a stream. Source: gRPC over HTTP/2, "HTTP2 Transport Mapping". */
const statusOfReset: Readonly<Record<number, number>> = {
  [REFUSED_STREAM]: UNAVAILABLE,
  [CANCEL]: 1,
  [ENHANCE_YOUR_CALM]: 8,
  [INADEQUATE_SECURITY]: 7,
};

/**
 * Calls `Export` with an empty message, with exactly the headers that Codex sends. Never throws; leaves nothing open.
 * Uses HTTP/2 directly, because gRPC libraries send headers of their own.
 */
export async function probeGrpc(plan: ExportPlan, context: ProbeContext): Promise<ProbeOutcome> {
  const { url, tls, timeoutMs } = context;
  const secure = url.protocol === 'https:' ? tls : null;
  const started = performance.now();
  const { promise, resolve } = Promise.withResolvers<ProbeOutcome | Failure>();
  const timer = setTimeout(() => resolve(tooLate), timeoutMs);
  let socket: Socket | null = null;
  let session: ClientHttp2Session | null = null;
  try {
    socket = open(url, secure);
    session = connectHttp2(url.origin, { createConnection: () => socket as Socket });
    session.on('error', (error) => resolve({ error }));
    session.on('goaway', () => resolve({ error: null }));
    session.on('close', () => resolve({ error: null }));
    const stream = session.request(headersOf(plan));
    call(stream, plan, context, resolve);
  } catch (error) {
    resolve({ error });
  }
  const seen = await promise;
  clearTimeout(timer);
  session?.destroy();
  socket?.destroy();
  const afterMs = performance.now() - started;
  return 'error' in seen ? explain(seen, context, secure, afterMs) : seen;
}

/** A call that ended before a server answered it; `null`: for no stated reason. */
interface Failure {
  readonly error: unknown;
}

const tooLate: Failure = { error: 'too-late' };

function open(url: URL, secure: TlsMaterial | null): Socket {
  const { host, port } = addressOf(url);
  if (secure === null) return connect({ host, port });
  return connectTls({ ...secure, ...serverName(host), host, port, ALPNProtocols: ['h2'] });
}

/** Returns the headers by name; text beyond ASCII is sent as UTF-8. */
function headersOf({ target, headers }: ExportPlan): Record<string, string | string[]> {
  const byName = Map.groupBy(grpcHeaders(headers.sent), ([name]) => name);
  const values = (same: readonly Header[]) => same.map(([, value]) => Buffer.from(value).toString('latin1'));
  return {
    ':method': 'POST',
    ':scheme': target?.scheme ?? 'http',
    ':authority': target?.authority ?? '',
    ':path': target?.url.pathname ?? '/',
    ...Object.fromEntries(
      [...byName].map(([name, same]) => {
        const [first = '', ...more] = values(same);
        return [name, more.length === 0 ? first : [first, ...more]];
      }),
    ),
  };
}

/** Sends the message and reads the answer up to its trailers. */
function call(
  stream: ClientHttp2Stream,
  plan: ExportPlan,
  { now }: ProbeContext,
  resolve: (seen: ProbeOutcome | Failure) => void,
): void {
  let head: IncomingHttpHeaders | null = null;
  let trailers: IncomingHttpHeaders | null = null;
  let length = 0;
  const chunks: Buffer[] = [];
  stream.on('response', (headers) => {
    head = headers;
    // Trailers alone: the whole answer is one block of headers.
    if (headers['grpc-status'] !== undefined) trailers = headers;
    const status = Number(headers[':status']);
    if (status !== 200) resolve(overHttp(status));
    else if (!/^application\/grpc/.test(headers['content-type'] ?? '')) resolve(notGrpc);
  });
  stream.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length <= BODY_LIMIT) chunks.push(chunk);
    else resolve({ kind: 'grpc', status: 0, retryAfterMs: null, body: { kind: 'foreign' } });
  });
  stream.on('trailers', (headers) => {
    trailers = headers;
  });
  stream.on('error', (error) => {
    const reset = statusOfReset[stream.rstCode ?? 0];
    resolve(reset === undefined ? { error } : answerOf(reset, null));
  });
  stream.on('close', () => {
    if (head === null && trailers === null) return resolve({ error: null });
    const status = statusIn(trailers);
    if (status !== 0) {
      retryPushback(trailers ?? {}, now()).then((wait) => resolve(answerOf(status, wait)));
      return;
    }
    const body = readMessage(Buffer.concat(chunks), plan);
    resolve({ kind: 'grpc', status, retryAfterMs: null, body });
  });
  stream.end(emptyMessage);
}

const notGrpc: ProbeOutcome = { kind: 'wrong-protocol', spoke: 'http' };

function answerOf(status: number, retryAfterMs: number | null): ProbeOutcome {
  return { kind: 'grpc', status, retryAfterMs, body: { kind: 'foreign' } };
}

/** Returns the status of a call; unknown where it is missing or not in the specification. */
function statusIn(trailers: IncomingHttpHeaders | null): number {
  const text = String(trailers?.['grpc-status'] ?? '');
  if (text === '') return trailers === null ? INTERNAL : UNKNOWN;
  return /^\d{1,2}$/.test(text) && Number(text) <= 16 ? Number(text) : UNKNOWN;
}

/** Reads one uncompressed message, as Codex requests it. */
function readMessage(bytes: Buffer, { signal, headers }: ExportPlan): ExportResponse {
  if (bytes.length < 5 || bytes[0] !== 0) return { kind: 'foreign' };
  const message = bytes.subarray(5);
  return message.length === bytes.readUInt32BE(1)
    ? readExportResponse(
        signal,
        'protobuf',
        message,
        headers.sent.map(([, value]) => value),
      )
    : { kind: 'foreign' };
}

async function explain(
  { error }: Failure,
  { url }: ProbeContext,
  secure: TlsMaterial | null,
  afterMs: number,
): Promise<ProbeOutcome> {
  const isLate = error === tooLate.error;
  const spoken = await dial(url, secure);
  switch (spoken.kind) {
    case 'http2':
      return isLate ? { kind: 'timeout', stage: 'answer', afterMs } : { kind: 'closed', during: 'request' };
    case 'http1':
      return { kind: 'wrong-protocol', spoke: 'http' };
    case 'tls-bytes':
      return { kind: 'tls', problem: 'plain' };
    case 'other':
      return { kind: 'wrong-protocol', spoke: 'other' };
    case 'silent':
      return { kind: 'timeout', stage: 'answer', afterMs };
    case 'timeout':
      return { ...spoken, afterMs };
    case 'closed':
      if (secure === null && (await speaksTls(url))) return { kind: 'tls', problem: 'plain' };
      if (secure !== null && (await wantsAnotherCertificate(url, secure))) {
        return { kind: 'tls', problem: 'client-certificate' };
      }
      return { kind: 'closed', during: 'request' };
    default:
      return spoken;
  }
}

/** Decides for an HTTP/2 server that is no gRPC server, or a proxy before one. */
function overHttp(status: number): ProbeOutcome {
  const fromProxy = status === 401 || status === 403 || status === 407 || status === 429 || status >= 500;
  return fromProxy
    ? { kind: 'http', status, retryAfterMs: null, location: null, body: { kind: 'foreign' }, redirect: null }
    : notGrpc;
}
