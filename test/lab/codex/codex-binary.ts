import { existsSync, readFileSync } from 'node:fs';
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

/** Names a folder with `node_modules` in it whose Codex is tested in place of the pinned one. */
export const CODEX_VARIABLE = 'CODEX_GLANCE_TEST_CODEX';

/**
 * Returns the native program of the `@openai/codex` package under test, as its own launcher finds it:
 * the one installed in `folder`, by default in `CODEX_GLANCE_TEST_CODEX` or else here. Started directly,
 * a signal reaches Codex and not the launcher.
 *
 * @throws Error where the package has no program for this machine, or is not installed.
 */
export function codexBinary(folder = process.env[CODEX_VARIABLE]): string {
  const machine = `${process.platform}-${process.arch}`;
  const target = TARGETS[machine];
  if (!target) throw new Error(`@openai/codex has no program for ${machine}`);
  const name = process.platform === 'win32' ? 'codex.exe' : 'codex';
  const path = join(platformPackage(machine, folder), 'vendor', target, 'bin', name);
  if (!existsSync(path)) throw new Error(`Codex is not installed at ${path}`);
  return path;
}

/** Returns the version of the package under test, as its manifest says. */
export function codexVersion(folder = process.env[CODEX_VARIABLE]): string {
  const manifest = join(platformPackage(`${process.platform}-${process.arch}`, folder), 'package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  return version.replace(/-(?:linux|darwin|win32)-\w+$/, '');
}

function platformPackage(machine: string, folder: string | undefined): string {
  const from = folder ? join(folder, 'node_modules', 'here') : import.meta.url;
  return dirname(createRequire(from).resolve(`@openai/codex-${machine}/package.json`));
}
