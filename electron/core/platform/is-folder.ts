import { statSync } from 'node:fs';

/** Returns true for a folder or a link to one. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {}
  return false;
}
