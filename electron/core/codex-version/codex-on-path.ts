import { constants } from 'node:fs';
import { access, realpath, stat } from 'node:fs/promises';
import path from 'node:path';

/** Where to look for programs. */
export interface ProgramSearch {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
}

/** A `codex` on PATH: the entry and the file it resolves to. */
export interface CodexOnPath {
  /** Absolute. */
  readonly entry: string;
  /** Absolute, without links. */
  readonly file: string;
  /** When the file was installed, as far as the system records it. */
  readonly changedAt: Date;
}

/** Finds the first `codex` on PATH, the one a terminal would start; null where there is none. */
export async function codexOnPath({ env, platform }: ProgramSearch): Promise<CodexOnPath | null> {
  const folders = (env.PATH ?? env.Path ?? '')
    .split(path.delimiter)
    .filter((folder) => path.isAbsolute(folder));
  const entries = folders.flatMap((folder) => programNames(platform).map((name) => path.join(folder, name)));
  // All at once: each answer takes a turn of the thread pool.
  const found = await Promise.all(entries.map(programAt));
  return found.find((one) => one !== null) ?? null;
}

/** Returns the file names of `codex` on a platform. */
export function programNames(platform: NodeJS.Platform): readonly string[] {
  return platform === 'win32' ? ['codex.exe', 'codex.cmd'] : ['codex'];
}

async function programAt(entry: string): Promise<CodexOnPath | null> {
  try {
    await access(entry, constants.X_OK);
    const file = await realpath(entry);
    const stats = await stat(file);
    return stats.isFile() ? { entry, file, changedAt: stats.ctime } : null;
  } catch {
    return null;
  }
}
