import { entryOf } from './entry-of.ts';

/** A drive of Windows, and the same as Linux below it sees it: there a name is the same in any case. */
const ANY_CASE = /^(?:[A-Za-z]:|\\\\|\/mnt\/[A-Za-z](?:\/|$))/;

/** A folder as one text, however it was written: without `\\?\` and without a separator at its end. */
export function plainFolder(cwd: string): string {
  const plain = cwd.replace(/^\\\\\?\\UNC\\/i, '\\\\').replace(/^\\\\\?\\/, '');
  if (!/^(?:[A-Za-z]:|\\\\)/.test(plain)) return plain.replace(/(?<=.)\/+$/, '');
  const drive = plain.replace(/^[a-z](?=:)/, (letter) => letter.toUpperCase()).replaceAll('/', '\\');
  return drive.replace(/\\+$/, '').replace(/^([A-Z]:)$/, '$1\\');
}

/** The folders of projects: those that differ only in how they are written are one, named as the first of them. */
export class ProjectFolders {
  private readonly names = new Map<string, string>();

  nameOf(cwd: string): string {
    const plain = plainFolder(cwd);
    return entryOf(this.names, ANY_CASE.test(plain) ? plain.toLowerCase() : plain, () => plain);
  }
}
