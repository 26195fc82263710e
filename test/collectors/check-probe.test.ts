import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CheckReport } from '../../electron/shared/governance/checks.ts';
import { type BuiltCli, buildCli, runNode } from '../cli/built/built.ts';
import { documentOf } from '../cli/command.ts';
import { using } from './probed.ts';
import { rotelBinary, startRotel } from './rotel.ts';
import { closedPort, serveHttp } from './servers.ts';

const POLICY = `policy = "codex-glance.policy/1"
[rules.otel-accepted]
[rules.otel-logs]
`;

describe('the built check', () => {
  let cli: BuiltCli;
  let root: string;
  beforeAll(async () => {
    cli = await buildCli();
    root = mkdtempSync(join(tmpdir(), 'codex-glance-check-probe-'));
    mkdirSync(join(root, '.codex'));
    writeFileSync(join(root, 'policy.toml'), POLICY);
  });
  afterAll(async () => {
    rmSync(root, { recursive: true, force: true });
    await cli.remove();
  });

  async function check(url: string, ...more: readonly string[]) {
    writeFileSync(
      join(root, '.codex', 'config.toml'),
      `[otel]\nexporter = { otlp-http = { endpoint = "${url}", protocol = "json" } }\n`,
    );
    const running = runNode([cli.file, 'check', '--policy', './policy.toml', '--json', ...more], root);
    const code = await running.ended;
    expect(running.stderr()).toBe('');
    const { rules } = documentOf(running.stdout()) as unknown as CheckReport;
    const states = Object.fromEntries(rules.map(({ id, state }) => [id, state]));
    const accepted = rules.find(({ id }) => id === 'otel-accepted');
    return { code, states, evidence: String(accepted?.evidence) };
  }

  test.runIf(rotelBinary() !== null)('asks a real receiver with --probe alone', async () => {
    await using rotel = await startRotel();
    const url = `http://127.0.0.1:${rotel.httpPort}/v1/logs`;
    expect(await check(url, '--probe')).toMatchObject({
      code: 0,
      states: { 'otel-accepted': 'passed', 'otel-logs': 'passed' },
    });
    expect(await check(`${url}/nope`, '--probe')).toMatchObject({
      code: 1,
      states: { 'otel-accepted': 'failed' },
      evidence: expect.stringContaining('404'),
    });
    // What a probe found is not kept, so that without one nothing is known.
    expect(await check(url)).toMatchObject({ code: 0, states: { 'otel-accepted': 'not-known' } });
    expect(rotel.output()).not.toMatch(/LogRecord|ResourceLog/);
  });

  test('fails where a collector refuses, or none is there', async () => {
    let asked = 0;
    const server = await using(
      serveHttp((_request, response) => {
        asked += 1;
        response.writeHead(401).end();
      }),
    );
    const url = `http://127.0.0.1:${server.port}/v1/logs`;
    expect(await check(url)).toMatchObject({ states: { 'otel-accepted': 'not-known' } });
    expect(asked).toBe(0);
    expect(await check(url, '--probe')).toMatchObject({
      code: 1,
      states: { 'otel-accepted': 'failed' },
      evidence: expect.stringContaining('401'),
    });
    expect(asked).toBe(1);
    expect(await check(`http://127.0.0.1:${await closedPort()}/v1/logs`, '--probe')).toMatchObject({
      code: 1,
      states: { 'otel-accepted': 'failed' },
    });
  });
});
