import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TlsFiles } from '../../electron/core/exporters/export-plan/plan.ts';
import { type Authority, createAuthority, type Identity, selfSigned } from './authority.ts';
import { probed, using } from './probed.ts';
import { serveGrpc, serveHttp } from './servers.ts';

let folder: string;
let authority: Authority;
let good: Identity;
const file = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'codex-glance-tls-'));
  authority = await createAuthority();
  good = await authority.issue();
  file('ca.pem', authority.cert);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(['json', 'grpc'] as const)('over %s', (protocol) => {
  const serve = async (identity: Identity | undefined, clientCa?: string) => {
    const options = { ...(identity ? { identity } : {}), ...(clientCa ? { clientCa } : {}) };
    const server =
      protocol === 'grpc'
        ? await using(serveGrpc(Buffer.alloc(0), options))
        : await using(serveHttp((_request, response) => response.end(), options));
    return `127.0.0.1:${server.port}`;
  };
  const at = (host: string, tls: Partial<TlsFiles> = {}) =>
    probed(`https://${host}/v1/logs`, { protocol, tls });
  const ca = () => join(folder, 'ca.pem');

  test('a certificate of the configured CA', async () => {
    expect(await at(await serve(good), { ca: ca() })).toMatchObject({ state: 'accepted' });
  });

  test('a CA that is not known', async () => {
    const result = await at(await serve(good));
    expect(result).toMatchObject({ state: 'failing', reason: 'tls' });
    expect(result.sentence).toContain('comes from a CA that is not known here');
  });

  test('a self-signed certificate', async () => {
    const own = await selfSigned();
    const host = await serve(own);
    const result = await at(host);
    expect(result).toMatchObject({ state: 'failing', reason: 'tls' });
    expect(result.sentence).toContain(`The certificate of ${host} is self-signed: name it in`);
    // And the remedy helps.
    expect(await at(host, { ca: file('own.pem', own.cert) })).toMatchObject({ state: 'accepted' });
  });

  test.each([
    [[-3, -1], 'has expired: renew it on the collector.'],
    [[1, 3], 'is not valid yet: check the clocks of both machines.'],
  ] as const)('a certificate valid from and to day %j', async (days, sentence) => {
    const result = await at(await serve(await authority.issue({ days })), { ca: ca() });
    expect(result).toMatchObject({ state: 'failing', reason: 'tls' });
    expect(result.sentence).toContain(sentence);
  });

  test('a certificate for another name', async () => {
    const names = [{ type: 'dns', value: 'collector.example' }] as const;
    const result = await at(await serve(await authority.issue({ names })), { ca: ca() });
    expect(result).toMatchObject({ state: 'failing', reason: 'tls' });
    expect(result.sentence).toContain('is for another name');
  });

  test('a client certificate that is asked for: none, a wrong one, the right one', async () => {
    const host = await serve(good, authority.cert);
    const none = await at(host, { ca: ca() });
    expect(none).toMatchObject({ state: 'failing', reason: 'tls' });
    expect(none.sentence).toContain('asks for a client certificate: set tls.client-certificate');
    const pair = (name: string, { cert, key }: Identity) => ({
      certificate: file(`${name}.cert.pem`, cert),
      key: file(`${name}.key.pem`, key),
    });
    const wrong = await at(host, { ca: ca(), ...pair('wrong', await selfSigned()) });
    expect(wrong).toMatchObject({ state: 'failing', reason: 'tls' });
    expect(wrong.sentence).toContain('does not accept the client certificate');
    const right = await at(host, { ca: ca(), ...pair('right', await authority.issue()) });
    expect(right).toMatchObject({ state: 'accepted' });
  });

  test('https to a port without TLS', async () => {
    const host = await serve(undefined);
    const result = await at(host, { ca: ca() });
    expect(result).toMatchObject({ state: 'failing', reason: 'tls' });
    expect(result.sentence).toContain('does not speak TLS at this port: write http://');
  });

  test('http to a port with TLS', async () => {
    const host = await serve(good);
    const result = await probed(`http://${host}/v1/logs`, { protocol });
    expect(result).toMatchObject({ state: 'failing', reason: 'tls' });
    expect(result.sentence).toContain('speaks TLS at this port: write https://');
  });

  test('files that cannot be used', async () => {
    const host = await serve(good);
    const missing = join(folder, 'missing.pem');
    for (const [tls, named, words] of [
      [{ ca: missing }, missing, 'cannot be read as PEM'],
      ...(protocol === 'grpc'
        ? []
        : ([[{ ca: file('text.pem', 'no certificate') }, 'text.pem', 'cannot be read as PEM']] as const)),
      [{ ca: ca(), key: file('lone.pem', good.key) }, 'lone.pem', 'needs its counterpart'],
    ] as const) {
      const result = await at(host, tls);
      expect(result).toMatchObject({ state: 'failing', reason: 'tls', latencyMs: null });
      expect(result.sentence).toContain(named);
      expect(result.sentence).toContain(words);
    }
    // Over gRPC a CA that is none adds none, as in Codex.
    const { sentence } = await at(host, { ca: file('none.pem', 'no certificate') });
    const words = protocol === 'grpc' ? 'comes from a CA that is not known here' : 'cannot be read as PEM';
    expect(sentence).toContain(words);
  });
});
