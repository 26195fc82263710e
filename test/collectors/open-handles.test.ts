import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { using } from './probed.ts';
import { closedPort, serveGrpc, serveHttp, serveTcp } from './servers.ts';

const script = fileURLToPath(new URL('./probe-and-end.ts', import.meta.url));

/** What a process of its own found, and how long it lived on after it knew, in milliseconds. */
async function probedApart(url: string, protocol: string): Promise<{ found: string; livedOn: number }> {
  const { stdout } = await promisify(execFile)(process.execPath, [script, url, protocol], {
    timeout: 20_000,
  });
  const [found = '', livedOn = ''] = stdout.trim().split(' ');
  return { found, livedOn: Number(livedOn) };
}

const servers = {
  accepted: async (protocol: string) =>
    protocol === 'grpc'
      ? (await using(serveGrpc(Buffer.alloc(0)))).port
      : (await using(serveHttp((_request, response) => response.end()))).port,
  refused: () => closedPort(),
  timeout: async () => (await using(serveTcp(() => {}))).port,
  server: async () => (await using(serveTcp((socket) => socket.destroy()))).port,
} as const;

test.each(
  (Object.keys(servers) as (keyof typeof servers)[]).flatMap((outcome) =>
    ['json', 'grpc'].map((protocol) => [outcome, protocol] as const),
  ),
)('a process ends by itself after a probe: %s over %s', async (outcome, protocol) => {
  const port = await servers[outcome](protocol);
  const { found, livedOn } = await probedApart(`http://127.0.0.1:${port}/v1/logs`, protocol);
  expect(found).toBe(outcome);
  expect(livedOn).toBeLessThan(5_000);
});
