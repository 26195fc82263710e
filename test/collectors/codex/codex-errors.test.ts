import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { readLogDatabase, type SeenError } from '../../../electron/core/telemetry/health/log-database.ts';
import { Codex } from '../../lab/codex/codex.ts';
import { Provider } from '../../lab/provider/provider.ts';
import { using } from '../probed.ts';
import { closedPort, serveHttp } from '../servers.ts';

/** The errors of both signals that the real Codex writes down itself. */
async function errorsOf(logs: string, traces: string): Promise<readonly SeenError[]> {
  await using provider = await Provider.open();
  await using codex = new Codex({
    provider,
    config: `[otel]\nexporter = ${logs}\ntrace_exporter = ${traces}\n`,
  });
  const started = Date.now();
  const server = await codex.appServer();
  await server.turn(await server.startThread(), 'Hello');
  const file = join(codex.home, 'logs_2.sqlite');
  const beside = () => readdirSync(codex.home).filter((name) => name.startsWith('logs_2'));
  let errors: readonly SeenError[] = [];
  // Codex writes its rows about every 10 s.
  for (let waited = 0; waited < 40 && !bothSignals(errors); waited += 1) {
    await sleep(1_000);
    errors = await errorsSince(file, started);
  }
  await server.close();
  const before = beside();
  const after = await errorsSince(file, started);
  expect(beside()).toEqual(before);
  expect(after.length).toBeGreaterThanOrEqual(errors.length);
  for (const { at } of after) expect(Math.abs(at - started)).toBeLessThan(120_000);
  return after;
}

async function errorsSince(file: string, since: number): Promise<readonly SeenError[]> {
  const log = await readLogDatabase(file, since);
  // Codex makes the file a moment after its start.
  if (log.state === 'unreadable') throw new Error(log.why.text);
  return log.state === 'read' ? log.errors : [];
}

function bothSignals(errors: readonly SeenError[]): boolean {
  return new Set(errors.map(({ signal }) => signal)).size === 2;
}

const http = (url: string) => `{ otlp-http = { endpoint = "${url}", protocol = "json" } }`;

test('a collector that answers 401, and one that is down', { timeout: 90_000 }, async () => {
  const { port } = await using(
    serveHttp((_request, response) => {
      response.writeHead(401).end();
    }),
  );
  const closed = await closedPort();
  const errors = await errorsOf(
    http(`http://127.0.0.1:${port}/v1/logs`),
    http(`http://127.0.0.1:${closed}/v1/traces`),
  );
  expect(errors.find(({ signal }) => signal === 'logs')).toMatchObject({ reason: 'auth', status: 401 });
  expect(errors.find(({ signal }) => signal === 'traces')).toMatchObject({ reason: 'refused' });
});

test('a gRPC collector that is down', { timeout: 90_000 }, async () => {
  const grpc = `{ otlp-grpc = { endpoint = "http://127.0.0.1:${await closedPort()}" } }`;
  const errors = await errorsOf(grpc, grpc);
  expect(new Set(errors.map(({ reason }) => reason))).toEqual(new Set(['refused']));
});
