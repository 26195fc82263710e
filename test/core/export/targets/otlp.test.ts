import type { RequestListener } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { logsExport } from '../../../../electron/core/export/mapping/otlp/logs.ts';
import { createSecretReader } from '../../../../electron/core/export/secrets/read-secret.ts';
import { parseTarget } from '../../../../electron/core/export/settings/export-settings.ts';
import { recordOf, type Target } from '../../../../electron/core/export/target.ts';
import { decideOtlp } from '../../../../electron/core/export/targets/otlp/decide-otlp.ts';
import { kindOf } from '../../../../electron/core/export/targets/target-kinds.ts';
import { decodeProtobuf } from '../../../../electron/core/telemetry/inspect/decode-export.ts';
import { type LoopbackServer, serveHttp } from '../../../collectors/servers.ts';
import { sampleRows } from '../../../fixtures/export-records.ts';

const { signal } = new AbortController();
const NOW = Date.parse('2026-11-20T12:00:00.000Z');
const rows = sampleRows(3);
const sent = logsExport(rows.map(recordOf), 'new');
let target: Target | null = null;
afterEach(() => target?.close());

async function open(url: string, more: Record<string, unknown> = {}, env = {}): Promise<Target> {
  const read = parseTarget({ name: 'otel', to: 'otlp', url, ...more });
  if (!read.ok) throw new Error(`${read.key}: ${read.message.text}`);
  const secrets = createSecretReader({ env, platform: 'linux' });
  target = await kindOf(read.settings).open(read.settings, { clock: { now: () => NOW }, env, secrets });
  return target;
}

const urlOf = ({ port }: LoopbackServer, path = '') => `http://127.0.0.1:${port}${path}`;

/** Answers as a collector does that takes all. */
const take: RequestListener = (request, response) => {
  const type = request.headers['content-type'] ?? '';
  response
    .writeHead(200, { 'content-type': type })
    .end(type.includes('json') ? '{"partialSuccess":null}' : '');
};

describe('A target of OTLP', () => {
  it('gets protobuf, packed', async () => {
    await using server = await serveHttp(take);
    expect(await (await open(urlOf(server))).send(rows, signal)).toMatchObject({ accepted: 3, rejected: [] });
    const [request] = server.requests;
    if (!request) throw new Error('no request');
    expect(request).toMatchObject({
      method: 'POST',
      path: '/v1/logs',
      headers: { 'content-type': 'application/x-protobuf', 'content-encoding': 'gzip' },
    });
    expect(decodeProtobuf('logs', gunzipSync(request.body))).toEqual(sent);
  });

  it('gets JSON, not packed, with the older names, where the settings say so', async () => {
    await using server = await serveHttp(take);
    const more = { protocol: 'http/json', compression: 'none', gen_ai: 'old' };
    expect(await (await open(urlOf(server), more)).send(rows, signal)).toMatchObject({ accepted: 3 });
    const [request] = server.requests;
    expect(request?.headers['content-type']).toBe('application/json');
    expect(request?.headers).not.toHaveProperty('content-encoding');
    expect(JSON.parse(request?.body.toString('utf8') ?? '')).toEqual(logsExport(rows.map(recordOf), 'old'));
  });

  it.each([
    ['', '/v1/logs'],
    ['/otlp/', '/otlp/v1/logs'],
    ['/v1/logs', '/v1/logs'],
    ['/otlp/v1/logs?tenant=a', '/otlp/v1/logs?tenant=a'],
  ])('at "%s" is asked at %s', async (written, path) => {
    await using server = await serveHttp(take);
    await (await open(urlOf(server, written))).send(rows, signal);
    expect(server.requests.map((request) => request.path)).toEqual([path]);
  });

  it('gets the headers of the settings, and the answer does not show them', async () => {
    await using server = await serveHttp((_request, response) => {
      const partialSuccess = { rejectedLogRecords: '1', errorMessage: 'not with t0psecret' };
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ partialSuccess }));
    });
    const headers = { Authorization: { env: 'AUTH' } };
    const target = await open(urlOf(server), { headers }, { AUTH: 'Bearer t0psecret' });
    const answer = await target.send(rows, signal);
    expect(server.requests[0]?.headers.authorization).toBe('Bearer t0psecret');
    expect(answer.rejected).toHaveLength(1);
    expect(JSON.stringify(answer)).not.toContain('t0psecret');
    expect(await target.preview(rows)).toBe(`${JSON.stringify(sent)}\n`);
  });

  it('is not asked where a secret is missing', async () => {
    await using server = await serveHttp(take);
    const target = await open(urlOf(server), { headers: { authorization: { env: 'NONE' } } });
    expect(await target.send(rows, signal)).toMatchObject({
      accepted: 0,
      stop: expect.stringContaining('NONE'),
    });
    expect(server.requests).toEqual([]);
  });

  it.each([
    { headers: { 'Content-Type': { env: 'A' } } },
    { headers: { 'a b': { env: 'A' } } },
    { headers: { authorization: 'Bearer x' } },
    { protocol: 'grpc-web' },
    { gen_ai: 'newest' },
    { url: 'http://collector.example:4318' },
  ])('cannot be set up with %j', async (more) => {
    expect(parseTarget({ name: 'otel', to: 'otlp', url: 'https://a.example', ...more }).ok).toBe(false);
  });

  it.each([
    [429, '120', { accepted: 0, retry: { afterMs: 120_000, reason: 'HTTP 429' } }],
    [503, 'Fri, 20 Nov 2026 12:00:30 GMT', { retry: { afterMs: 30_000, reason: 'HTTP 503' } }],
    [502, undefined, { retry: { afterMs: null, reason: 'HTTP 502' } }],
    [504, undefined, { retry: { afterMs: null, reason: 'HTTP 504' } }],
  ])('that answers %i is asked again, after %s', async (status, retryAfter, is) => {
    await using server = await serveHttp((_request, response) => {
      if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter);
      response.writeHead(status).end();
    });
    expect(await (await open(urlOf(server))).send(rows, signal)).toMatchObject(is);
  });
});

