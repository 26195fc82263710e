import { constants } from 'node:fs';
import { access, readdir, stat } from 'node:fs/promises';
import { release } from 'node:os';
import { join } from 'node:path';
import { loadRegularText } from '../platform/reading/regular-file.ts';
import { isOwnName } from '../platform/state/state-files.ts';

/** A file or folder as it is on the disk. */
export interface Entry {
  readonly path: string;
  readonly bytes: number;
  /** Permission bits; null on systems without. */
  readonly mode: number | null;
}

/** What the machine says of itself, of the state folder and of what bears on watching files. */
export interface SystemFacts {
  readonly node: string;
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  readonly release: string;
  readonly stateFolder: {
    /** Null where it is not there. */
    readonly entry: Entry | null;
    readonly writable: boolean;
    /** Glance's own, by name. */
    readonly entries: readonly Entry[];
  };
  /** Of inotify; null where the system has no such limit, or does not say. */
  readonly watches: number | null;
  readonly instances: number | null;
}

/** Gathers them; what cannot be asked is left null. Opens no socket and starts nothing. */
export async function readSystemFacts(stateDir: string, platform: NodeJS.Platform): Promise<SystemFacts> {
  const [folder, writable, names, watches, instances] = await Promise.all([
    entryAt(stateDir, platform),
    access(stateDir, constants.W_OK).then(
      () => true,
      () => false,
    ),
    readdir(stateDir).catch((): string[] => []),
    inotify('max_user_watches', platform),
    inotify('max_user_instances', platform),
  ]);
  const own = names.filter(isOwnName).toSorted();
  const entries = await Promise.all(own.map((name) => entryAt(join(stateDir, name), platform)));
  return {
    node: process.versions.node,
    platform,
    arch: process.arch,
    release: release(),
    stateFolder: { entry: folder, writable, entries: entries.filter((entry) => entry !== null) },
    watches,
    instances,
  };
}

async function entryAt(path: string, platform: NodeJS.Platform): Promise<Entry | null> {
  try {
    const { size, mode } = await stat(path);
    return { path, bytes: size, mode: platform === 'win32' ? null : mode & 0o7777 };
  } catch {
    return null;
  }
}

async function inotify(name: string, platform: NodeJS.Platform): Promise<number | null> {
  if (platform !== 'linux') return null;
  try {
    const value = Number(await loadRegularText(`/proc/sys/fs/inotify/${name}`, 'note'));
    return Number.isInteger(value) && value >= 0 ? value : null;
  } catch {
    return null;
  }
}
