import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createSecretReader } from '../../../../electron/core/export/secrets/read-secret.ts';
import { parseTarget } from '../../../../electron/core/export/settings/export-settings.ts';
import type { Answer, Target } from '../../../../electron/core/export/target.ts';
import { decideSentinel } from '../../../../electron/core/export/targets/sentinel/decide-sentinel.ts';
import { kindOf } from '../../../../electron/core/export/targets/target-kinds.ts';
import type { ExportRecord } from '../../../../electron/shared/schema/export/record.ts';
import { RULE, startFakeIngestion } from '../../../fakes/logs-ingestion.ts';
import { rowOf, sampleRecord, sampleRows } from '../../../fixtures/export-records.ts';

const { signal } = new AbortController();
const folder = mkdtempSync(join(tmpdir(), 'glance-sentinel-'));
let target: Target | null = null;
let now = 0;
afterEach(() => target?.close());
afterEach(() => rmSync(join(folder, 'runs'), { force: true }));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function open(endpoint: string, more: object = {}, token = 'test-token'): Promise<Target> {
  const table = { name: 'soc', to: 'sentinel', endpoint, rule: RULE, token: { env: 'ENTRA' }, ...more };
  const read = parseTarget(table);
  if (!read.ok) throw new Error(`${read.key}: ${read.message.text}`);
  const env = { ENTRA: token, PATH: process.env.PATH };
  const secrets = createSecretReader({ env, platform: 'linux' });
  target = await kindOf(read.settings).open(read.settings, { clock: { now: () => now }, env, secrets });
  return target;
}

/** A command that prints `tokens` in turn, one a run. */
function printing(...tokens: readonly string[]): { command: string[] } {
  const script = `const fs = require('node:fs');
    const file = ${JSON.stringify(join(folder, 'runs'))};
    const run = fs.existsSync(file) ? Number(fs.readFileSync(file, 'utf8')) : 0;
    fs.writeFileSync(file, String(run + 1));
    console.log(${JSON.stringify(tokens)}[run] ?? '');`;
  return { command: [process.execPath, '-e', script] };
}

