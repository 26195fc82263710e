import { realpath } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { programNames } from '../../codex-version/codex-on-path.ts';
import { isProgram } from '../../platform/is-program.ts';

/** A Codex program and how it was found. */
export interface FoundCodex {
  /** Absolute; the native program where it is known, else the launcher. */
  readonly file: string;
  readonly source: 'option' | 'path' | 'package';
}

export interface CodexSearch {
  /** What the user named, absolute. Nothing else is looked at then. */
  readonly named: string | null;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  /** Absolute file from which the npm package `@openai/codex` is resolved. */
  readonly from: string;
}

/**
 * Returns the Codex program to ask: the one named, else the first `codex` on PATH, else the npm package
 * `@openai/codex` that Node resolves from where Glance stands. Null where there is none.
 */
export async function findCodex(search: CodexSearch): Promise<FoundCodex | null> {
  if (search.named !== null) {
    const file = await nativeProgram(search.named, search);
    return file === null ? null : { file, source: 'option' };
  }
  for (const folder of (search.env.PATH ?? search.env.Path ?? '').split(path.delimiter)) {
    if (!path.isAbsolute(folder)) continue;
    for (const name of programNames(search.platform)) {
      const file = await nativeProgram(path.join(folder, name), search);
      if (file !== null) return { file, source: 'path' };
    }
  }
  const file = await packagedProgram(search.from, search);
  return file === null ? null : { file, source: 'package' };
}

/**
 * npm puts a launcher on PATH. The program behind it is started directly, so that a signal reaches
 * Codex itself, and because Windows cannot start a `.cmd` without a shell.
 */
async function nativeProgram(file: string, machine: CodexSearch): Promise<string | null> {
  if (!(await isProgram(file))) return null;
  const real = await realpath(file);
  const launcher = path.join(path.dirname(file), 'node_modules', '@openai', 'codex', 'bin', 'codex.js');
  const script = /\.m?js$/.test(real) ? real : /\.cmd$/i.test(real) ? launcher : null;
  if (script === null) return real;
  const found = await packagedProgram(script, machine);
  return found ?? (machine.platform === 'win32' ? null : real);
}

const triples: Readonly<Record<string, string>> = {
  'linux-x64': 'x86_64-unknown-linux-musl',
  'linux-arm64': 'aarch64-unknown-linux-musl',
  'darwin-x64': 'x86_64-apple-darwin',
  'darwin-arm64': 'aarch64-apple-darwin',
  'win32-x64': 'x86_64-pc-windows-msvc',
  'win32-arm64': 'aarch64-pc-windows-msvc',
};

/** The program in the platform's own package, which npm installs beside `@openai/codex` or below it. */
async function packagedProgram(from: string, { platform, arch }: CodexSearch): Promise<string | null> {
  const triple = triples[`${platform}-${arch}`];
  if (triple === undefined) return null;
  const manifest = `@openai/codex-${platform}-${arch}/package.json`;
  const name = platform === 'win32' ? 'codex.exe' : 'codex';
  const around = [resolveFrom(from, '@openai/codex/package.json'), from];
  for (const start of around) {
    const found = start === null ? null : resolveFrom(start, manifest);
    if (found === null) continue;
    const file = path.join(path.dirname(found), 'vendor', triple, 'bin', name);
    if (await isProgram(file)) return file;
  }
  return null;
}

function resolveFrom(file: string, name: string): string | null {
  try {
    return createRequire(file).resolve(name);
  } catch {
    return null;
  }
}
