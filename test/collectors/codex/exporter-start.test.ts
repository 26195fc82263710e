import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compareVersions } from '../../../electron/core/codex-version/version-order.ts';
import { decideOtel } from '../../../electron/core/privacy/otel.ts';
import { RiskService } from '../../../electron/core/telemetry/risk/risk-service.ts';
import { textOf } from '../../../electron/shared/messages/message.ts';
import { codexVersion } from '../../lab/codex/codex-binary.ts';
import { createAuthority } from '../authority.ts';
import { using } from '../probed.ts';
import { serveHttp } from '../servers.ts';
import { QUIET_CONFIG, startCodex } from './codex-child.ts';
import { exportLogs } from './exporting-codex.ts';
import { resolveHome } from './resolve-home.ts';

const http = (endpoint: string, more = '') =>
  `{ otlp-http = { endpoint = "${endpoint}", protocol = "json"${more} } }`;
const grpc = (endpoint: string, more = '') => `{ otlp-grpc = { endpoint = "${endpoint}"${more} } }`;
const tls = (files: string) => `, tls = { ${files} }`;
const here = 'http://127.0.0.1:1/v1/logs';

/** Shapes of an exporter, and whether the app-server starts with each. */
const shapes: readonly (readonly [exporter: string, starts: boolean, above?: string])[] = [
  [http(here), true],
  [grpc('http://127.0.0.1:1'), true],
  ...[
    'not a url',
    ' http://h.example',
    'unix:/tmp/x',
    'unix:///tmp/x',
    'http://',
    'http:/h',
    'http://h/a b',
  ].flatMap(
    (text) =>
      [
        [http(text), false],
        [grpc(text), false],
      ] as const,
  ),
  ...['localhost:1', 'collector', 'ftp://127.0.0.1:1', ''].map((text) => [http(text), true] as const),
  ...['/x', '*', 'http://h:99999/x', 'http://[::1]:1', 'http://127.1:1'].map(
    (text) => [http(text), true] as const,
  ),
  ...['localhost:1', 'grpc://127.0.0.1:1', 'http://127.0.0.1:99999'].map(
    (text) => [grpc(text), true] as const,
  ),
  ...['/x', '*', 'http://[::1]:1', 'http://127.1:1', 'http://-h:1'].map(
    (text) => [grpc(text), false] as const,
  ),
  [http(here, tls('ca-certificate = "/nope.pem"')), false],
  [grpc(here, tls('ca-certificate = "/nope.pem"')), false],
  [http(here, tls('ca-certificate = "$ROOT"')), false],
  [http(here, tls('ca-certificate = "$ROOT/text.pem"')), false],
  [grpc(here, tls('ca-certificate = "$ROOT/text.pem"')), true],
  [http(here, tls('ca-certificate = "$ROOT/ca.pem"')), true],
  [http(here, tls('client-certificate = "$ROOT/ca.pem"')), false],
  [grpc(here, tls('client-private-key = "$ROOT/ca.pem"')), false],
  [http(here, tls('client-certificate = "$ROOT/text.pem", client-private-key = "$ROOT/text.pem"')), false],
  [grpc(here, tls('client-certificate = "$ROOT/text.pem", client-private-key = "$ROOT/text.pem"')), false],
  [http(here, tls('ca_certificate = "/nope.pem"')), true],
  [http(here), false, 'headers_helper = " "\n'],
  [grpc('http://127.0.0.1:1'), true, 'headers_helper = ""\n'],
];

/** True where an error of Glance says that the app-server does not start. */
async function saysStopped(home: string): Promise<boolean> {
  const resolved = await resolveHome(home);
  expect(resolved.invalid).toBeNull();
  const service = new RiskService({
    env: () => ({}),
    platform: process.platform,
    current: () => ({ resolved, auth: null }),
  });
  await service.read();
  const { findings } = service.withFindings(decideOtel(resolved));
  return findings.some(
    ({ level, title }) => level === 'error' && /app-server does not start/.test(textOf(title)),
  );
}

async function exitCode(root: string): Promise<number | null> {
  // An empty endpoint is this one.
  const env = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1' };
  const child = startCodex(root, ['app-server'], env);
  return (await child.ended).code;
}

test('what keeps the app-server from starting is said, and nothing else', { timeout: 180_000 }, async () => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'codex-glance-start-')));
  const wrong: string[] = [];
  try {
    const home = join(root, 'home');
    mkdirSync(home);
    writeFileSync(join(root, 'text.pem'), 'no certificate');
    writeFileSync(join(root, 'ca.pem'), (await createAuthority()).cert);
    // Codex before 0.171.0 does not know the command for headers, so it starts whatever that says.
    const knowsHelper = compareVersions(codexVersion(), '0.171.0') >= 0;
    for (const [index, [exporter, takes, above = '']] of shapes.entries()) {
      const starts = takes || (above !== '' && !knowsHelper);
      const key = ['exporter', 'trace_exporter', 'metrics_exporter'][index % 3];
      const text = `${QUIET_CONFIG}[otel]\n${above}${key} = ${exporter}\n`.replaceAll('$ROOT', root);
      writeFileSync(join(home, 'config.toml'), text);
      const seen = [await exitCode(root), await saysStopped(home)] as const;
      if ((seen[0] === 0) !== starts || seen[1] === starts) wrong.push(`${key} = ${exporter}: ${seen}`);
    }
  } finally {
    rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
  expect(wrong).toEqual([]);
});

test('codex exec goes on without any telemetry where one exporter cannot be built', async () => {
  const server = await using(serveHttp((_request, response) => response.end()));
  const traces = http(`http://127.0.0.1:${server.port}/v1/traces`);
  const run = (logs: string) => exportLogs(`[otel]\nexporter = ${logs}\ntrace_exporter = ${traces}\n`);
  const { stderr, plan } = await run(http('unix:/tmp/x'));
  expect(stderr).toContain('Could not create otel exporter');
  expect(plan.fault).toBe('not-a-uri');
  expect(server.requests).toEqual([]);
  const { plan: without } = await run(http('localhost:1'));
  expect(without.fault).toBe('no-scheme');
  expect(server.requests.length).toBeGreaterThan(0);
});
