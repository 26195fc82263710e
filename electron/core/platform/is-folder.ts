import { statSync } from 'node:fs';

/** True where a folder is there, or a link to one. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {}
  return false;
}
