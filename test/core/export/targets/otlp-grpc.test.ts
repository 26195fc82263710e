import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { Metadata } from '@grpc/grpc-js';
import { afterEach, describe, expect, it } from 'vitest';
import { logsExport } from '../../../../electron/core/export/mapping/otlp/logs.ts';
import { createSecretReader } from '../../../../electron/core/export/secrets/read-secret.ts';
import { parseTarget } from '../../../../electron/core/export/settings/export-settings.ts';
import { recordOf, type Target } from '../../../../electron/core/export/target.ts';
import { decideGrpcCall } from '../../../../electron/core/export/targets/otlp/decide-otlp.ts';
import { kindOf } from '../../../../electron/core/export/targets/target-kinds.ts';
import { decodeProtobuf } from '../../../../electron/core/telemetry/inspect/decode-export.ts';
import { createAuthority } from '../../../collectors/authority.ts';
import { closedPort, serveGrpc, serveHttp, serveTcp } from '../../../collectors/servers.ts';
import { sampleRows } from '../../../fixtures/export-records.ts';
import { temporaryFolder } from '../../../setup/temporary-folder.ts';

const { signal } = new AbortController();
const rows = sampleRows(3);
const sent = logsExport(rows.map(recordOf), 'new');
let target: Target | null = null;
afterEach(() => target?.close());

async function open(url: string, more: Record<string, unknown> = {}, env = {}): Promise<Target> {
  const read = parseTarget({ name: 'otel', to: 'otlp', protocol: 'grpc', url, ...more });
  if (!read.ok) throw new Error(`${read.key}: ${read.message.text}`);
  const secrets = createSecretReader({ env, platform: 'linux' });
  target = await kindOf(read.settings).open(read.settings, { clock: { now: () => 0 }, env, secrets });
  return target;
}

function fileOf(text: string): string {
  const folder = temporaryFolder();
  const file = join(folder, 'ca.pem');
  writeFileSync(file, text);
  return file;
}

const plain = (port: number) => `http://127.0.0.1:${port}`;

