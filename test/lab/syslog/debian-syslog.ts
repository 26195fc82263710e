import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { debianPackage } from '../../collectors/debian-package.ts';
import { closedPort } from '../../collectors/servers.ts';

/** Folders with a program and the libraries that it needs; null with a word on why where one cannot be had. */
type Unpacked = { readonly folders: readonly string[] } | { readonly folders: null; readonly why: string };

/** Unpacks packages of Debian. The first has the program. */
export function unpackedPackages(...names: readonly string[]): Unpacked {
  const folders: string[] = [];
  for (const name of names) {
    const found = debianPackage(name);
    if (found.folder === null) return { folders: null, why: found.why };
    folders.push(found.folder);
  }
  return { folders };
}

/** Where libraries of these packages lie. */
export function libraryPath(folders: readonly string[]): string {
  const machine = process.arch === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu';
  return folders
    .flatMap((folder) => [
      join(folder, 'usr/lib', machine),
      join(folder, 'lib', machine),
      join(folder, 'usr/lib/syslog-ng'),
    ])
    .join(':');
}

export interface Ports {
  readonly udp: number;
  readonly tcp: number;
  readonly tls: number;
}

export async function freePorts(): Promise<Ports> {
  return { udp: await closedPort(), tcp: await closedPort(), tls: await closedPort() };
}

/** A receiver that runs until it is disposed of. */
export interface RunningReceiver extends AsyncDisposable {
  /** The lines of the file that it writes. */
  lines(): readonly string[];
}

/** Starts a receiver in the foreground. `file` is what its configuration writes to. */
export function startReceiver(
  program: string,
  args: readonly string[],
  libraries: string,
  file: string,
): RunningReceiver {
  const child: ChildProcess = spawn(program, args, {
    env: { PATH: '/usr/bin:/bin', LD_LIBRARY_PATH: libraries },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return {
    lines() {
      try {
        return readFileSync(file, 'utf8').split('\n').slice(0, -1);
      } catch {
        return [];
      }
    },
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}
