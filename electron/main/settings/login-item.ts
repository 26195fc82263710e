import { mkdir, rm, writeFile } from 'node:fs/promises';
import { posix } from 'node:path';
import type { App } from 'electron';

/**
 * Decides how to start the app at sign-in: macOS and Windows store it themselves, a Linux desktop reads its autostart
 * folder. An app that runs from its sources would register Electron itself.
 */
export function decideLoginItem(
  platform: NodeJS.Platform,
  isPackaged: boolean,
): { readonly by: 'system' | 'autostart' | 'nobody'; readonly reason: string } {
  if (!isPackaged) return { by: 'nobody', reason: 'Codex Glance runs from its sources.' };
  if (platform === 'darwin' || platform === 'win32') return { by: 'system', reason: 'The system keeps it.' };
  return { by: 'autostart', reason: 'The desktop reads its autostart folder.' };
}

/**
 * Returns the file from which a Linux desktop starts programs at sign-in (Desktop Application Autostart
 * Specification).
 */
export function autostartFile(env: Readonly<Record<string, string | undefined>>, homeDir: string): string {
  const { XDG_CONFIG_HOME: config } = env;
  const base = config && posix.isAbsolute(config) ? config : posix.join(homeDir, '.config');
  return posix.join(base, 'autostart', 'codex-glance.desktop');
}

/** Writes the contents of that file. `program` is absolute; an AppImage is its own file. */
export function autostartEntry(program: string): string {
  // Escaped inside double quotes, then again as a string of the file, whose percent signs are doubled.
  const argument = program
    .replace(/["`$\\]/g, '\\$&')
    .replaceAll('\\', '\\\\')
    .replaceAll('%', '%%');
  const lines = ['Type=Application', 'Name=Codex Glance', `Exec="${argument}"`, 'Terminal=false'];
  return `[Desktop Entry]\n${lines.join('\n')}\n`;
}

export interface LoginItemParts {
  readonly app: Pick<App, 'isPackaged' | 'setLoginItemSettings'>;
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly homeDir: string;
  /** The program that runs, absolute. */
  readonly program: string;
}

/**
 * Sets whether the app starts at sign-in.
 *
 * @throws Error where the autostart folder cannot be written.
 */
export async function setLoginItem(on: boolean, parts: LoginItemParts): Promise<void> {
  const { app, platform, env, homeDir, program } = parts;
  const { by } = decideLoginItem(platform, app.isPackaged);
  if (by === 'system') app.setLoginItemSettings({ openAtLogin: on });
  if (by !== 'autostart') return;
  const file = autostartFile(env, homeDir);
  if (!on) return rm(file, { force: true });
  await mkdir(posix.dirname(file), { recursive: true });
  await writeFile(file, autostartEntry(env.APPIMAGE ?? program));
}
