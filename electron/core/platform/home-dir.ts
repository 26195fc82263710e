import { homedir } from 'node:os';
import { parse } from 'node:path';

/**
 * Returns the user's home folder, absolute. A user unknown to the system, as in many containers, gets `HOME`, else
 * the root of the file system.
 */
export function homeDir(known: () => string = homedir): string {
  try {
    return known();
  } catch {
    return parse(process.cwd()).root;
  }
}
