import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const TARGETS: Readonly<Record<string, string>> = {
  'linux-x64': 'x86_64-unknown-linux-musl',
  'linux-arm64': 'aarch64-unknown-linux-musl',
  'darwin-x64': 'x86_64-apple-darwin',
  'darwin-arm64': 'aarch64-apple-darwin',
  'win32-x64': 'x86_64-pc-windows-msvc',
  'win32-arm64': 'aarch64-pc-windows-msvc',
};

/**
 * The native program of the installed `@openai/codex` package, as its own launcher finds it. Started
 * directly, a signal reaches Codex and not the launcher.
 */
export function codexBinary(): string {
  const machine = `${process.platform}-${process.arch}`;
  const target = TARGETS[machine];
  if (!target) throw new Error(`@openai/codex has no program for ${machine}`);
  const manifest = createRequire(import.meta.url).resolve(`@openai/codex-${machine}/package.json`);
  const name = process.platform === 'win32' ? 'codex.exe' : 'codex';
  const path = join(dirname(manifest), 'vendor', target, 'bin', name);
  if (!existsSync(path)) throw new Error(`Codex is not installed at ${path}`);
  return path;
}
