import { copyFile, mkdir, mkdtemp, readdir, realpath, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** A throw-away Codex home with the config files of another, and nothing else of it. */
export interface PrivateHome extends AsyncDisposable {
  /** Absolute and canonical; stands in for `CODEX_HOME`. */
  readonly path: string;
  /** Absolute and canonical; stands in for the user's home folder and the process's own folder. */
  readonly root: string;
}

/**
 * Copies `config.toml`, the profile files and the old Windows `managed_config.toml`. Credentials,
 * sessions and caches are never opened. What cannot be read is made unreadable in the copy too, so
 * that Codex meets the same.
 *
 * @throws where the temporary folder cannot be written.
 */
export async function makePrivateHome(codexHome: string): Promise<PrivateHome> {
  const root = await realpath(await mkdtemp(path.join(os.tmpdir(), 'codex-glance-ask-')));
  const home = path.join(root, 'codex-home');
  const remove = () => rm(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  try {
    await mkdir(home, { mode: 0o700 });
    for (const name of await configNames(codexHome)) {
      await copyAs(path.join(codexHome, name), path.join(home, name));
    }
  } catch (error) {
    await remove();
    throw error;
  }
  return { path: home, root, [Symbol.asyncDispose]: remove };
}

async function configNames(codexHome: string): Promise<string[]> {
  const names = await readdir(codexHome).catch((): string[] => []);
  return names.filter(
    (name) => name === 'config.toml' || name === 'managed_config.toml' || name.endsWith('.config.toml'),
  );
}

async function copyAs(from: string, to: string): Promise<void> {
  const found = await stat(from).catch(() => null);
  if (found === null) return;
  if (found.isDirectory()) {
    await mkdir(to);
    return;
  }
  try {
    await copyFile(from, to);
  } catch {
    await writeFile(to, '', { mode: 0o000 });
  }
}