const answered = (status: number, body = '', type = 'application/json') =>
  ({ kind: 'answered', status, retryAfterMs: null, headers: { 'content-type': type }, body }) as const;

describe('What an answer over OTLP/HTTP says', () => {
  it('is to try again for no status but 429, 502, 503 and 504', () => {
    const again = Array.from({ length: 500 }, (_, index) => 100 + index).filter(
      (status) => decideOtlp(answered(status), 3, []).retry !== null,
    );
    expect(again).toEqual([429, 502, 503, 504]);
  });

  it('is a fault of the batch with 400 and 413, and else needs a person', () => {
    expect(decideOtlp(answered(400), 3, []).refused).toEqual({ index: null, reason: 'HTTP 400' });
    expect(decideOtlp(answered(413), 3, []).refused).toEqual({ index: null, reason: 'HTTP 413' });
    for (const status of [301, 401, 403, 404, 415, 500]) {
      expect(decideOtlp(answered(status), 3, [])).toMatchObject({ accepted: 0, stop: `HTTP ${status}` });
    }
  });

  it('is how many were refused, which are not sent again', () => {
    const body = JSON.stringify({ partialSuccess: { rejectedLogRecords: '2', errorMessage: 'too old' } });
    const refusal = { id: null, reason: 'partial success: too old' };
    const answer = decideOtlp(answered(200, body), 3, []);
    expect(answer).toMatchObject({ accepted: 3, rejected: [refusal, refusal], retry: null, refused: null });
    // Never more than were sent.
    expect(decideOtlp(answered(200, body), 1, []).rejected).toHaveLength(1);
  });

  it('is read from protobuf to the byte', () => {
    // A partial success with 200 refused, which takes a byte beyond ASCII.
    const bytes = Buffer.from([0x0a, 0x03, 0x08, 0xc8, 0x01]);
    const answer = decideOtlp(answered(200, bytes.toString('latin1'), 'application/x-protobuf'), 500, []);
    expect([answer.accepted, answer.rejected.length]).toEqual([500, 200]);
  });

  it.each([
    ['', 'application/x-protobuf'],
    ['{}', 'application/json; charset=utf-8'],
    ['{"partialSuccess":{"errorMessage":"soon out of date"}}', 'application/json'],
  ])('is that all were taken with %j', (body, type) => {
    expect(decideOtlp(answered(200, body, type), 3, [])).toMatchObject({ accepted: 3, rejected: [] });
  });

  it('settles nothing where another server answers', () => {
    expect(decideOtlp(answered(200, '<html>Sign in</html>', 'text/html'), 3, [])).toMatchObject({
      accepted: 0,
      stop: 'HTTP 200, but no OTLP response',
    });
    expect(decideOtlp({ kind: 'failed', reason: 'refused' }, 3, [])).toMatchObject({
      retry: { afterMs: null, reason: 'refused' },
    });
  });
});
