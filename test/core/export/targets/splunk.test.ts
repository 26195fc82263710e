import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createSecretReader } from '../../../../electron/core/export/secrets/read-secret.ts';
import type { Answer, Target } from '../../../../electron/core/export/target.ts';
import { decideHec } from '../../../../electron/core/export/targets/splunk/decide-hec.ts';
import type { SplunkSettings } from '../../../../electron/core/export/targets/splunk/splunk-settings.ts';
import { openSplunk } from '../../../../electron/core/export/targets/splunk/splunk-target.ts';
import { createAuthority } from '../../../collectors/authority.ts';
import { startFakeHec } from '../../../fakes/hec.ts';
import { sampleRows } from '../../../fixtures/export-records.ts';

const { signal } = new AbortController();
let target: Target | null = null;
afterEach(async () => {
  await target?.close();
});

function open(url: string, more: Partial<SplunkSettings> = {}, token = 'test-token'): Target {
  const env = { HEC_TOKEN: token };
  target = openSplunk(
    {
      name: 'soc',
      to: 'splunk',
      enabled: true,
      kinds: null,
      catch_up_rate: 2_000,
      url,
      token: { env: 'HEC_TOKEN' },
      index: null,
      source: 'codex-glance',
      sourcetype: 'codex_glance',
      ca_file: null,
      ...more,
    },
    { clock: { now: () => 0 }, env, secrets: createSecretReader({ env, platform: 'linux' }) },
    [1, 1, 1],
  );
  return target;
}

/** The table of all codes: what each says of a batch of three. */
const verdicts: readonly (readonly [codes: readonly number[], status: number, is: Partial<Answer>])[] = [
  [[0, 17], 200, { accepted: 3, slowDown: false }],
  [[24, 25], 200, { accepted: 3, slowDown: true }],
  [[1, 4], 403, { accepted: 0, stop: expect.stringMatching(/^HEC /) }],
  [[2, 3], 401, { accepted: 0, stop: expect.stringMatching(/^HEC /) }],
  [[7, 10, 11, 14, 16, 21, 22], 400, { accepted: 0, stop: expect.stringMatching(/^HEC /) }],
  [[5, 6, 12, 13, 15], 400, { accepted: 0, refused: { index: 1, reason: expect.stringMatching(/^HEC /) } }],
  [[8], 500, { accepted: 0, retry: { afterMs: 7_000, reason: expect.stringMatching(/^HEC /) } }],
  [
    [9, 18, 19, 20, 23],
    503,
    { accepted: 0, retry: { afterMs: 7_000, reason: expect.stringMatching(/^HEC /) } },
  ],
  [[26, 27], 429, { accepted: 0, retry: { afterMs: 7_000, reason: expect.stringMatching(/^HEC /) } }],
];

describe('The HTTP Event Collector', () => {
  it.each(verdicts.flatMap(([codes, status, is]) => codes.map((code) => ({ code, status, is }))))(
    'code $code means one thing',
    ({ code, status, is }) => {
      const body = JSON.stringify({ text: 'x', code, 'invalid-event-number': 1 });
      const outcome = { kind: 'answered', status, retryAfterMs: 7_000, headers: {}, body } as const;
      expect(decideHec(outcome, 3).answer).toMatchObject(is);
    },
  );

  it('has a meaning for every code from 0 to 27', () => {
    const all = verdicts.flatMap(([codes]) => codes).toSorted((a, b) => a - b);
    expect(all).toEqual(Array.from({ length: 28 }, (_, code) => code));
  });

  it.each([
    [413, '', { refused: { index: null, reason: 'HTTP 413' } }],
    [502, '<html>', { retry: { afterMs: null, reason: 'HTTP 502' } }],
    [404, '{"code":99}', { stop: 'HTTP 404' }],
    [302, '', { stop: 'HTTP 302' }],
  ])('an answer without a known code counts by its status %i', (status, body, is) => {
    const outcome = { kind: 'answered', status, retryAfterMs: null, headers: {}, body } as const;
    expect(decideHec(outcome, 3).answer).toMatchObject(is);
  });

  it('gets events with their time, index and id, packed', async () => {
    await using hec = await startFakeHec();
    const rows = sampleRows(3);
    expect(await open(hec.url, { index: 'main' }).send(rows, signal)).toMatchObject({ accepted: 3 });
    expect(hec.events.map(({ event }) => event.id)).toEqual(rows.map(({ id }) => id));
    expect(hec.events[0]).toMatchObject({
      time: Date.parse('2026-11-20T10:01:30.500Z') / 1_000,
      index: 'main',
      source: 'codex-glance',
      sourcetype: 'codex_glance',
      fields: { record_id: rows[0]?.id, kind: 'turn' },
    });
    expect(hec.events[0]).not.toHaveProperty('host');
    expect(hec.requests[0]?.headers['content-encoding']).toBe('gzip');
  });

  it('counts a batch as taken once it is acknowledged, where the token asks for that', async () => {
    await using hec = await startFakeHec({ ack: true });
    expect(await open(hec.url).send(sampleRows(2), signal)).toMatchObject({ accepted: 2 });
    expect(hec.requests.map(({ path }) => path.replace(/=.*/, ''))).toEqual([
      '/services/collector/event',
      '/services/collector/ack?channel',
      '/services/collector/ack?channel',
    ]);
  });

  it('gets a batch again that it does not acknowledge', async () => {
    await using hec = await startFakeHec({
      ack: true,
      fault: (request) => (request === 1 ? null : { status: 200 }),
    });
    const answer = await open(hec.url).send(sampleRows(2), signal);
    expect(answer).toMatchObject({ accepted: 0, retry: { reason: 'not acknowledged' } });
  });

  it('says which event is at fault', async () => {
    await using hec = await startFakeHec();
    const [first, second, third] = sampleRows(3);
    if (!first || !second || !third) throw new Error('too few');
    const batch = [first, { ...second, json: '{broken' }, third];
    expect(await open(hec.url).send(batch, signal)).toMatchObject({
      accepted: 0,
      refused: { index: 1, reason: 'HEC 6: invalid data format' },
    });
  });

  it('stops where the token is wrong or missing, and never names it', async () => {
    await using hec = await startFakeHec();
    const wrong = await open(hec.url, {}, 'wrong-s3cret').send(sampleRows(1), signal);
    expect(wrong.stop).toBe('HEC 4: invalid token');
    expect(await open(hec.url, {}, '').send(sampleRows(1), signal)).toMatchObject({
      stop: 'The environment variable HEC_TOKEN is not set or empty.',
    });
  });

  it('is not trusted with an unknown certificate, and is with the authority of the user’s', async () => {
    const authority = await createAuthority();
    await using hec = await startFakeHec({ identity: await authority.issue() });
    expect(await open(hec.url).send(sampleRows(1), signal)).toMatchObject({
      retry: { reason: expect.stringMatching(/^tls /) },
    });
    expect(hec.events).toEqual([]);
    const folder = mkdtempSync(join(tmpdir(), 'glance-ca-'));
    const ca_file = join(folder, 'ca.pem');
    writeFileSync(ca_file, authority.cert);
    expect(await open(hec.url, { ca_file }).send(sampleRows(1), signal)).toMatchObject({ accepted: 1 });
    rmSync(folder, { recursive: true });
  });
});
