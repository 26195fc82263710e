import { mkdir, mkdtemp, readdir, realpath, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadRegularFile } from '../../platform/reading/regular-file.ts';

/** A throw-away Codex home with the config files of another, and nothing else of it. */
export interface PrivateHome extends AsyncDisposable {
  /** Absolute and canonical; takes the place of `CODEX_HOME`. */
  readonly path: string;
  /** Absolute and canonical; takes the place of the user's home folder and the process's own folder. */
  readonly root: string;
}

/**
 * Copies `config.toml`, the profile files and the old Windows `managed_config.toml`. Credentials,
 * sessions and caches are never opened. `named` files below the home, which the configuration names, are
 * linked to, since Codex takes a configuration for invalid without them. What cannot be read is made unreadable in the copy too, so
 * that Codex meets the same.
 *
 * @throws where the temporary folder cannot be written.
 */
export async function makePrivateHome(
  codexHome: string,
  named: readonly string[] = [],
): Promise<PrivateHome> {
  const root = await realpath(await mkdtemp(path.join(tmpdir(), 'codex-glance-ask-')));
  const home = path.join(root, 'codex-home');
  const remove = () => rm(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  try {
    await mkdir(home, { mode: 0o700 });
    for (const name of await configNames(codexHome)) {
      await copyAs(path.join(codexHome, name), path.join(home, name));
    }
    for (const file of named) await linkAs(file, path.resolve(home, path.relative(codexHome, file)), home);
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
  // What is no file is not read: it may have no end. A folder cannot be read as a file either.
  if (!found.isFile()) {
    await mkdir(to);
    return;
  }
  try {
    await writeFile(to, await loadRegularFile(from, 'config'), { mode: 0o600 });
  } catch {
    await writeFile(to, '', { mode: 0o000 });
  }
}

/** Windows lets few people make links, so there it is a copy. Files elsewhere are reached as they are. */
async function linkAs(from: string, to: string, home: string): Promise<void> {
  const inside = to.startsWith(home + path.sep);
  if (!inside || /^auth\.json$/i.test(path.basename(to)) || !(await isFile(from))) return;
  await mkdir(path.dirname(to), { recursive: true });
  await symlink(from, to).catch(async () => {
    await writeFile(to, await loadRegularFile(from, 'named'), { mode: 0o600 }).catch(() => {});
  });
}

async function isFile(file: string): Promise<boolean> {
  return (await stat(file).catch(() => null))?.isFile() === true;
}
