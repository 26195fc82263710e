import { posix, win32 } from 'node:path';
import type { CodexHome } from '../../shared/snapshot.ts';

/** What the rules below depend on. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** The user's home folder, absolute. */
  readonly homeDir: string;
  /** Absolute; relative paths start here. */
  readonly cwd: string;
}

export interface CodexHomes {
  /** Absolute, without duplicates, most important first. */
  readonly paths: readonly string[];
  readonly source: Exclude<CodexHome['source'], 'demo'>;
}

/** Decides which Codex homes to read: the named ones, else `CODEX_HOME` (a comma list), else `~/.codex`. */
export function locateCodexHomes(named: readonly string[], around: Surroundings): CodexHomes {
  const given = named.filter((path) => path !== '');
  if (given.length > 0) return { paths: absolute(given, around), source: 'option' };
  const listed = (around.env.CODEX_HOME ?? '')
    .split(',')
    .map((path) => path.trim())
    .filter((path) => path !== '');
  if (listed.length > 0) return { paths: absolute(listed, around), source: 'environment' };
  return { paths: [pathOf(around).join(around.homeDir, '.codex')], source: 'default' };
}

/**
 * Decides where Glance keeps its index and settings: the named folder, else `CODEX_GLANCE_STATE`, else the platform's
 * place.
 */
export function locateStateDir(named: string | undefined, around: Surroundings): string {
  const path = pathOf(around);
  const { env, platform, homeDir, cwd } = around;
  const chosen = named || env.CODEX_GLANCE_STATE;
  if (chosen) return path.resolve(cwd, chosen);
  if (platform === 'darwin') return path.join(homeDir, 'Library', 'Application Support', 'codex-glance');
  if (platform === 'win32') {
    return path.join(env.LOCALAPPDATA || path.join(homeDir, 'AppData', 'Local'), 'codex-glance');
  }
  // The base directory specification says to ignore a relative value.
  const stateHome = env.XDG_STATE_HOME;
  const base = stateHome && path.isAbsolute(stateHome) ? stateHome : path.join(homeDir, '.local', 'state');
  return path.join(base, 'codex-glance');
}

function absolute(paths: readonly string[], around: Surroundings): string[] {
  const path = pathOf(around);
  return [...new Set(paths.map((each) => path.resolve(around.cwd, each)))];
}

function pathOf({ platform }: Surroundings) {
  return platform === 'win32' ? win32 : posix;
}
