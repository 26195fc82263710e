import { type Exports, noExports } from '../../../shared/export/exports.ts';
import type { Finding } from '../../../shared/finding.ts';
import type { ExposedSecret } from '../../export/overview/exposed-secrets.ts';
import type { ExportSettings } from '../../export/settings/export-settings.ts';
import type { Logger } from '../../platform/ports.ts';
import { type ExportFollower, mentionsExport } from './export-follower.ts';

/** The follower, and what is shown of it. */
export interface ShownExports extends ExportFollower {
  /** Makes what the Snapshot has of the exports; of samples none. `now`: milliseconds since the epoch. */
  view(now: number): Exports;
  /** Makes every finding on the exports; of samples none. */
  allFindings(now: number): readonly Finding[];
}

interface ShownParts {
  readonly settings: {
    readonly file: string;
    readonly written: string | null;
    readonly current: { readonly exporting: boolean };
  };
  readonly platform: NodeJS.Platform;
  readonly logger: Logger;
  /** True while samples are shown. */
  readonly isPaused: () => boolean;
  readonly onChange: () => void;
}

type Overview = typeof import('../../export/overview/overview.ts');

/** Adds to a follower what is shown of it. Its parts are loaded once the settings speak of an export. */
export function addShown(follower: ExportFollower, parts: ShownParts): ShownExports {
  const { settings, platform, logger, isPaused, onChange } = parts;
  let overview: Overview | null = null;
  let read: { readonly text: string; readonly settings: ExportSettings } | null = null;
  let looked: { readonly at: unknown; readonly exposed: readonly ExposedSecret[] } | null = null;

  async function load(): Promise<void> {
    if (overview === null && mentionsExport(settings.written)) {
      overview = await import('../../export/overview/overview.ts');
    }
  }

  /** Modes of files are looked at when something was sent, failed or was set up, which is when they are needed. */
  function exposed(inForce: ExportSettings): readonly ExposedSecret[] {
    const at = follower.report();
    if (overview !== null && looked?.at !== at) {
      looked = { at, exposed: overview.findExposedSecrets(inForce, platform) };
    }
    return looked?.exposed ?? [];
  }

  function inForce(): { readonly by: Overview; readonly settings: ExportSettings } | null {
    const text = settings.written;
    if (overview === null || text === null || !mentionsExport(text) || isPaused()) return null;
    if (read?.text !== text) {
      read = { text, settings: overview.readExportSettings(text) };
      looked = null;
    }
    return { by: overview, settings: read.settings };
  }

  function view(now: number): Exports {
    const known = inForce();
    if (known === null) return noExports(settings.file, settings.current.exporting);
    return known.by.showExports(follower.report(), known.settings.problems, now);
  }

  return {
    ...follower,
    async read() {
      await Promise.all([follower.read(), load()]);
      looked = null;
    },
    settingsChanged() {
      follower.settingsChanged();
      Promise.all([follower.read(), load()]).then(onChange, (error: unknown) =>
        logger.warn(`The export could not be shown: ${String(error)}`),
      );
    },
    view,
    allFindings(now) {
      const known = inForce();
      if (known === null) return follower.findings();
      return [...follower.findings(), ...known.by.exportFindings(view(now), exposed(known.settings))];
    },
  };
}
