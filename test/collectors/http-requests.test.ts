import { describe, expect, test } from 'vitest';
import { answering, serve } from './answering.ts';
import { probed } from './probed.ts';

describe('what is sent', () => {
  test.each([
    ['logs', 'json', 'application/json', '{"resourceLogs":[]}'],
    ['traces', 'json', 'application/json', '{"resourceSpans":[]}'],
    ['metrics', 'json', 'application/json', '{"resourceMetrics":[]}'],
    ['logs', 'binary', 'application/x-protobuf', ''],
  ] as const)('%s over %s: the headers, and not one record', async (signal, protocol, type, body) => {
    const server = await serve(answering(200));
    const headers = { 'x-api-key': 'secret' };
    await probed(`http://ada:pass%20word@127.0.0.1:${server.port}/in?a=1`, { signal, protocol, headers });
    const [request] = server.requests;
    expect(request).toMatchObject({
      method: 'POST',
      path: '/in?a=1',
      headers: { 'x-api-key': 'secret', 'content-type': type, authorization: expect.any(String) },
    });
    expect(request?.headers.authorization).toBe(`Basic ${btoa('ada:pass word')}`);
    expect(request?.body.toString()).toBe(body);
  });

  test('a header that HTTP does not allow is left out, as Codex leaves it out', async () => {
    const server = await serve(answering(401));
    const headers = { 'x-api-key': 'two\nlines' };
    expect(await probed(`http://127.0.0.1:${server.port}/`, { headers })).toMatchObject({
      state: 'failing',
      reason: 'auth',
      sentence:
        'The collector answered 401: it wants credentials, and Codex leaves out x-api-key, because HTTP does not allow it as it is set.',
    });
    expect(server.requests[0]?.headers['x-api-key']).toBeUndefined();
  });

  test('nothing where a header makes Codex cut its exports', async () => {
    const server = await serve(answering(200));
    const headers = { 'content-length': '3' };
    for (const protocol of ['json', 'grpc'] as const) {
      expect(await probed(`http://127.0.0.1:${server.port}/`, { headers, protocol })).toMatchObject({
        state: 'failing',
        reason: 'protocol',
        sentence: 'The header content-length makes Codex cut its exports or hold them back: remove it.',
        latencyMs: null,
      });
    }
    expect(server.requests).toEqual([]);
  });
});

describe('a collector to which another one redirects', () => {
  const from = (status: number, location: string) => serve(answering(status, { location }));
  const asked = async (port: number, headers = {}) => probed(`http://127.0.0.1:${port}/v1/logs`, { headers });

  test('takes the export: it is posted there, without the credentials of the first', async () => {
    const target = await serve(answering(200));
    const to = `http://127.0.0.1:${target.port}/else`;
    const source = await from(307, to);
    const sentence = `The endpoint redirects to ${to}. The collector accepted an empty export of logs.`;
    const headers = { authorization: 'hidden', 'x-team': 'a' };
    expect(await asked(source.port, headers)).toMatchObject({
      state: 'accepted',
      reason: sentence,
      sentence,
    });
    expect(target.requests).toMatchObject([{ method: 'POST', path: '/else', headers: { 'x-team': 'a' } }]);
    expect(target.requests[0]?.headers.authorization).toBeUndefined();
  });

  test('wants the credentials that Codex takes to no other host', async () => {
    const target = await serve(answering(401));
    const source = await from(308, `http://127.0.0.1:${target.port}/else`);
    const result = await asked(source.port, { authorization: 'hidden' });
    expect(result).toMatchObject({ state: 'failing', reason: 'auth' });
    expect(result.sentence).toBe(
      `The endpoint redirects to http://127.0.0.1:${target.port}/else, and Codex sends authorization to no other host: use that address as the endpoint.`,
    );
  });

  test('is asked for a page only, so that nothing arrives', async () => {
    const target = await serve(answering(200));
    const to = `http://127.0.0.1:${target.port}/login`;
    const result = await asked((await from(302, to)).port);
    expect(result).toMatchObject({ state: 'failing', reason: 'path' });
    expect(result.sentence).toBe(
      `The endpoint redirects to ${to}, where nothing is posted to: correct the logs endpoint.`,
    );
    expect(target.requests).toMatchObject([{ method: 'GET' }]);
  });

  test('leads in a circle, which is left after as many rounds as Codex goes', async () => {
    const server = await from(307, '/v1/logs');
    expect(await asked(server.port)).toMatchObject({
      state: 'failing',
      reason: 'path',
      sentence: expect.stringContaining('The endpoint redirects more than 10 times, finally to http://'),
    });
    expect(server.requests).toHaveLength(11);
  });
});

test('a collector that is slow says so, and is accepted', async () => {
  const server = await serve((_request, response) => void setTimeout(() => response.end(), 1_050));
  const result = await probed(`http://127.0.0.1:${server.port}/v1/logs`, {}, 5_000);
  expect(result.state).toBe('accepted');
  expect(result.sentence).toMatch(/but needed 1\.\d s: codex exec waits for it at exit/);
});
