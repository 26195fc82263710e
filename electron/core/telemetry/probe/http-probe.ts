import { looksSecret, withoutCredentials } from '../../config/schema/redact.ts';
import { httpHeaders } from '../../exporters/export-plan/headers.ts';
import type { ExportPlan } from '../../exporters/export-plan/plan.ts';
import { type HttpProxy, proxyFor } from '../../exporters/export-plan/proxy.ts';
import { codeOf, connectFailure } from './connect-error.ts';
import { dial, speaksTls, wantsAnotherCertificate } from './dial.ts';
import { emptyJsonExport, emptyProtobufExport, readExportResponse } from './export-message.ts';
import { type Answer, AnswerBroken, exchange } from './http-exchange.ts';
import { openSocket, TunnelRefused } from './open-socket.ts';
import type { ExportResponse, HttpAnswer, ProbeOutcome, SeenOutcome } from './outcome.ts';
import { type Hop, MOST_REDIRECTS, nextHop } from './redirect.ts';
import { parseRetryAfter } from './retry-after.ts';
import type { TlsMaterial } from './tls-material.ts';

export interface ProbeContext {
  readonly url: URL;
  readonly tls: TlsMaterial;
  readonly timeoutMs: number;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** The current stage of a probe. */
interface Progress {
  stage: 'connect' | 'answer';
  hop: Hop;
  proxy: HttpProxy | null;
}

/**
 * Posts an empty export as Codex posts a full one, and follows redirects as Codex does. Never throws; leaves nothing
 * open.
 */
export async function probeHttp(plan: ExportPlan, context: ProbeContext): Promise<ProbeOutcome> {
  const form = plan.protocol === 'json' ? 'json' : 'protobuf';
  const hop: Hop = {
    url: context.url,
    method: 'POST',
    headers: httpHeaders(context.url, form, plan.headers),
    withheld: [],
  };
  const progress: Progress = { stage: 'connect', hop, proxy: plan.proxy };
  const started = performance.now();
  const { promise, resolve } = Promise.withResolvers<SeenOutcome>();
  const ending = new AbortController();
  const timer = setTimeout(() => {
    const { stage } = progress;
    resolve({ kind: 'timeout', stage, afterMs: performance.now() - started });
  }, context.timeoutMs);
  follow(plan, form, context, progress, ending.signal)
    .catch((error: unknown) => explain(error, progress, context))
    .then(resolve);
  const outcome = await promise;
  clearTimeout(timer);
  ending.abort();
  const { url } = progress.hop;
  if (url === context.url || outcome.kind === 'http') return outcome;
  // Facts about the connection are those of the last one.
  return { kind: 'beyond', at: { url, proxy: progress.proxy?.variable ?? null }, outcome };
}

async function follow(
  plan: ExportPlan,
  form: 'json' | 'protobuf',
  { tls, now }: ProbeContext,
  progress: Progress,
  ending: AbortSignal,
): Promise<SeenOutcome> {
  const body = form === 'json' ? Buffer.from(emptyJsonExport(plan.signal)) : emptyProtobufExport;
  for (let followed = 0; ; followed += 1) {
    const { hop, proxy } = progress;
    progress.stage = 'connect';
    const socket = await openSocket(hop.url, proxy, tls, ending);
    progress.stage = 'answer';
    const answer = await exchange(hop, body, socket, proxy).finally(() => socket.destroy());
    const next = nextHop(hop, answer.status, answer.headers.location ?? null);
    if (next === null || followed === MOST_REDIRECTS) {
      const redirect = followed === 0 ? null : redirectOf(hop, next !== null);
      return readAnswer(answer, plan, form, now(), hop, redirect);
    }
    progress.hop = next;
    progress.proxy = proxyFor(next.url, plan.env);
  }
}

function readAnswer(
  { status, headers, body }: Answer,
  { signal }: ExportPlan,
  form: 'json' | 'protobuf',
  now: number,
  hop: Hop,
  redirect: HttpAnswer['redirect'],
): HttpAnswer {
  const type = headers['content-type'] ?? '';
  const response: ExportResponse =
    body === null || /^text\//.test(type)
      ? { kind: 'foreign' }
      : readExportResponse(signal, /json/.test(type) ? 'json' : form, body, secretsOf(hop));
  const { location } = headers;
  return {
    kind: 'http',
    status,
    retryAfterMs: parseRetryAfter(headers['retry-after'], now),
    location: location === undefined ? null : withoutCredentials(location, looksSecret),
    body: response,
    redirect,
  };
}

/** Returns the parts of the request that an answer may repeat and that must not be shown. */
function secretsOf({ headers, url }: Hop): string[] {
  return [...headers.values(), url.password].filter((text) => text.length > 3);
}

function redirectOf({ url, method, withheld }: Hop, isEndless: boolean): HttpAnswer['redirect'] {
  return {
    to: withoutCredentials(url.href, looksSecret),
    method,
    withheld: [...new Set(withheld)],
    isEndless,
  };
}

/** Returns the stage at which a request failed. Where the error does not say, connects once more. */
async function explain(
  error: unknown,
  { hop, proxy }: Progress,
  { tls }: ProbeContext,
): Promise<SeenOutcome> {
  const { url } = hop;
  if (error instanceof AnswerBroken) return { kind: 'closed', during: 'answer' };
  if (error instanceof TunnelRefused) {
    return error.status === 407 ? { kind: 'proxy-credentials' } : { kind: 'no-tunnel' };
  }
  const failure = connectFailure(error);
  if (failure !== null) return failure;
  const unparsed = codeOf(error).startsWith('HPE_');
  if (proxy !== null) return unparsed ? other : closed;
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

const other: SeenOutcome = { kind: 'wrong-protocol', spoke: 'other' };
const closed: SeenOutcome = { kind: 'closed', during: 'request' };
const refusedCertificate: SeenOutcome = { kind: 'tls', problem: 'client-certificate' };
