import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

type Env = Readonly<Record<string, string | undefined>>;

/** The folder of the `electron` package, null where it is not installed. */
export function electronPackageDir(): string | null {
  try {
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  } catch {
    return null;
  }
}

/**
 * Electron's executable, null where it is not there. Looks where the package's own `index.js` does, which
 * cannot be asked because it downloads what it misses.
 */
export function findElectron(packageDir: string, env: Env): string | null {
  const named = readName(packageDir);
  const override = env.ELECTRON_OVERRIDE_DIST_PATH;
  const path = override
    ? join(override, named ?? 'electron')
    : named === null
      ? null
      : join(packageDir, 'dist', named);
  return path !== null && existsSync(path) ? path : null;
}

/** `path.txt` is written last by the package's installer, so a half-unpacked Electron has none. */
function readName(packageDir: string): string | null {
  try {
    return readFileSync(join(packageDir, 'path.txt'), 'utf8') || null;
  } catch {
    return null;
  }
}

/** Whether a missing binary may be downloaded. */
export function mayDownload(env: Env): boolean {
  return !env.ELECTRON_OVERRIDE_DIST_PATH && !env.ELECTRON_SKIP_BINARY_DOWNLOAD;
}
