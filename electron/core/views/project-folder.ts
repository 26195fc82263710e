import { posix } from 'node:path';
import { entryOf } from '../collections/entry-of.ts';

/** Verbatim prefixes of Windows paths: `\\?\C:\x`, `\\?\UNC\server\share`, `\\.\C:\x`. */
const VERBATIM = /^[\\/]{2}[?.][\\/](UNC[\\/])?/i;
/** A Windows drive, and the same as seen from WSL: there names ignore case. */
const ANY_CASE = /^(?:[A-Za-z]:|\\\\|\/mnt\/[A-Za-z](?:\/|$))/;
/** Folders of a Linux within Windows, whose names differ by case: `\\wsl.localhost\Ubuntu\home`. */
const WSL_SHARE = /^\\\\wsl(?:\$|\.localhost)\\/i;

/** The same with the name of that Linux, which Windows takes in any case. */
const WSL_ROOT = /^\\\\wsl(?:\$|\.localhost)\\([^\\]*)/i;

/** A folder of Windows without prefix, doubled and trailing separators, `.` and `..`. */
function plainWindowsFolder(path: string): string {
  const [prefix] = VERBATIM.exec(path) ?? [''];
  const isShare = prefix === '' ? path.startsWith('\\\\') : prefix.length > 4;
  const parts = path
    .slice(prefix.length)
    .split(/[\\/]+/)
    .filter(Boolean);
  // Server and share, or the drive, cannot be left.
  const root = parts.splice(0, isShare ? 2 : 1);
  const kept: string[] = [];
  for (const part of parts) {
    if (part === '..') kept.pop();
    else if (part !== '.') kept.push(part);
  }
  const head = isShare ? `\\\\${root.join('\\')}` : (root[0] ?? '').toUpperCase();
  return kept.length === 0 && !isShare ? `${head}\\` : [head, ...kept].join('\\');
}

/** Returns a folder in one of its many spellings. Keeps the case. */
export function plainFolder(cwd: string): string {
  if (/^(?:[A-Za-z]:(?:[\\/]|$)|\\\\)/.test(cwd) || VERBATIM.test(cwd)) return plainWindowsFolder(cwd);
  if (cwd === '') return cwd;
  return posix.normalize(cwd).replace(/(?<=.)\/+$/, '');
}

/** Returns true where names below this folder, in plain spelling, ignore case. */
export function isAnyCase(plain: string): boolean {
  return ANY_CASE.test(plain) && !WSL_SHARE.test(plain);
}

/** Returns a text that all spellings of one folder share, and no other folder has. */
export function folderKey(cwd: string): string {
  const plain = plainFolder(cwd);
  if (isAnyCase(plain)) return plain.toLowerCase();
  return plain.replace(WSL_ROOT, (_all, name: string) => `\\\\wsl$\\${name.toLowerCase()}`);
}

/** Projects by one spelling of their folder, independent of the order in which they come. */
export class ProjectFolders {
  private readonly keys = new Map<string, string>();
  private readonly names = new Map<string, string>();

  /** Adds a folder. Returns the key that all its spellings share. */
  keyOf(cwd: string): string {
    return entryOf(this.keys, cwd, () => {
      const key = folderKey(cwd);
      const plain = plainFolder(cwd);
      const known = this.names.get(key);
      // Upper case, which Windows itself writes, comes first.
      if (known === undefined || plain < known) this.names.set(key, plain);
      return key;
    });
  }

  /** Returns the spelling to show for a key, once all folders were added. */
  nameOf(key: string): string {
    return this.names.get(key) ?? key;
  }
}
