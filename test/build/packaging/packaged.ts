import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { writeFakeElectron } from './fake-electron.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const builder = join(
  dirname(createRequire(import.meta.url).resolve('electron-builder/package.json')),
  'cli.js',
);
const run = promisify(execFile);

export type PackagedPlatform = 'linux' | 'mac' | 'win';

/** An app as electron-builder lays it out before it goes into an installer. */
export interface Packaged {
  /** The program that the system starts; on macOS the bundle. */
  readonly program: string;
  readonly asar: string;
  /** The folder of Chromium's texts. */
  readonly locales: string;
  /** What electron-builder said. */
  readonly log: string;
  remove(): void;
}

const layouts: Record<PackagedPlatform, Omit<Packaged, 'log' | 'remove'>> = {
  linux: {
    program: 'linux-unpacked/codex-glance',
    asar: 'linux-unpacked/resources/app.asar',
    locales: 'linux-unpacked/locales',
  },
  mac: {
    program: 'mac/Codex Glance.app',
    asar: 'mac/Codex Glance.app/Contents/Resources/app.asar',
    locales: 'mac/Codex Glance.app/Contents/Resources',
  },
  win: {
    program: 'win-unpacked/Codex Glance.exe',
    asar: 'win-unpacked/resources/app.asar',
    locales: 'win-unpacked/locales',
  },
};

/**
 * Packages what is built in `dist/` with the product's own configuration, as `npm run package` does it, but
 * around an Electron that is not one and not into installers: these need tools that are downloaded.
 */
export async function packageApp(platform: PackagedPlatform): Promise<Packaged> {
  const folder = mkdtempSync(join(tmpdir(), 'codex-glance-package-'));
  const electron = join(folder, 'electron');
  writeFakeElectron(platform, electron);
  const { PATH, SystemRoot } = process.env;
  const out = join(folder, 'out');
  const { stdout, stderr } = await run(
    process.execPath,
    [
      builder,
      ...['--config', 'build/electron-builder.ts', `--${platform}`, 'dir', '--x64'],
      ...[`-c.electronDist=${electron}`, `-c.directories.output=${out}`],
      // What is no program cannot be signed.
      '-c.mac.identity=null',
    ],
    // Nothing to sign with, whatever this machine has, and no one's home.
    { cwd: root, env: { PATH, SystemRoot, HOME: folder, LOCALAPPDATA: folder, USERPROFILE: folder } },
  );
  const { program, asar, locales } = layouts[platform];
  return {
    program: join(out, program),
    asar: join(out, asar),
    locales: join(out, locales),
    log: stdout + stderr,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
