import { describe, expect, test } from 'vitest';
import { answering, serve } from './answering.ts';
import { probed } from './probed.ts';

const json = { 'content-type': 'application/json' };

interface Row {
  readonly name: string;
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly sent?: Record<string, string>;
  readonly path?: string;
  readonly state: string;
  readonly reason?: string;
  readonly sentence: string;
  readonly detail?: string;
}

const rows: Row[] = [
  {
    name: 'takes it',
    status: 200,
    headers: json,
    body: '{"partialSuccess":null}',
    state: 'accepted',
    sentence: 'The collector accepted an empty export of logs.',
  },
  {
    name: 'takes it without a body',
    status: 202,
    state: 'accepted',
    sentence: 'The collector accepted an empty export of logs.',
  },
  {
    name: 'takes it with a warning',
    status: 200,
    headers: json,
    body: '{"partialSuccess":{"errorMessage":"deprecated"}}',
    state: 'accepted',
    sentence: 'The collector accepted an empty export of logs with a warning. It says: deprecated',
    detail: 'deprecated',
  },
  {
    name: 'rejects records',
    status: 200,
    headers: json,
    body: '{"partialSuccess":{"rejectedLogRecords":"2","errorMessage":"key\\u202e hidden is\\n over"}}',
    sent: { 'x-api-key': 'hidden' },
    state: 'failing',
    reason: 'rejected',
    sentence:
      "The collector answered 200 and rejected records: see the collector's log for what it drops. It says: key [redacted] is over",
    detail: 'key [redacted] is over',
  },
  {
    name: 'answers with a web page',
    status: 200,
    headers: { 'content-type': 'text/html' },
    body: '<!doctype html>',
    state: 'reachable',
    sentence:
      "HOST answered 200, but not as an OTLP receiver does: check that the endpoint is the collector's logs URL.",
  },
  {
    name: 'answers with something else than OTLP',
    status: 200,
    headers: json,
    body: '"hello"',
    state: 'reachable',
    sentence:
      "HOST answered 200, but not as an OTLP receiver does: check that the endpoint is the collector's logs URL.",
  },
  {
    name: 'refuses an empty export',
    status: 400,
    state: 'reachable',
    sentence:
      "The collector answered 400 to an empty export: it is there, but whether it takes records is not known; see the collector's log.",
  },
  {
    name: 'wants a header that is set',
    status: 401,
    sent: { 'x-otlp-api-key': 'hidden', 'x-team': 'a' },
    state: 'failing',
    reason: 'auth',
    sentence: 'The collector answered 401: the header x-otlp-api-key is wrong or expired.',
  },
  {
    name: 'wants a header and none is set',
    status: 401,
    state: 'failing',
    reason: 'auth',
    sentence:
      'The collector answered 401: it wants credentials and no header is set; set headers in the exporter.',
  },
  {
    name: 'forbids it',
    status: 403,
    sent: { authorization: 'Bearer hidden' },
    state: 'failing',
    reason: 'auth',
    sentence:
      'The collector answered 403: the header authorization is known but may not write here; give it the right to ingest.',
  },
  {
    name: 'has nothing at the path',
    status: 404,
    path: '/otlp/logs',
    state: 'failing',
    reason: 'path',
    sentence: 'The collector answered 404: there is nothing at /otlp/logs; most collectors want /v1/logs.',
  },
  {
    name: 'has nothing at the root',
    status: 404,
    path: '',
    state: 'failing',
    reason: 'path',
    sentence:
      'The collector answered 404: the endpoint has no path, and Codex adds none; end it with /v1/logs.',
  },
  {
    name: 'takes no POST',
    status: 405,
    path: '/status',
    state: 'failing',
    reason: 'path',
    sentence: 'The collector answered 405: nothing is accepted at /status; most collectors want /v1/logs.',
  },
  {
    name: 'takes no JSON',
    status: 415,
    state: 'failing',
    reason: 'protocol',
    sentence: 'The collector answered 415: it does not accept JSON; set protocol = "binary".',
  },
  {
    name: 'wants HTTP/2',
    status: 426,
    state: 'failing',
    reason: 'protocol',
    sentence: 'The collector answered 426: it wants another version of HTTP; use otlp-grpc or its HTTP port.',
  },
  {
    name: 'takes no more for now',
    status: 429,
    headers: { 'retry-after': '30' },
    state: 'failing',
    reason: 'rejected',
    sentence:
      "The collector answered 429: it accepts no more for now; wait 30 s, as it asks, or raise the collector's limit.",
  },
  {
    name: 'refuses it as too large',
    status: 413,
    state: 'failing',
    reason: 'rejected',
    sentence: "The collector answered 413: it refuses the export; see the collector's log.",
  },
  {
    name: 'fails inside',
    status: 500,
    state: 'failing',
    reason: 'server',
    sentence: "The collector answered 500: it failed internally; see the collector's log.",
  },
  {
    name: 'is behind a proxy that does not reach it',
    status: 502,
    state: 'failing',
    reason: 'server',
    sentence:
      'The collector answered 502: a proxy does not reach the collector behind it; check that it runs.',
  },
  {
    name: 'is overloaded',
    status: 503,
    state: 'failing',
    reason: 'server',
    sentence: 'The collector answered 503: it is overloaded or starting; wait, or give it more capacity.',
  },
  {
    name: 'points elsewhere for good',
    status: 308,
    headers: { location: 'https://user:hidden@127.0.0.1:1/v1/logs?key=hidden' },
    state: 'failing',
    reason: 'refused',
    sentence:
      'The endpoint redirects there. Nothing listens at 127.0.0.1:1: start the collector, or correct the host and port.',
  },
  {
    name: 'points to where Codex does not go',
    status: 308,
    headers: { location: 'ftp://collector.example/' },
    state: 'failing',
    reason: 'path',
    sentence:
      'The collector answered 308 and points to ftp://collector.example/, which Codex does not follow: correct the logs endpoint.',
  },
];

describe('a collector that', () => {
  test.each(rows)('$name ($status)', async (row) => {
    const { status, headers, body, sent = {}, path = '/v1/logs', state, reason, sentence, detail } = row;
    const server = await serve(answering(status, headers, body));
    const result = await probed(`http://127.0.0.1:${server.port}${path}`, { headers: sent });
    const expected = sentence.replace('HOST', `127.0.0.1:${server.port}`);
    expect(result).toMatchObject({ state, reason: reason ?? expected, sentence: expected });
    expect(result.detail).toBe(detail);
    expect(JSON.stringify(result)).not.toContain('hidden');
    expect(server.requests).toHaveLength(1);
  });

  test('asks to wait is left alone until then', async () => {
    const date = new Date(Date.now() + 90_000).toUTCString();
    for (const [status, header, wait] of [
      [429, '30', 30_000],
      [503, date, 90_000],
    ] as const) {
      const server = await serve(answering(status, { 'retry-after': header }));
      const { retryAt, checkedAt } = await probed(`http://127.0.0.1:${server.port}/v1/logs`);
      expect(Math.abs((retryAt ?? 0) - checkedAt - wait)).toBeLessThan(1_500);
    }
  });
});
