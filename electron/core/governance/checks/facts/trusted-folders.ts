import { join } from 'node:path';
import { readLayer } from '../../../config/layers/read-layer.ts';
import { type ResolvedConfig, resolvedValue } from '../../../config/resolve.ts';
import { isTable, valueAt } from '../../../config/toml/toml.ts';
import { isFolder } from '../../../platform/is-folder.ts';

/** A folder whose project files Codex uses. */
export interface TrustedFolder {
  /** Absolute, as the configuration names it. */
  readonly path: string;
  readonly exists: boolean;
  /** Where it is trusted. */
  readonly file: string | null;
  /** 1-based. */
  readonly line: number | null;
  /** What its own `.codex/config.toml` says of analytics; null where it says nothing. */
  readonly analytics: {
    readonly enabled: boolean;
    readonly file: string;
    readonly line: number | null;
  } | null;
  /** True where its file is there and was not understood. */
  readonly isBroken: boolean;
}

/** Of more trusted folders than this only the first are read, in the order of the file. */
const MOST_FOLDERS = 500;

/** Reads which folders are trusted, and what their own files say of analytics. */
export function readTrustedFolders(resolved: ResolvedConfig): Promise<TrustedFolder[]> {
  const { projects } = resolved.effective;
  const paths = Object.entries(isTable(projects) ? projects : {}).flatMap(([path, project]) =>
    isTable(project) && project.trust_level === 'trusted' ? [path] : [],
  );
  return Promise.all(paths.slice(0, MOST_FOLDERS).map((path) => readFolder(path, resolved)));
}

async function readFolder(path: string, resolved: ResolvedConfig): Promise<TrustedFolder> {
  const { origin } = resolvedValue(resolved, ['projects', path, 'trust_level']);
  const file = join(path, '.codex', 'config.toml');
  const layer = await readLayer({ layer: 'project', file });
  const enabled = valueAt(layer.table, ['analytics', 'enabled']);
  return {
    path,
    exists: isFolder(path),
    file: origin.file ?? null,
    line: origin.line ?? null,
    analytics:
      typeof enabled === 'boolean'
        ? { enabled, file, line: layer.lines.get(JSON.stringify(['analytics', 'enabled'])) ?? null }
        : null,
    isBroken: layer.error !== null,
  };
}
