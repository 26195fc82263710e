import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { openInspector } from '../../electron/core/telemetry/inspect/inspector.ts';
import { inspectedRecordSchema } from '../../electron/shared/schema/inspect.ts';
import type { InspectedRecord } from '../../electron/shared/telemetry/inspect.ts';
import { rotelBinary, startRotel } from '../collectors/rotel.ts';
import { runBuilt } from './built-cli.ts';
import { Codex } from './codex/codex.ts';
import { codexBinary } from './codex/codex-binary.ts';
import { Provider } from './provider/provider.ts';
import { message, shell } from './provider/replies.ts';

const otlpHttp = (address: string) =>
  (['exporter', 'trace_exporter', 'metrics_exporter'] as const)
    .map((key) => {
      const signal = { exporter: 'logs', trace_exporter: 'traces', metrics_exporter: 'metrics' }[key];
      return `${key} = { otlp-http = { endpoint = "${address}/v1/${signal}", protocol = "binary" } }`;
    })
    .join('\n');

async function inspect(codex: Codex, options: readonly string[], ...command: readonly string[]) {
  const { code, stderr, lines } = await runBuilt(codex, ['otel', 'inspect', ...options], command);
  return { code, stderr, records: lines.map((line) => v.parse(inspectedRecordSchema, JSON.parse(line))) };
}

/** One turn of the real Codex. */
const oneTurn = [codexBinary(), 'exec', '--skip-git-repo-check', 'Hello'];

describe('otel inspect', () => {
  test('shows what the real Codex CLI exports in one run, and changes no file', async () => {
    await using provider = await Provider.open();
    await using codex = new Codex({ provider });
    provider.answer(shell('echo inspected'), message());
    const before = readFileSync(join(codex.home, 'config.toml'), 'utf8');
    const { code, stderr, records } = await inspect(codex, [], ...oneTurn);
    expect(code, stderr).toBe(0);
    expect(readFileSync(join(codex.home, 'config.toml'), 'utf8')).toBe(before);
    const names = new Set(records.map(({ name }) => name));
    for (const name of ['codex.user_prompt', 'codex.tool_result', 'codex.conversation_starts']) {
      expect(names).toContain(name);
    }
    expect(new Set(records.map(({ signal }) => signal))).toEqual(new Set(['logs', 'traces', 'metrics']));
    expect(records.map(({ number }) => number)).toEqual(records.map((_, index) => index + 1));
    const result = records.find(({ name }) => name === 'codex.tool_result');
    expect(result?.masked).toEqual(expect.arrayContaining(['arguments', 'output']));
    expect(JSON.stringify(result?.attributes)).not.toContain('inspected');
    expect(stderr).toMatch(/Received\n {2}logs \d+/);
    expect(stderr).toMatch(/tool calls 1/);
  });

  test('shows content where it is asked for, and tells how the command ended', async () => {
    await using provider = await Provider.open();
    await using codex = new Codex({ provider });
    provider.answer(shell('echo inspected'), message());
    const run = await inspect(codex, ['--reveal', 'output'], ...oneTurn);
    const result = run.records.find(({ name }) => name === 'codex.tool_result');
    expect(String(result?.attributes.output)).toContain('inspected');
    expect(result?.masked).not.toContain('output');
    expect((await inspect(codex, [], codexBinary(), 'exec', '--no-such-option')).code).toBe(1);
    const missing = await inspect(codex, [], join(codex.home, 'no-such-program'));
    expect(missing).toMatchObject({ code: 3, records: [] });
  });

  test('sends to where a file already has a gRPC exporter, over gRPC', async () => {
    await using provider = await Provider.open();
    const config = '[otel.exporter.otlp-grpc]\nendpoint = "http://127.0.0.1:1"\n';
    await using codex = new Codex({ provider, config });
    const { code, stderr, records } = await inspect(codex, [], ...oneTurn);
    expect(code, stderr).toBe(0);
    const logs = records.filter(({ signal }) => signal === 'logs');
    expect(logs.length).toBeGreaterThan(3);
    expect(new Set(logs.map(({ protocol }) => protocol))).toEqual(new Set(['grpc']));
  });
});

describe.skipIf(rotelBinary() === null)('behind a receiver of a third party', () => {
  test('counts as many log records as the receiver did', async () => {
    const records: InspectedRecord[] = [];
    const inspector = await openInspector({
      clock: { now: () => Date.now() },
      reveal: new Set(),
      onRecord: (record) => records.push(record),
    });
    try {
      await using rotel = await startRotel(`http://127.0.0.1:${inspector.address.httpPort}`);
      await using provider = await Provider.open();
      const config = `[otel]\n${otlpHttp(`http://127.0.0.1:${rotel.httpPort}`)}\n`;
      await using codex = new Codex({ provider, config });
      provider.answer(shell('true'), message());
      await codex.exec('Hello');
      const received = () => rotel.output().match(/LogRecord #\d+/g)?.length ?? 0;
      await expect.poll(received, { timeout: 10_000 }).toBeGreaterThan(3);
      await expect
        .poll(() => records.filter(({ signal }) => signal === 'logs').length, { timeout: 15_000 })
        .toBe(received());
      expect(inspector.totals()).toMatchObject({ unreadable: 0, records: { logs: received() } });
    } finally {
      await inspector.close();
    }
  });
});
