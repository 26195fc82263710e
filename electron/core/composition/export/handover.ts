import { verbatim } from '../../../shared/messages/en/words.ts';
import type { Snapshot } from '../../../shared/snapshot.ts';
import type { ReadContent } from '../../export/delivery/content-target.ts';
import type { Source } from '../../export/sources/source.ts';
import { complianceSource, type HandoverPort } from '../../organisation/handover/compliance-source.ts';
import { complianceWindowSource } from '../../organisation/handover/window-source.ts';
import {
  OrganisationSettingsError,
  readOrganisationSettings,
} from '../../organisation/settings/organisation-settings.ts';
import { noteStatus } from '../../organisation/status/status-file.ts';
import type { Clock } from '../../platform/ports.ts';

interface HandoverOptions {
  readonly stateDir: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly clock: Pick<Clock, 'now'>;
  readonly snapshot: () => Pick<Snapshot, 'organisation'>;
}

/** Hands pulled compliance logs to the exports, where the settings of the organisation say so. Reads them each time. */
export function createHandover({ stateDir, env, platform, clock, snapshot }: HandoverOptions): {
  readonly sources: (machineId: string) => readonly Source[];
  readonly content: ReadContent;
} {
  async function port(): Promise<HandoverPort | null> {
    let settings: ReturnType<typeof readOrganisationSettings>;
    try {
      settings = readOrganisationSettings(stateDir, {}, env);
    } catch (error) {
      // A finding says what is wrong with them.
      if (error instanceof OrganisationSettingsError) return null;
      throw error;
    }
    const { archive, identityFile, isExported } = settings;
    if (archive === null || !isExported) return null;
    const decrypt = async () => {
      if (identityFile === null) return null;
      const { createDecrypt } = await import('../../organisation/compliance/encryption.ts');
      return createDecrypt(identityFile, platform);
    };
    const onUnreadable = (error: Error) =>
      noteStatus(stateDir, settings, () => ({
        error: { at: clock.now(), message: verbatim(error.message) },
      }));
    return { archive, decrypt, onUnreadable };
  }
  return {
    sources: (machineId) => [
      complianceSource(port),
      complianceWindowSource(async () => snapshot().organisation, machineId),
    ],
    content: async (file, ids) => {
      const { readContent } = await import('../../organisation/handover/read-content.ts');
      const found = await port();
      if (found === null) throw new Error('export and archive are not set in organisation.toml.');
      return readContent(found, file, ids);
    },
  };
}
