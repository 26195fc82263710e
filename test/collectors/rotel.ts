import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { closedPort } from './servers.ts';

/** Where the receiver is installed; null on platforms that it is not built for. */
export function rotelBinary(): string | null {
  try {
    const folder = dirname(
      createRequire(import.meta.url).resolve('@streamfold/rotel-linux-x64/package.json'),
    );
    const file = join(folder, 'bin', 'rotel-agent');
    return existsSync(file) ? file : null;
  } catch {
    return null;
  }
}

/** A real OTLP receiver of a third party in a process of its own, on free ports of loopback. */
export interface Rotel extends AsyncDisposable {
  readonly httpPort: number;
  readonly grpcPort: number;
  /** What it printed, records in full. */
  output(): string;
}

/**
 * With `forwardTo`, an OTLP/HTTP address on loopback, it passes on what it takes, else it drops it. `printed`: of which
 * signal it prints what it takes.
 */
export async function startRotel(
  forwardTo: string | null = null,
  printed: 'logs' | 'metrics' = 'logs',
): Promise<Rotel> {
  const binary = rotelBinary();
  if (binary === null) throw new Error('The receiver is not built for this platform.');
  const [httpPort, grpcPort] = [await closedPort(), await closedPort()];
  const folder = mkdtempSync(join(tmpdir(), 'codex-glance-rotel-'));
  const child = spawn(
    binary,
    ['start', ...exporterOptions(forwardTo), '--debug-log', printed, '--debug-log-verbosity', 'detailed'],
    {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ROTEL_OTLP_HTTP_ENDPOINT: `127.0.0.1:${httpPort}`,
        ROTEL_OTLP_GRPC_ENDPOINT: `127.0.0.1:${grpcPort}`,
        ROTEL_PID_FILE: join(folder, 'rotel.pid'),
        ROTEL_LOG_FILE: join(folder, 'rotel.log'),
      },
    },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const rotel: Rotel = {
    httpPort,
    grpcPort,
    output: () => output,
    async [Symbol.asyncDispose]() {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = once(child, 'exit');
        child.kill('SIGKILL');
        await ended;
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
  try {
    for (const port of [httpPort, grpcPort]) await untilListening(port);
  } catch (error) {
    await rotel[Symbol.asyncDispose]();
    throw new Error(`The receiver did not start: ${output}`, { cause: error });
  }
  return rotel;
}

function exporterOptions(forwardTo: string | null): string[] {
  if (forwardTo === null) return ['--exporter', 'blackhole'];
  const to = ['--otlp-exporter-endpoint', forwardTo, '--otlp-exporter-protocol', 'http'];
  return ['--exporter', 'otlp', ...to, '--batch-timeout', '50ms'];
}

async function untilListening(port: number): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (await accepts(port)) return;
    await wait(50);
  }
  throw new Error(`Nothing listens on port ${port}.`);
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    const end = (open: boolean) => {
      socket.destroy();
      resolve(open);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}
