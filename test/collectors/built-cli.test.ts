import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type BuiltCli, buildCli, runNode } from '../cli/built/built.ts';
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
    signals: {
      signal: string;
      health: {
        state: string;
        reason: string;
        sentence?: string;
        detail?: string;
        latencyMs: number | null;
      };
      codexErrors: { reason: string; sentence: string } | null;
      verdict?: { level: string; sentence: string };
    }[];
    findings: { kind: string; level: string; title: string }[];
  };
  const { signals, findings } = document;
  return { code, took, stdout: running.stdout(), stderr: running.stderr(), signals, findings };
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

const logsAt = (endpoint: string, more = '') =>
  `[otel.exporter.otlp-http]\nendpoint = "${endpoint}"\nprotocol = "json"\n${more}`;

test('a wait is named as long as it was', async () => {
  const { port } = await using(serveHttp(() => {}));
  const { signals } = await otel(logsAt(`http://127.0.0.1:${port}/v1/logs`), '--signal', 'logs');
  expect(signals[0]?.health.sentence).toContain('did not answer within 5 s');
});

test('an exporter that cannot be probed is no failure', async () => {
  const { code, signals } = await otel('[otel]\nmetrics_exporter = "statsig"\n');
  expect(code).toBe(0);
  expect(signals.map(({ health }) => health.state)).toEqual(['off', 'off', 'unobservable']);
});

test('a command that gives headers is neither run nor shown, and its failure is told', async () => {
  const { port, requests } = await using(serveHttp((_request, response) => response.end()));
  const marker = join(root, 'command-was-run');
  const config = `[otel]\nheaders_helper = "touch ${marker} hidden-in-command"\n${logsAt(`http://127.0.0.1:${port}/v1/logs`)}`;
  const daemon = join(root, '.codex', 'app-server-daemon');
  mkdirSync(daemon, { recursive: true });
  onTestFinished(() => rmSync(daemon, { recursive: true, force: true }));
  const at = new Date(Date.now() - 60_000).toISOString();
  writeFileSync(
    join(daemon, 'daemon.stderr.log'),
    `WARNING: OTel headers helper failed; telemetry is not being exported: headers helper exited with status exit status: 3\n${at} ERROR codex_app_server: x\n`,
  );
  const { code, signals, stdout } = await otel(config);
  expect(code).toBe(0);
  expect(signals[0]).toMatchObject({
    health: { state: 'unobservable', reason: expect.stringContaining('come from a command that Codex runs') },
    codexErrors: {
      reason: 'helper',
      sentence:
        'The command in otel.headers_helper failed, so nothing is exported: it ended with the status 3.',
    },
    verdict: { level: 'bad' },
  });
  expect(requests).toEqual([]);
  expect(existsSync(marker)).toBe(false);
  expect(stdout).not.toContain('hidden');
});

test('an invalid configuration is said, and is a negative answer', async () => {
  const config = `model = 5\n${logsAt('http://127.0.0.1:1/v1/logs')}`;
  const { code, signals, findings } = await otel(config);
  expect(code).toBe(1);
  expect(findings).toMatchObject([{ kind: 'otel.invalid-config', level: 'error' }]);
  expect(signals[0]?.health.reason).toBe(
    'Your config.toml (line 1) is invalid, so no exporter of your own files is in force.',
  );
});

test("the collector's own words about what it drops are passed on, without a secret", async () => {
  const { port } = await using(
    serveHttp((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end('{"partialSuccess":{"rejectedLogRecords":"1","errorMessage":"hidden-key is over quota"}}');
    }),
  );
  const more = 'headers = { x-api-key = "hidden-key" }\n';
  const { code, signals, stdout } = await otel(
    logsAt(`http://ada:hidden-pw@127.0.0.1:${port}/v1/logs`, more),
  );
  expect(code).toBe(1);
  expect(signals[0]?.health).toMatchObject({ reason: 'rejected', detail: '[redacted] is over quota' });
  expect(signals[0]?.health.sentence).toContain('It says: [redacted] is over quota');
  expect(stdout).not.toContain('hidden');
});

test('.env in the Codex home decides on headers and proxies, as in Codex', async () => {
  const { port, requests } = await using(serveHttp((_request, response) => response.end()));
  const file = join(root, '.codex', '.env');
  writeFileSync(file, 'OTEL_EXPORTER_OTLP_HEADERS="x-key=hidden"\nOPENAI_API_KEY=hidden\n');
  onTestFinished(() => rmSync(file));
  const { code, stdout } = await otel(logsAt(`http://127.0.0.1:${port}/v1/logs`), '--signal', 'logs');
  expect(code).toBe(0);
  expect(requests[0]?.headers['x-key']).toBe('hidden');
  expect(stdout).not.toContain('hidden');
});

test('an endpoint without a scheme is said at once, with no empty name', async () => {
  const { code, signals, findings } = await otel(logsAt('localhost:9'));
  expect(code).toBe(1);
  expect(signals[0]?.health).toMatchObject({ state: 'failing', reason: 'path' });
  expect(findings.map(({ title }) => title)).toEqual([
    'The logs endpoint has no http:// or https:// before it, so nothing arrives.',
  ]);
});
