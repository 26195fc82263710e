import type { IncomingMessage } from 'node:http';
import { organisationApiMessage } from '../../../shared/messages/en/organisation/api.ts';
import { verbatim } from '../../../shared/messages/en/words.ts';
import { proxyFor } from '../../exporters/export-plan/proxy.ts';
import { codeOf, connectFailure } from '../../telemetry/probe/connect-error.ts';
import { parseRetryAfter } from '../../telemetry/probe/retry-after.ts';
import type { TlsMaterial } from '../../telemetry/probe/tls-material.ts';
import { ApiError } from './api-error.ts';
import { type AnswerDecision, decideAnswer, MOST_RETRIES, pauseAfter } from './decide-answer.ts';
import { Silence, sendGet } from './send-get.ts';

/** What a request asks for: a path below the base address, and its parameters; a list is repeated. */
export interface ApiRequest {
  readonly path: string;
  readonly query: Readonly<Record<string, string | number | readonly string[] | undefined>>;
}

/** The two APIs of an organisation. Sends GET alone. Methods reject with `ApiError`. */
export interface OrganisationApi {
  /** Resolves to the text of the answer. */
  text(request: ApiRequest): Promise<string>;
  /**
   * Follows the redirect of a file to its signed address, without the key, and resolves to the answer there. The
   * caller reads the body to its end or destroys it.
   */
  download(request: ApiRequest): Promise<IncomingMessage>;
}

export interface ApiOptions {
  /** As `baseAddress` returns it. */
  readonly base: string;
  /** Reads the key for each request, so that a renewed one counts. */
  readonly key: () => Promise<string>;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Read when it is needed first. */
  readonly tls: () => Promise<TlsMaterial>;
  readonly signal: AbortSignal;
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly random: () => number;
  /** So often a request is sent again; default and most: 5. */
  readonly retries?: number;
  /** Default: 15 s to connect, 60 s of silence. */
  readonly connectMs?: number;
  readonly silenceMs?: number;
}

const TEXT_LIMIT_MB = 64;
const ERROR_LIMIT = 16 * 1024;
const MB = 1_000_000;

/** Writes the address of a request. */
export function addressOf(base: string, { path, query }: ApiRequest): URL {
  const url = new URL(`${base}/${path}`);
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue;
    for (const one of typeof value === 'object' ? value : [value]) url.searchParams.append(name, String(one));
  }
  return url;
}

/** Makes the client of the organisation's APIs. Opens nothing until it is asked. */
export function createOrganisationApi(options: ApiOptions): OrganisationApi {
  const { now, sleep, random } = options;
  const first = MOST_RETRIES - Math.min(MOST_RETRIES, options.retries ?? MOST_RETRIES);

  /** Sends until an answer is neither a failure that may pass nor, where that is accepted, a redirect. */
  async function ask(url: URL, withKey: boolean, accepts: readonly number[]): Promise<IncomingMessage> {
    const headers = new Map([
      ['accept', '*/*'],
      ['user-agent', 'codex-glance'],
    ]);
    if (withKey) headers.set('authorization', `Bearer ${await options.key()}`);
    const tls = url.protocol === 'https:' ? await options.tls() : {};
    for (let failures = first; ; failures += 1) {
      let afterMs: number;
      try {
        const answer = await send(url, headers, tls);
        const status = answer.statusCode ?? 0;
        if (accepts.includes(status)) return answer;
        const decision = await decide(answer, status, failures);
        if (decision.kind === 'proceed') return answer;
        if (decision.kind === 'stop') throw decision.error;
        afterMs = decision.afterMs;
      } catch (error) {
        options.signal.throwIfAborted();
        if (error instanceof ApiError) throw error;
        const failure = connectionError(error, url.hostname, options.silenceMs ?? SILENCE_MS);
        if (failure.code === 'tls' || failures >= MOST_RETRIES) throw failure;
        afterMs = pauseAfter(failures, random());
      }
      await sleep(afterMs);
      options.signal.throwIfAborted();
    }
  }

  function send(url: URL, headers: ReadonlyMap<string, string>, tls: TlsMaterial): Promise<IncomingMessage> {
    return sendGet(url, headers, {
      proxy: proxyFor(url, options.env),
      tls,
      connectMs: options.connectMs ?? CONNECT_MS,
      silenceMs: options.silenceMs ?? SILENCE_MS,
      signal: options.signal,
    });
  }

  async function decide(answer: IncomingMessage, status: number, failures: number): Promise<AnswerDecision> {
    const body = status === 200 ? '' : await readText(answer, ERROR_LIMIT).catch(() => '');
    const retryAfterMs = parseRetryAfter(answer.headers['retry-after'], now());
    return decideAnswer({ status, retryAfterMs, body, failures, random: random() });
  }

  return {
    async text(request) {
      for (let failures = first; ; failures += 1) {
        const answer = await ask(addressOf(options.base, request), true, []);
        try {
          return await readText(answer, TEXT_LIMIT_MB * MB);
        } catch (error) {
          // An answer that broke off is asked for again.
          if (error instanceof ApiError || failures >= MOST_RETRIES) throw toApiError(error, options);
          await sleep(pauseAfter(failures, random()));
        }
      }
    },
    async download(request) {
      const url = addressOf(options.base, request);
      const answer = await ask(url, true, [301, 302, 303, 307, 308]);
      const { location } = answer.headers;
      if (answer.statusCode === 200) return answer;
      answer.destroy();
      const signed = URL.parse(location ?? '', url.href);
      const isSafe =
        signed?.protocol === 'https:' || (signed?.protocol === 'http:' && url.protocol === 'http:');
      if (signed === null || !isSafe) {
        const status = answer.statusCode ?? 0;
        throw new ApiError(
          'unexpected-answer',
          status,
          organisationApiMessage('organisation-api.redirected', { status }),
        );
      }
      return ask(signed, false, []);
    },
  };
}

const CONNECT_MS = 15_000;
const SILENCE_MS = 60_000;

function toApiError(error: unknown, { base, silenceMs = SILENCE_MS }: ApiOptions): ApiError {
  return error instanceof ApiError ? error : connectionError(error, new URL(base).hostname, silenceMs);
}

/** Makes the error for an answer that did not come, or broke off. */
export function connectionError(error: unknown, host: string, silenceMs: number): ApiError {
  if (error instanceof Silence) {
    const words = organisationApiMessage('organisation-api.slow', {
      host,
      seconds: Math.round(silenceMs / 1_000),
    });
    return new ApiError('timeout', null, words);
  }
  const why = verbatim(codeOf(error) || (error instanceof Error ? error.message : String(error)));
  return connectFailure(error)?.kind === 'tls'
    ? new ApiError('tls', null, organisationApiMessage('organisation-api.certificate', { host, why }))
    : new ApiError(
        'unreachable',
        null,
        organisationApiMessage('organisation-api.unreachable', { host, why }),
      );
}

async function readText(answer: IncomingMessage, limit: number): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > limit) {
      const words = organisationApiMessage('organisation-api.too-long', { size: Math.ceil(limit / MB) });
      throw new ApiError('unexpected-answer', answer.statusCode ?? null, words);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
