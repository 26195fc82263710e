import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BuiltCli, buildCli, runNode } from '../cli/built.ts';
import { documentOf } from '../cli/command.ts';
import { using } from './probed.ts';
import { type Rotel, rotelBinary, startRotel } from './rotel.ts';
import { serveHttp } from './servers.ts';

let cli: BuiltCli;
let root: string;

beforeAll(async () => {
  cli = await buildCli();
  root = mkdtempSync(join(tmpdir(), 'codex-glance-probe-'));
  cpSync(dirname(cli.file), join(root, 'alone'), { recursive: true });
  mkdirSync(join(root, '.codex'));
});
afterAll(async () => {
  rmSync(root, { recursive: true, force: true });
  await cli.remove();
});

async function otel(config: string, ...args: string[]) {
  writeFileSync(join(root, '.codex', 'config.toml'), config);
  const started = performance.now();
  const running = runNode([join(root, 'alone', 'cli.js'), 'otel', 'probe', ...args, '--json'], root);
  const code = await running.ended;
  const took = performance.now() - started;
  const document = documentOf(running.stdout()) as unknown as {
    signals: { signal: string; health: { state: string; reason: string; latencyMs: number | null } }[];
  };
  return { code, took, stderr: running.stderr(), signals: document.signals };
}

const exporters = (endpoint: (signal: string) => string, kind: string, more = '') =>
  [
    ['exporter', 'logs'],
    ['trace_exporter', 'traces'],
    ['metrics_exporter', 'metrics'],
  ]
    .map(([key, signal = '']) => `[otel.${key}.${kind}]\nendpoint = "${endpoint(signal)}"\n${more}`)
    .join('');

describe.runIf(rotelBinary() !== null)(
  'the built terminal host, alone in a folder, and a real receiver',
  () => {
    let rotel: Rotel;
    beforeAll(async () => {
      rotel = await startRotel();
    });
    afterAll(() => rotel[Symbol.asyncDispose]());

    test.each(['json', 'binary', 'grpc'])('all signals over %s', async (protocol) => {
      const config =
        protocol === 'grpc'
          ? exporters(() => `http://127.0.0.1:${rotel.grpcPort}`, 'otlp-grpc')
          : exporters(
              (signal) => `http://127.0.0.1:${rotel.httpPort}/v1/${signal}`,
              'otlp-http',
              `protocol = "${protocol}"\n`,
            );
      const { code, stderr, signals } = await otel(config);
      expect(stderr).toBe('');
      expect(signals.map(({ signal, health }) => [signal, health.state])).toEqual([
        ['logs', 'accepted'],
        ['traces', 'accepted'],
        ['metrics', 'accepted'],
      ]);
      expect(code).toBe(0);
      const latency = signals.reduce((all, { health }) => all + (health.latencyMs ?? Number.NaN), 0);
      // Printed, not held to: how quick it is depends on what else the machine does.
      console.log(`Three signals took ${latency.toFixed(1)} ms.`);
      expect(latency).toBeGreaterThan(0);
    });

    test('one signal with a wrong path', async () => {
      const config = exporters(
        (signal) => `http://127.0.0.1:${rotel.httpPort}${signal === 'traces' ? '' : `/v1/${signal}`}`,
        'otlp-http',
        'protocol = "json"\n',
      );
      const { code, signals } = await otel(config);
      expect(signals.map(({ health }) => health.state)).toEqual(['accepted', 'failing', 'accepted']);
      expect(signals[1]?.health.reason).toBe('path');
      expect(code).toBe(1);
      expect((await otel(config, '--signal', 'metrics')).code).toBe(0);
    });
  },
);

test('a collector that never answers does not hold the terminal', async () => {
  const { port } = await using(serveHttp(() => {}));
  const config = exporters(
    (signal) => `http://127.0.0.1:${port}/v1/${signal}`,
    'otlp-http',
    'protocol = "json"\n',
  );
  const { code, signals, took } = await otel(config, '--signal', 'logs');
  expect(code).toBe(1);
  expect(signals[0]?.health).toMatchObject({ state: 'failing', reason: 'timeout' });
  expect(took).toBeLessThan(9_000);
});
