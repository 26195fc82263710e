import { Agent, type ClientRequest, type IncomingMessage, request as requestPlain } from 'node:http';
import { request as requestSecure, Agent as SecureAgent } from 'node:https';
import { withoutCredentials } from '../../config/redact.ts';
import { codeOf, connectFailure } from './connect-error.ts';
import { dial, speaksTls, wantsAnotherCertificate } from './dial.ts';
import { emptyJsonExport, emptyProtobufExport, readExportResponse } from './export-message.ts';
import type { ExportResponse, HttpAnswer, ProbeOutcome } from './outcome.ts';
import type { ExportPlan } from './plan.ts';
import { parseRetryAfter } from './retry-after.ts';
import type { TlsMaterial } from './tls-material.ts';

/** Of an answer's body no more than this is read, in bytes. */
const BODY_LIMIT = 64 * 1024;

export interface ProbeContext {
  readonly url: URL;
  readonly tls: TlsMaterial;
  readonly timeoutMs: number;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** Posts an empty export over a connection of its own. Never throws; nothing stays open. */
export async function probeHttp(plan: ExportPlan, context: ProbeContext): Promise<ProbeOutcome> {
  const { url, tls, timeoutMs, now } = context;
  const form = plan.protocol === 'json' ? 'json' : 'protobuf';
  const body = form === 'json' ? Buffer.from(emptyJsonExport(plan.signal)) : emptyProtobufExport;
  const started = performance.now();
  const { promise, resolve } = Promise.withResolvers<ProbeOutcome | Error>();
  let stage: 'connect' | 'answer' = 'connect';
  let request: ClientRequest;
  try {
    const options = {
      method: 'POST',
      agent: agentFor(plan),
      headers: {
        ...(url.username === '' ? {} : { authorization: basic(url) }),
        ...Object.fromEntries(plan.headers),
        // What the exporter sets itself comes last, as in Codex.
        'content-type': form === 'json' ? 'application/json' : 'application/x-protobuf',
        'content-length': body.length,
      },
    };
    request =
      url.protocol === 'https:' ? requestSecure(url, { ...options, ...tls }) : requestPlain(url, options);
  } catch {
    return { kind: 'unusable', problem: 'header', subject: unfitHeader(plan) };
  }
  const timer = setTimeout(
    () => resolve({ kind: 'timeout', stage, afterMs: performance.now() - started }),
    timeoutMs,
  );
  request.on('socket', (socket) => {
    socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => {
      stage = 'answer';
    });
  });
  request.on('error', (error) => resolve(error));
  request.on('response', (response) => {
    readAnswer(response, plan, form, now).then(resolve, () => resolve({ kind: 'closed', during: 'answer' }));
  });
  request.end(body);
  const seen = await promise;
  clearTimeout(timer);
  // An error that comes from ending it is of no interest.
  request.on('error', () => {});
  request.destroy();
  return seen instanceof Error ? explain(seen, plan, context) : seen;
}

async function readAnswer(
  response: IncomingMessage,
  { signal }: ExportPlan,
  form: 'json' | 'protobuf',
  now: () => number,
): Promise<HttpAnswer> {
  const { statusCode = 0, headers } = response;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response) {
    const bytes = chunk as Buffer;
    length += bytes.length;
    if (length > BODY_LIMIT) break;
    chunks.push(bytes);
  }
  const type = headers['content-type'] ?? '';
  const body: ExportResponse =
    length > BODY_LIMIT || /^text\//.test(type)
      ? { kind: 'foreign' }
      : readExportResponse(signal, /json/.test(type) ? 'json' : form, Buffer.concat(chunks));
  const { location } = headers;
  return {
    kind: 'http',
    status: statusCode,
    retryAfterMs: parseRetryAfter(headers['retry-after'], now()),
    location: location === undefined ? null : withoutCredentials(location),
    body,
  };
}

/** Tells the stage at which a request failed. Where the error does not say, the port is asked. */
async function explain(
  error: Error,
  { proxy }: ExportPlan,
  { url, tls }: ProbeContext,
): Promise<ProbeOutcome> {
  const failure = connectFailure(error);
  if (failure !== null) return failure;
  if (proxy !== null) {
    return codeOf(error) === 'ERR_PROXY_TUNNEL' ? { kind: 'no-tunnel' } : closed;
  }
  const unparsed = codeOf(error).startsWith('HPE_');
  if (url.protocol === 'https:') {
    if (unparsed) return other;
    return (await wantsAnotherCertificate(url, tls)) ? refusedCertificate : closed;
  }
  const spoken = await dial(url, null);
  if (spoken.kind === 'http2') return { kind: 'wrong-protocol', spoke: 'grpc' };
  if (spoken.kind === 'tls-bytes' || (!unparsed && (await speaksTls(url)))) {
    return { kind: 'tls', problem: 'plain' };
  }
  return unparsed ? other : closed;
}

const other: ProbeOutcome = { kind: 'wrong-protocol', spoke: 'other' };
const closed: ProbeOutcome = { kind: 'closed', during: 'request' };
const refusedCertificate: ProbeOutcome = { kind: 'tls', problem: 'client-certificate' };

/** A connection of its own, through the proxy where there is one. */
function agentFor({ url, proxy }: ExportPlan): Agent | false {
  if (proxy === null) return false;
  const address = /^[a-z]+:\/\//i.test(proxy.address) ? proxy.address : `http://${proxy.address}`;
  const options = { keepAlive: false, proxyEnv: { HTTP_PROXY: address, HTTPS_PROXY: address } };
  return url?.protocol === 'https:' ? new SecureAgent(options) : new Agent(options);
}

function basic({ username, password }: URL): string {
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return `Basic ${Buffer.from(pair).toString('base64')}`;
}

function unfitHeader({ headers }: ExportPlan): string | null {
  for (const [name, value] of headers) {
    if (!/^[!#$%&'*+.^_`|~\w-]+$/.test(name) || /[^\t\u0020-\u007e\u0080-\u00ff]/.test(value)) return name;
  }
  return null;
}
