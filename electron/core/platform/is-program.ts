import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';

/** Returns true for a regular file, or a link to one, that this user may run. Never fails. */
export async function isProgram(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}
