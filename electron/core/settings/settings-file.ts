import { join } from 'node:path';
import { STATE_FILES } from '../platform/state-files.ts';

/** Where the settings are kept, below Glance's state folder. */
export function settingsFile(stateDir: string): string {
  return join(stateDir, STATE_FILES.settings);
}
