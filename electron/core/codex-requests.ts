import { basename } from 'node:path';
import type { Glance } from './glance-interface.ts';
import type { Rooms } from './rooms.ts';

/** What a host asks about the configuration, and of the Codex program itself. */
export function createCodexRequests(
  rooms: () => Rooms,
  publish: () => void,
): Pick<Glance, 'configReport' | 'configValue' | 'configFiles' | 'verifyConfig' | 'codexOffered'> {
  return {
    configReport: (keys) => rooms().config.report(keys),
    configValue: (key) => rooms().config.value(key),
    configFiles: () =>
      rooms()
        .config.watchPaths()
        .filter((path) => basename(path) !== 'auth.json'),
    async verifyConfig(codexBin) {
      const { config, codex } = rooms();
      const verification = await config.verify(codexBin);
      await codex.noteAsked(verification.codexBinary, verification.codexVersion);
      publish();
      return verification;
    },
    codexOffered: () => rooms().codex.noteOffered(),
  };
}
