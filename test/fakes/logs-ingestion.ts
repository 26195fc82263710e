import type { IncomingMessage, ServerResponse } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { type LoopbackServer, serveHttp } from '../collectors/servers.ts';

/** A row as the table has it, with the columns that the stream declares. */
export type IngestedRow = Readonly<Record<string, unknown>>;

export interface IngestionOptions {
  /** Tokens that are taken; they may change. Default: `test-token`. */
  readonly tokens?: Set<string>;
  /** Tokens of accounts without the role. */
  readonly powerless?: ReadonlySet<string>;
  /** An answer in place of its own. */
  readonly fault?: (request: number) => { readonly status: number; readonly retryAfter?: string } | null;
}

/** A receiver with the rules of the Logs Ingestion API of Azure Monitor. */
export interface FakeIngestion extends AsyncDisposable {
  readonly url: string;
  readonly rows: readonly IngestedRow[];
  readonly requests: LoopbackServer['requests'];
}

export const RULE = 'dcr-0123456789abcdef0123456789abcdef';
const STREAM = 'Custom-CodexGlance_CL';
const COLUMNS = ['TimeGenerated', 'RecordId', 'Kind', 'Machine', 'Body'] as const;

/** 1 MB, packed and unpacked. */
const MOST_BYTES = 1_048_576;
/** 64 KB a value. */
const MOST_VALUE = 65_536;

/**
 * Starts it. Rules by their source: [A] "Logs Ingestion API in Azure Monitor" (path, version, bearer token, a JSON
 * array, 204, 1 MB, 64 KB a value which is then cut, 403 without the role, 429 with Retry-After, columns that are not
 * declared are dropped); [T] the live tests of Microsoft's client for .NET (413 with its code, 204 without a body);
 * [I] inferred: codes of a 400 and 404.
 */
export async function startFakeIngestion(options: IngestionOptions = {}): Promise<FakeIngestion> {
  const { tokens = new Set(['test-token']), powerless = new Set(), fault } = options;
  const rows: IngestedRow[] = [];
  let count = 0;

  function answer(request: IncomingMessage, response: ServerResponse): void {
    count += 1;
    const given = fault?.(count) ?? null;
    if (given !== null) {
      if (given.retryAfter !== undefined) response.setHeader('retry-after', given.retryAfter);
      response.writeHead(given.status).end();
      return;
    }
    const refusal = refusalOf(request, server.requests.at(-1)?.body ?? Buffer.alloc(0));
    if (refusal === null) {
      response.writeHead(204).end();
      return;
    }
    const [status, code] = refusal;
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ error: { code, message: 'No more is said.' } }));
  }

  /** Takes the rows, or returns why not. */
  function refusalOf({ url = '', headers }: IncomingMessage, body: Buffer): readonly [number, string] | null {
    const token = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1] ?? '';
    if (powerless.has(token)) return [403, 'OperationFailed'];
    if (!tokens.has(token)) return [401, 'InvalidToken'];
    const { pathname, searchParams } = new URL(url, 'http://ingest');
    const [, rule, stream] = /^\/dataCollectionRules\/([^/]+)\/streams\/([^/]+)$/.exec(pathname) ?? [];
    if (searchParams.get('api-version') !== '2023-01-01') return [400, 'InvalidApiVersion'];
    if (rule !== RULE) return [404, 'NotFound'];
    if (stream !== STREAM) return [400, 'InvalidStream'];
    if (headers['content-type'] !== 'application/json') return [415, 'UnsupportedMediaType'];
    const plain = headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
    if (Math.max(body.length, plain.length) > MOST_BYTES) return [413, 'ContentLengthLimitExceeded'];
    const list = parse(plain.toString('utf8'));
    if (!Array.isArray(list)) return [400, 'InvalidPayload'];
    rows.push(...list.map((row: IngestedRow) => declared(row)));
    return null;
  }

  const server = await serveHttp(answer);
  return {
    url: `http://127.0.0.1:${server.port}`,
    rows,
    requests: server.requests,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What is not declared is dropped, what is too long is cut. */
function declared(row: IngestedRow): IngestedRow {
  return Object.fromEntries(
    COLUMNS.map((name) => {
      const value = row[name] ?? null;
      return [
        name,
        typeof value === 'string' ? Buffer.from(value).subarray(0, MOST_VALUE).toString() : value,
      ];
    }),
  );
}
