import { join } from 'node:path';

/** Where the settings are kept, below Glance's state folder. */
export function settingsFile(stateDir: string): string {
  return join(stateDir, 'settings.toml');
}