describe('The Logs Ingestion API', () => {
  const verdicts: readonly (readonly [status: number, code: string | null, is: Partial<Answer>])[] = [
    [204, null, { accepted: 3 }],
    [200, null, { accepted: 0, stop: 'HTTP 200' }],
    [302, null, { stop: 'HTTP 302' }],
    [400, 'InvalidPayload', { refused: { index: null, reason: 'HTTP 400 InvalidPayload' } }],
    [400, 'InvalidStream', { refused: null, stop: 'HTTP 400 InvalidStream' }],
    [400, null, { refused: null, stop: 'HTTP 400' }],
    [401, null, { stop: 'HTTP 401' }],
    [403, 'OperationFailed', { stop: expect.stringContaining('Monitoring Metrics Publisher') }],
    [404, 'NotFound', { stop: expect.stringContaining('no such data collection rule') }],
    [
      413,
      'ContentLengthLimitExceeded',
      { refused: { index: null, reason: expect.stringContaining('HTTP 413') } },
    ],
    [429, null, { retry: { afterMs: 9_000, reason: 'HTTP 429' } }],
    [500, null, { retry: { afterMs: 9_000, reason: 'HTTP 500' } }],
    [503, null, { retry: { afterMs: 9_000, reason: 'HTTP 503' } }],
  ];

  it.each(verdicts)('%i %s means one thing', (status, code, is) => {
    const body = code === null ? '<html>' : JSON.stringify({ error: { code, message: 's3cret' } });
    const outcome = { kind: 'answered', status, retryAfterMs: 9_000, headers: {}, body } as const;
    const answer = decideSentinel(outcome, 3, false);
    expect(answer).toMatchObject(is);
    expect(JSON.stringify(answer)).not.toContain('s3cret');
  });

  it('takes rows with the columns that the searches expect', async () => {
    await using ingestion = await startFakeIngestion();
    const rows = sampleRows(2);
    expect(await (await open(ingestion.url)).send(rows, signal)).toMatchObject({ accepted: 2 });
    expect(ingestion.requests[0]).toMatchObject({
      method: 'POST',
      path: `/dataCollectionRules/${RULE}/streams/Custom-CodexGlance_CL?api-version=2023-01-01`,
    });
    expect(ingestion.rows.map(({ RecordId }) => RecordId)).toEqual(rows.map(({ id }) => id));
    const [row] = ingestion.rows;
    const { machine, body } = sampleRecord('turn');
    expect(row).toMatchObject({ TimeGenerated: '2026-11-20T10:01:30.500Z', Kind: 'turn' });
    expect([JSON.parse(String(row?.Machine)), JSON.parse(String(row?.Body))]).toEqual([machine, body]);
  });

  it('takes the largest batch that it may get', async () => {
    await using ingestion = await startFakeIngestion();
    const opened = await open(ingestion.url);
    const record = sampleRecord('configuration');
    // Quotes and backslashes take the most bytes as JSON in JSON.
    const title = '"\\'.repeat(130);
    const rows = Array.from({ length: opened.most.records }, (_, index) =>
      rowOf({ ...record, body: { ...record.body, title } } as ExportRecord, index + 1),
    );
    let bytes = 0;
    const batch = rows.filter(({ json }) => {
      bytes += json.length;
      return bytes <= opened.most.bytes;
    });
    expect(batch.length).toBeGreaterThan(400);
    expect(await opened.send(batch, signal)).toMatchObject({ accepted: batch.length });
  });

  it('gets no value that it would cut', async () => {
    await using ingestion = await startFakeIngestion();
    const record = sampleRecord('session');
    const tools = Array.from({ length: 2_000 }, (_, number) => ({
      tool: `mcp__harbor__${number}`,
      calls: 1,
      failures: 0,
      outcomesKnown: 1,
    }));
    const long: ExportRecord = { ...record, body: { ...record.body, tools } };
    expect(await (await open(ingestion.url)).send([rowOf(long, 1)], signal)).toMatchObject({ accepted: 1 });
    expect(JSON.parse(String(ingestion.rows[0]?.Body))).toMatchObject({ turns: 1, cut: true });
  });

  it('waits as long as it is asked to', async () => {
    await using ingestion = await startFakeIngestion({ fault: () => ({ status: 429, retryAfter: '30' }) });
    expect(await (await open(ingestion.url)).send(sampleRows(1), signal)).toMatchObject({
      retry: { afterMs: 30_000 },
    });
  });

  it('stops where the token is missing, not taken or without the role', async () => {
    await using ingestion = await startFakeIngestion({ powerless: new Set(['guest']) });
    const stopOf = async (token: string) =>
      (await (await open(ingestion.url, {}, token)).send(sampleRows(1), signal)).stop;
    expect(await stopOf('')).toBe('The environment variable ENTRA is not set or empty.');
    expect(await stopOf('s3cret')).toBe('HTTP 401 InvalidToken');
    expect(await stopOf('guest')).toMatch(/^HTTP 403 OperationFailed: the role/);
    expect(ingestion.rows).toEqual([]);
  });

  it('gets the token that a command prints, which is run again after a while or a refusal', async () => {
    const tokens = new Set(['one']);
    await using ingestion = await startFakeIngestion({ tokens });
    const opened = await open(ingestion.url, { token: printing('one', 'two', 'three') });
    const send = () => opened.send(sampleRows(1), signal);
    const used = () => ingestion.requests.at(-1)?.headers.authorization;
    now = 0;
    expect(await send()).toMatchObject({ accepted: 1 });
    expect(await send()).toMatchObject({ accepted: 1 });
    expect(used()).toBe('Bearer one');
    tokens.clear();
    tokens.add('two').add('three');
    expect(await send()).toMatchObject({ accepted: 0, stop: null, retry: { afterMs: 0 } });
    expect(await send()).toMatchObject({ accepted: 1 });
    expect(used()).toBe('Bearer two');
    now += 11 * 60_000;
    expect(await send()).toMatchObject({ accepted: 1 });
    expect(used()).toBe('Bearer three');
    tokens.clear();
    expect(await send()).toMatchObject({ retry: { afterMs: 0 } });
    expect(await send()).toMatchObject({ stop: `${process.execPath} printed no token.` });
  });

  it.each([
    ['process.exit(3)', 'ended with 3'],
    ['console.log("two\\nlines s3cret")', 'printed no token'],
  ])('says of a command that does %s what is wrong, and not what it printed', async (script, why) => {
    const opened = await open('http://127.0.0.1:9', { token: { command: [process.execPath, '-e', script] } });
    const answer = await opened.send(sampleRows(1), signal);
    expect(answer.stop).toBe(`${process.execPath} ${why}.`);
  });

  it('runs no command for a preview, and no shell for any', async () => {
    const opened = await open('http://127.0.0.1:9', { token: { command: ['no-such-program; exit 0'] } });
    expect(JSON.parse(await opened.preview(sampleRows(2)))).toHaveLength(2);
    expect((await opened.send(sampleRows(1), signal)).stop).toBe('no-such-program; exit 0 is not there.');
  });

  it.each([
    ['endpoint', { endpoint: 'http://ingest.example' }],
    ['rule', { rule: 'codex-rule' }],
    ['stream', { stream: 'CodexGlance_CL' }],
    ['stream', { stream: 'Custom-A/../B' }],
    ['token', { token: 'eyJ' }],
    ['token', { token: { command: [] } }],
  ])('may not have such a %s', (key, more) => {
    const table = {
      name: 'a',
      to: 'sentinel',
      endpoint: 'https://a.example',
      rule: RULE,
      token: { env: 'T' },
    };
    const read = parseTarget({ ...table, ...more });
    expect(read).toMatchObject({ ok: false });
    expect(read.ok ? '' : read.key).toMatch(new RegExp(`^${key}`));
  });
});
