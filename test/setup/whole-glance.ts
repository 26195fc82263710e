import { createNodePorts } from '../../electron/core/composition/node-ports.ts';
import { createGlance, type Glance } from '../../electron/core/glance.ts';
import { createFakeLogger } from '../fakes/logger.ts';

interface GlanceFolders {
  readonly codexHome: string;
  readonly stateDir: string;
  /** Where it works, and its user's home. */
  readonly folder: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Makes a Glance that reads real files and starts real programs, but sees no other process. */
export function createWholeGlance({ codexHome, stateDir, folder, env = {} }: GlanceFolders): Glance {
  const ports = createNodePorts({ logger: createFakeLogger(), env, homeDir: folder });
  const codexHomes = [codexHome];
  return createGlance(
    { codexHomes, homesSource: 'option', stateDir, cwd: folder, timezone: 'UTC', locale: 'en' },
    { ...ports, processes: async () => [] },
  );
}
