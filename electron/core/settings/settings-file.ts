import { join } from 'node:path';
import { STATE_FILES } from '../platform/state/state-files.ts';

/** Returns the path of the settings in a state folder. */
export function settingsFile(stateDir: string): string {
  return join(stateDir, STATE_FILES.settings);
}
