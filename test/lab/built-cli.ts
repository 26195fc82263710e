import { fileURLToPath } from 'node:url';
import { TempHome } from '../core/usage/homes.ts';
import { bareEnv } from './codex/bare-env.ts';
import { Child } from './codex/child.ts';
import type { Codex } from './codex/codex.ts';

const script = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** Runs a command of the built Glance on another command, `run`, in the home and folder of `codex`. */
export async function runBuilt(codex: Codex, words: readonly string[], run: readonly string[]) {
  using state = new TempHome();
  const lines: string[] = [];
  const places = ['--codex-home', codex.home, '--state-dir', state.path, '--cwd', codex.cwd];
  await using child = new Child(process.execPath, [script, ...words, ...places, '--', ...run], {
    cwd: codex.cwd,
    timeout: 60_000,
    env: bareEnv(state.path),
    onLine: (line) => void lines.push(line),
  });
  const { code, stderr } = await child.ended;
  return { code, stderr, lines };
}
