import { join } from 'node:path';
import { readLayer } from '../../../config/layers/read-layer.ts';
import type { ResolvedConfig } from '../../../config/resolve.ts';
import { valueAt } from '../../../config/toml/toml.ts';
import { findTrustedFolders, type TrustedFolder } from '../../posture/facts/trusted-folders.ts';

/** A folder whose project files Codex uses, with what they say of analytics. */
export interface ProjectFolder extends TrustedFolder {
  /** What its own `.codex/config.toml` says of analytics; null where it says nothing. */
  readonly analytics: {
    readonly enabled: boolean;
    readonly file: string;
    readonly line: number | null;
  } | null;
  /** True where its file is there and was not understood. */
  readonly isBroken: boolean;
}

/** Of more trusted folders than this only the files of the first are read, in the order of the configuration. */
const MOST_FILES = 500;

/** Reads which folders are trusted, and what their own files say of analytics. */
export async function readTrustedFolders(
  resolved: ResolvedConfig,
  homeDir: string,
  platform: NodeJS.Platform,
): Promise<ProjectFolder[]> {
  const found = await findTrustedFolders(resolved, homeDir, platform);
  const trusted = found.filter(({ level }) => level === 'trusted');
  return Promise.all(trusted.slice(0, MOST_FILES).map(readFolder));
}

async function readFolder(folder: TrustedFolder): Promise<ProjectFolder> {
  const file = join(folder.folder, '.codex', 'config.toml');
  const layer = await readLayer({ layer: 'project', file });
  const enabled = valueAt(layer.table, ['analytics', 'enabled']);
  return {
    ...folder,
    analytics:
      typeof enabled === 'boolean'
        ? { enabled, file, line: layer.lines.get(JSON.stringify(['analytics', 'enabled'])) ?? null }
        : null,
    isBroken: layer.error !== null,
  };
}
