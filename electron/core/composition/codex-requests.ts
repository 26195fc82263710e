import { basename } from 'node:path';
import type { Glance } from './glance-interface.ts';
import type { Services } from './services.ts';

/** Creates the requests about the configuration and to the Codex program itself. */
export function createCodexRequests(
  services: () => Services,
  publish: () => void,
): Pick<Glance, 'configReport' | 'configValue' | 'configFiles' | 'verifyConfig' | 'codexOffered'> {
  return {
    configReport: (keys) => services().config.report(keys),
    configValue: (key) => services().config.value(key),
    configFiles: () =>
      services()
        .config.watchPaths()
        .filter((path) => basename(path) !== 'auth.json'),
    async verifyConfig(codexBin) {
      const { config, codex } = services();
      const verification = await config.verify(codexBin);
      await codex.noteAsked(verification.codexBinary, verification.codexVersion);
      publish();
      return verification;
    },
    codexOffered: () => services().codex.noteOffered(),
  };
}
