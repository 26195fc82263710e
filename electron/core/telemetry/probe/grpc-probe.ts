import { isIP } from 'node:net';
import { checkServerIdentity, createSecureContext } from 'node:tls';
import type { Metadata, ServiceError } from '@grpc/grpc-js';
import { addressOf, dial, speaksTls, wantsAnotherCertificate } from './dial.ts';
import { emptyProtobufExport, readExportResponse } from './export-message.ts';
import type { ProbeContext } from './http-probe.ts';
import type { ProbeOutcome } from './outcome.ts';
import { type ExportPlan, grpcMethod } from './plan.ts';
import { retryPushback } from './retry-pushback.ts';

/** The library is large, and of no use where nothing goes over gRPC. */
export function loadGrpc(): Promise<typeof import('@grpc/grpc-js')> {
  return import('@grpc/grpc-js');
}

/** Calls `Export` with an empty message over a channel of its own. Never throws; nothing stays open. */
export async function probeGrpc(plan: ExportPlan, context: ProbeContext): Promise<ProbeOutcome> {
  const { url, tls, timeoutMs } = context;
  // Large, and of no use where nothing goes over gRPC.
  const grpc = await loadGrpc();
  const metadata = new grpc.Metadata();
  for (const [name, value] of plan.headers) {
    try {
      metadata.set(name, name.endsWith('-bin') ? Buffer.from(value, 'base64') : value);
    } catch {
      return { kind: 'unusable', problem: 'header', subject: name };
    }
  }
  const secure = url.protocol === 'https:' ? tls : null;
  const { host, port } = addressOf(url);
  const credentials =
    secure === null
      ? grpc.credentials.createInsecure()
      : grpc.credentials.createFromSecureContext(createSecureContext(secure), {
          checkServerIdentity: (_name, certificate) => checkServerIdentity(host, certificate),
        });
  const client = new grpc.Client(host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`, credentials, {
    'grpc.use_local_subchannel_pool': 1,
    'grpc.enable_http_proxy': 0,
    'grpc.enable_retries': 0,
    'grpc.service_config_disable_resolution': 1,
    // An address may not stand in the server name of a handshake; the certificate is held to it above.
    ...(isIP(host) === 0 ? {} : { 'grpc.ssl_target_name_override': 'localhost' }),
    'grpc.max_receive_message_length': 64 * 1024,
  });
  const started = performance.now();
  const bytes = (message: Buffer) => message;
  try {
    const answer = await new Promise<Buffer | ServiceError>((resolve) => {
      client.makeUnaryRequest(
        grpcMethod(plan.signal),
        bytes,
        bytes,
        emptyProtobufExport,
        metadata,
        { deadline: Date.now() + timeoutMs },
        (error, response) => resolve(error ?? response ?? Buffer.alloc(0)),
      );
    });
    if (Buffer.isBuffer(answer)) {
      const body = readExportResponse(plan.signal, 'protobuf', answer);
      return { kind: 'grpc', status: grpc.status.OK, retryAfterMs: null, body };
    }
    return await explain(answer, context, secure, performance.now() - started);
  } finally {
    client.close();
  }
}

/** gRPC codes under which a call may have failed before a server took it. */
const DEADLINE_EXCEEDED = 4;
const ambiguous: readonly number[] = [1, 2, DEADLINE_EXCEEDED, 13, 14];

async function explain(
  error: ServiceError,
  { url, now }: ProbeContext,
  secure: ProbeContext['tls'] | null,
  afterMs: number,
): Promise<ProbeOutcome> {
  // The client turns the status of a plain HTTP answer into one of gRPC, and says so.
  const status = /HTTP status code (\d{3})/.exec(error.details)?.[1];
  if (status !== undefined) return overHttp(Number(status));
  const answer: ProbeOutcome = {
    kind: 'grpc',
    status: error.code,
    retryAfterMs: await retryPushback(error.metadata as Metadata | undefined, now()),
    body: { kind: 'foreign' },
  };
  if (!ambiguous.includes(error.code)) return answer;
  const spoken = await dial(url, secure);
  switch (spoken.kind) {
    case 'http2':
      return error.code === DEADLINE_EXCEEDED ? { kind: 'timeout', stage: 'answer', afterMs } : answer;
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

/** An HTTP/2 server that is no gRPC server, or a proxy before one. */
function overHttp(status: number): ProbeOutcome {
  const fromProxy = status === 401 || status === 403 || status === 407 || status === 429 || status >= 500;
  return fromProxy
    ? { kind: 'http', status, retryAfterMs: null, location: null, body: { kind: 'foreign' } }
    : { kind: 'wrong-protocol', spoke: 'http' };
}
