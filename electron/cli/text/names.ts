import type { Origin } from '../../shared/origin.ts';

const layerNames: Record<Origin['layer'], string> = {
  default: "Codex's default",
  packaged: "the package's defaults",
  system: 'the system config',
  cloud: 'your workspace',
  user: 'your config',
  profile: 'a profile',
  project: "the project's config",
  flags: 'a command-line option',
  managed: 'the managed config',
  'managed-mdm': 'device management',
  'requirements-system': "the system's requirements",
  'requirements-cloud': "your workspace's requirements",
  'requirements-managed': 'managed requirements',
  'requirements-mdm': 'device-management requirements',
};

/** The same where there is little space. */
const shortLayerNames: Record<Origin['layer'], string> = {
  default: 'default',
  packaged: 'package',
  system: 'system',
  cloud: 'workspace',
  user: 'user',
  profile: 'profile',
  project: 'project',
  flags: 'option',
  managed: 'managed',
  'managed-mdm': 'device',
  'requirements-system': 'system required',
  'requirements-cloud': 'workspace required',
  'requirements-managed': 'managed required',
  'requirements-mdm': 'device required',
};

/** Writes paths as this user knows them. */
export type PathName = (path: string) => string;

/** Makes a function that writes paths below the home folder with `~`, as a shell does. */
export function homePath(homeDir: string): PathName {
  return (path) => {
    if (path === homeDir) return '~';
    const rest = path.startsWith(homeDir) ? path.slice(homeDir.length) : '';
    return /^[\\/]/.test(rest) ? `~${rest}` : path;
  };
}

/** Returns the last part of a path of either platform. */
export function folderName(path: string): string {
  const trimmed = path.replace(/[\\/]+$/, '');
  return trimmed.slice(Math.max(trimmed.lastIndexOf('/'), trimmed.lastIndexOf('\\')) + 1) || path;
}

/** Returns a file and its line, as editors open it: `~/.codex/config.toml:12`. */
export function placeName(file: string, line: number | null | undefined, pathName: PathName): string {
  return line == null ? pathName(file) : `${pathName(file)}:${line}`;
}

/** Returns who decided a value in few words: the place where it is set, else the layer. */
export function originPlace(origin: Origin, pathName: PathName): string {
  return origin.file === undefined
    ? originName(origin, pathName)
    : placeName(origin.file, origin.line, pathName);
}

/** Returns who decided a value: `your config, ~/.codex/config.toml:12`. */
export function originName(origin: Origin, pathName: PathName): string {
  const layer = origin.name ? `${layerNames[origin.layer]} "${origin.name}"` : layerNames[origin.layer];
  return origin.file === undefined ? layer : `${layer}, ${placeName(origin.file, origin.line, pathName)}`;
}

/** Returns the same in one or two words: the place where it is set, else the layer's short name. */
export function originShort(origin: Origin, pathName: PathName): string {
  return origin.file === undefined ? shortLayerNames[origin.layer] : originPlace(origin, pathName);
}
