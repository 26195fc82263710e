import { Metadata, status } from '@grpc/grpc-js';
import protobuf from 'protobufjs/light.js';
import { describe, expect, test } from 'vitest';
import { probed, using } from './probed.ts';
import { serveGrpc } from './servers.ts';

const grpc = { protocol: 'grpc' } as const;

describe('a gRPC collector that', () => {
  test.each([
    [status.UNAUTHENTICATED, 'auth', 'UNAUTHENTICATED: the header x-api-key is wrong or expired.'],
    [status.PERMISSION_DENIED, 'auth', 'PERMISSION_DENIED: the header x-api-key may not write here'],
    [status.RESOURCE_EXHAUSTED, 'rejected', 'RESOURCE_EXHAUSTED: it accepts no more for now; wait or raise'],
    [status.FAILED_PRECONDITION, 'rejected', 'FAILED_PRECONDITION: it refuses the export'],
    [status.UNAVAILABLE, 'server', 'UNAVAILABLE: it is overloaded or starting; wait or'],
    [status.INTERNAL, 'server', 'INTERNAL: it failed internally'],
    [status.UNKNOWN, 'server', 'UNKNOWN: it failed internally'],
    [status.UNIMPLEMENTED, 'path', 'UNIMPLEMENTED: it has no OTLP service for logs'],
  ])('answers %i', async (code, reason, sentence) => {
    const { port } = await using(serveGrpc({ code, details: 'hidden' }));
    const result = await probed(`http://127.0.0.1:${port}`, { ...grpc, headers: { 'x-api-key': 'hidden' } });
    expect(result).toMatchObject({ state: 'failing', reason });
    expect(result.sentence).toContain(`The collector answered ${sentence}`);
    expect(JSON.stringify(result)).not.toContain('hidden');
  });

  test('takes it, and gets the headers', async () => {
    const server = await using(serveGrpc(Buffer.alloc(0)));
    const headers = { 'x-api-key': 'secret' };
    expect(await probed(`http://127.0.0.1:${server.port}/prefix`, { ...grpc, headers })).toMatchObject({
      state: 'accepted',
    });
    expect(server.calls).toEqual([expect.objectContaining(headers)]);
  });

  test('rejects records', async () => {
    // ExportLogsServiceResponse { partial_success { rejected_log_records: 3 } }
    const { port } = await using(serveGrpc(Buffer.from([0x0a, 0x02, 0x08, 0x03])));
    expect(await probed(`http://127.0.0.1:${port}`, grpc)).toMatchObject({
      state: 'failing',
      reason: 'rejected',
    });
  });

  test('answers with something else than OTLP', async () => {
    const { port } = await using(serveGrpc(Buffer.from('hello')));
    expect(await probed(`http://127.0.0.1:${port}`, grpc)).toMatchObject({ state: 'reachable' });
  });

  test('refuses an empty export', async () => {
    const { port } = await using(serveGrpc({ code: status.INVALID_ARGUMENT }));
    expect(await probed(`http://127.0.0.1:${port}`, grpc)).toMatchObject({ state: 'reachable' });
  });

  test('takes logs only', async () => {
    const { port } = await using(serveGrpc(Buffer.alloc(0), { services: ['logs'] }));
    expect(await probed(`http://127.0.0.1:${port}`, grpc)).toMatchObject({ state: 'accepted' });
    expect(await probed(`http://127.0.0.1:${port}`, { ...grpc, signal: 'traces' })).toMatchObject({
      state: 'failing',
      reason: 'path',
    });
  });

  test('asks to wait', async () => {
    const metadata = new Metadata();
    metadata.set('grpc-retry-pushback-ms', '30000');
    const { port } = await using(serveGrpc({ code: status.RESOURCE_EXHAUSTED, metadata }));
    const { retryAt, checkedAt, sentence } = await probed(`http://127.0.0.1:${port}`, grpc);
    expect((retryAt ?? 0) - checkedAt).toBe(30_000);
    expect(sentence).toContain('wait 30 s, as it asks,');
  });

  test('asks to wait in the details of its status, as the specification of OTLP tells it to', async () => {
    const types = protobuf.Root.fromJSON({
      nested: {
        Duration: { fields: { seconds: { id: 1, type: 'int64' }, nanos: { id: 2, type: 'int32' } } },
        RetryInfo: { fields: { retryDelay: { id: 1, type: 'Duration' } } },
        Any: { fields: { typeUrl: { id: 1, type: 'string' }, value: { id: 2, type: 'bytes' } } },
        Status: {
          fields: {
            code: { id: 1, type: 'int32' },
            message: { id: 2, type: 'string' },
            details: { id: 3, type: 'Any', rule: 'repeated' },
          },
        },
      },
    });
    const encode = (name: string, value: object) => types.lookupType(name).encode(value).finish();
    const retryInfo = encode('RetryInfo', { retryDelay: { seconds: 44, nanos: 500_000_000 } });
    const details = [
      { typeUrl: 'type.googleapis.com/google.rpc.DebugInfo', value: Buffer.from('\x0a\x01x') },
      { typeUrl: 'type.googleapis.com/google.rpc.RetryInfo', value: retryInfo },
    ];
    const metadata = new Metadata();
    const bytes = Buffer.from(encode('Status', { code: 14, message: 'too much', details }));
    metadata.set('grpc-status-details-bin', bytes);
    const { port } = await using(serveGrpc({ code: status.UNAVAILABLE, metadata }));
    const { retryAt, checkedAt } = await probed(`http://127.0.0.1:${port}`, grpc);
    expect((retryAt ?? 0) - checkedAt).toBe(45_000);
    const broken = new Metadata();
    broken.set('grpc-status-details-bin', bytes.subarray(0, 20));
    const other = await using(serveGrpc({ code: status.UNAVAILABLE, metadata: broken }));
    expect((await probed(`http://127.0.0.1:${other.port}`, grpc)).retryAt ?? null).toBeNull();
  });

  test('never answers a call', async () => {
    const { port } = await using(serveGrpc(null));
    expect(await probed(`http://127.0.0.1:${port}`, grpc, 300)).toMatchObject({
      state: 'failing',
      reason: 'timeout',
    });
  });
});
