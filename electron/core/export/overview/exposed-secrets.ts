import { statSync } from 'node:fs';
import { isOpenToOthers, placesIn } from '../secrets/read-secret.ts';
import type { ExportSettings } from '../settings/export-settings.ts';

/** A file with a secret that other users of the machine can read. */
export interface ExposedSecret {
  /** The target that it belongs to; null for the salt of all. */
  readonly target: string | null;
  /** Absolute. */
  readonly file: string;
}

/** Looks at the modes of the files that enabled targets take secrets from; reads none of them. */
export function findExposedSecrets(
  { general, targets }: ExportSettings,
  platform: NodeJS.Platform,
): ExposedSecret[] {
  if (!general.enabled) return [];
  const named = [
    ...placesIn(general.salt, 'file').map((file) => ({ target: null, file })),
    ...targets
      .filter(({ enabled }) => enabled)
      .flatMap((settings) => placesIn(settings, 'file').map((file) => ({ target: settings.name, file }))),
  ];
  return named.filter(({ file }) => {
    const mode = modeOf(file);
    return mode !== null && isOpenToOthers(mode, platform);
  });
}

/** Returns the mode of a file; null where it cannot be looked at. */
function modeOf(file: string): number | null {
  try {
    return statSync(file).mode;
  } catch {
    return null;
  }
}
