import { chmodSync, copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The fastest other program that reads the same files. */
export interface Peer {
  readonly version: string;
  /** The native program that npm installed for this machine; null where there is none. */
  readonly native: string | null;
  /** What npm puts on the path: a script that starts the native one. */
  readonly launcher: string;
}

interface Manifest {
  readonly version: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
}

let found: Peer | undefined;

/** Finds ccusage among the devDependencies, through what its own manifest names. */
export function findPeer(): Peer {
  found ??= readManifest();
  return found;
}

function readManifest(): Peer {
  const require = createRequire(import.meta.url);
  const file = require.resolve('ccusage/package.json');
  const manifest = require(file) as Manifest;
  const wanted = `-${process.platform}-${process.arch}`;
  const name = Object.keys(manifest.optionalDependencies).find((dependency) => dependency.endsWith(wanted));
  const program = process.platform === 'win32' ? 'ccusage.exe' : 'ccusage';
  const native = name === undefined ? null : join(dirname(file), '..', name, 'bin', program);
  return {
    version: manifest.version,
    native: native !== null && existsSync(native) ? runnable(native) : null,
    launcher: join(dirname(file), manifest.bin.ccusage ?? ''),
  };
}

/**
 * The package carries its program without the right to run it; its launcher adds that when it is first
 * called. Where the installed file belongs to somebody else, a copy is run.
 */
function runnable(program: string): string {
  if (process.platform === 'win32' || (statSync(program).mode & 0o111) !== 0) return program;
  try {
    chmodSync(program, 0o755);
    return program;
  } catch {
    const folder = mkdtempSync(join(tmpdir(), 'codex-glance-peer-'));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    const copy = join(folder, 'ccusage');
    copyFileSync(program, copy);
    chmodSync(copy, 0o755);
    return copy;
  }
}

/** Options that make it read the Codex sessions of `CODEX_HOME` alone, without the network. */
export const PEER_ARGUMENTS = ['codex', 'daily', '--json', '--offline'] as const;