describe('A target of OTLP over gRPC', () => {
  it.each(['gzip', 'none'])('gets what it would over HTTP, on one connection (%s)', async (compression) => {
    await using server = await serveGrpc(Buffer.alloc(0));
    const headers = { 'X-Team': { env: 'TEAM' } };
    const target = await open(plain(server.port), { compression, headers }, { TEAM: 't3am' });
    for (let time = 0; time < 2; time += 1) {
      expect(await target.send(rows, signal)).toMatchObject({ accepted: 3, rejected: [] });
    }
    expect(server.messages.map((message) => decodeProtobuf('logs', message))).toEqual([sent, sent]);
    expect(server.calls[0]).toMatchObject({ 'x-team': 't3am' });
  });

  it('is told which certificates are trusted', async () => {
    const authority = await createAuthority();
    await using server = await serveGrpc(Buffer.alloc(0), { identity: await authority.issue() });
    const url = `https://localhost:${server.port}`;
    const untrusted = await open(url);
    expect(await untrusted.send(rows, signal)).toMatchObject({
      retry: { reason: expect.stringMatching(/^tls /) },
    });
    await untrusted.close();
    const ca_file = fileOf(authority.cert);
    expect(await (await open(url, { ca_file })).send(rows, signal)).toMatchObject({ accepted: 3 });
  });

  it('is reached through the tunnel of a proxy, which sees no header of it', async () => {
    const authority = await createAuthority();
    await using server = await serveGrpc(Buffer.alloc(0), { identity: await authority.issue() });
    const seen: string[] = [];
    await using proxy = await serveTcp((socket) =>
      socket.once('data', (head) => {
        seen.push(head.toString('latin1'));
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        const far = connect(server.port, '127.0.0.1');
        far.on('error', () => socket.destroy());
        socket.on('close', () => far.destroy());
        socket.pipe(far).pipe(socket);
      }),
    );
    const more = { ca_file: fileOf(authority.cert), headers: { 'x-team': { env: 'TEAM' } } };
    const env = { TEAM: 't3am', HTTPS_PROXY: plain(proxy.port) };
    const target = await open(`https://localhost:${server.port}`, more, env);
    expect(await target.send(rows, signal)).toMatchObject({ accepted: 3 });
    expect(seen.join()).toMatch(/^CONNECT localhost:\d+ HTTP\/1\.1/);
    expect(seen.join()).not.toContain('t3am');
  });

  it('says how many it refuses, which are not sent again', async () => {
    // A partial success with 2 refused.
    await using server = await serveGrpc(Buffer.from([0x0a, 0x02, 0x08, 0x02]));
    const answer = await (await open(plain(server.port))).send(rows, signal);
    expect([answer.accepted, answer.rejected.length, answer.retry]).toEqual([3, 2, null]);
  });

  it('is asked again when it says', async () => {
    const metadata = new Metadata();
    metadata.set('grpc-retry-pushback-ms', '7000');
    await using server = await serveGrpc({ code: 14, details: 'busy', metadata });
    expect(await (await open(plain(server.port))).send(rows, signal)).toMatchObject({
      accepted: 0,
      retry: { afterMs: 7_000, reason: 'gRPC UNAVAILABLE' },
    });
  });

  it('that is down, or gone meanwhile, is tried again, and found when it is back', async () => {
    expect(await (await open(plain(await closedPort()))).send(rows, signal)).toMatchObject({
      retry: { reason: 'refused' },
    });
    const server = await serveGrpc(Buffer.alloc(0));
    const target = await open(plain(server.port));
    expect(await target.send(rows, signal)).toMatchObject({ accepted: 3 });
    await server[Symbol.asyncDispose]();
    expect((await target.send(rows, signal)).retry).not.toBeNull();
  });

  it('that never answers is left when the export is stopped', async () => {
    await using server = await serveGrpc(null);
    const stop = new AbortController();
    const sending = (await open(plain(server.port))).send(rows, stop.signal);
    await expect.poll(() => server.calls.length).toBe(1);
    stop.abort();
    await expect(sending).rejects.toThrow();
  });

  it('is none where a server of HTTP/1 answers', async () => {
    await using server = await serveHttp((_request, response) => void response.end('hello'));
    const answer = await (await open(plain(server.port))).send(rows, signal);
    expect(answer).toMatchObject({ accepted: 0, rejected: [] });
    expect(answer.retry ?? answer.stop).not.toBeNull();
  });
});

const ended = (status: number, retryAfterMs: number | null = null) =>
  decideGrpcCall({ kind: 'answered', status, retryAfterMs, message: new Uint8Array() }, 3, []);

describe('What the end of a call over OTLP/gRPC says', () => {
  it('is to try again for the codes of the specification alone', () => {
    const all = Array.from({ length: 20 }, (_, code) => code);
    expect(all.filter((code) => ended(code).retry !== null)).toEqual([1, 4, 10, 11, 14, 15]);
    expect(all.filter((code) => ended(code, 500).retry !== null)).toEqual([1, 4, 8, 10, 11, 14, 15]);
    expect(all.filter((code) => ended(code).refused !== null)).toEqual([3, 8]);
    expect(all.filter((code) => ended(code).accepted > 0)).toEqual([0]);
    expect(ended(16).stop).toBe('gRPC UNAUTHENTICATED');
  });

  it.each([
    [503, { retry: { afterMs: null, reason: 'HTTP 503' } }],
    [404, { stop: 'HTTP 404, but no gRPC' }],
  ])('is that of a proxy where HTTP %i comes without gRPC', (status, is) => {
    expect(decideGrpcCall({ kind: 'not-grpc', status }, 3, [])).toMatchObject(is);
  });

  it('is that of another server where a success has no message', () => {
    const outcome = { kind: 'answered', status: 0, retryAfterMs: null, message: null } as const;
    expect(decideGrpcCall(outcome, 3, [])).toMatchObject({ stop: 'gRPC OK, but no OTLP response' });
  });
});
