import { homedir } from 'node:os';
import { parse } from 'node:path';

/**
 * The user's home folder, absolute. A user whom the system does not know, as in many containers, has none
 * unless `HOME` names one: then it is the root of the file system, as it is there by default.
 */
export function homeDir(known: () => string = homedir): string {
  try {
    return known();
  } catch {
    return parse(process.cwd()).root;
  }
}
