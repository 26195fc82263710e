import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Running, runNode } from '../cli/built/built.ts';

const script = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** The built browser host, as its own process. */
export interface Served {
  /** With its one-time token. */
  readonly url: string;
  readonly running: Running;
  stop(): Promise<void>;
}

/** Runs `codex-glance serve` on a Codex home, with a state folder that goes with it. */
export async function serve(codexHome: string, ...options: readonly string[]): Promise<Served> {
  const stateDir = mkdtempSync(join(tmpdir(), 'codex-glance-served-'));
  const places = ['--codex-home', codexHome, '--state-dir', stateDir];
  const running = runNode([script, 'serve', ...places, ...options], stateDir);
  let ended = false;
  void running.ended.then(() => {
    ended = true;
  });
  while (!running.stdout().includes('\n') && !ended) await new Promise((resolve) => setTimeout(resolve, 10));
  const [url] = /http:\/\/\S+/.exec(running.stdout()) ?? [];
  if (url === undefined) throw new Error(`serve printed no URL: ${running.stderr()}`);
  return {
    url,
    running,
    async stop() {
      running.child.kill('SIGINT');
      await running.ended;
      rmSync(stateDir, { recursive: true, force: true });
    },
  };
}
