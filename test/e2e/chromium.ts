import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A Chromium, and what its process needs in its environment. */
export interface Chromium {
  readonly executable: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Where macOS and Windows have Google Chrome. */
const INSTALLED: Partial<Record<NodeJS.Platform, string>> = {
  darwin: '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  win32: 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
};

/**
 * The Chromium that came through npm on Linux, with its own fonts, so that pictures do not depend on the
 * machine; elsewhere the installed Chrome. `CHROMIUM_PATH` names another.
 *
 * @throws Error where there is none.
 */
export async function findChromium(): Promise<Chromium> {
  const named = process.env.CHROMIUM_PATH ?? INSTALLED[process.platform];
  if (named !== undefined) {
    if (!existsSync(named)) throw new Error(`There is no Chromium at ${named}. Name one with CHROMIUM_PATH.`);
    return { executable: named, env: {} };
  }
  const { default: packaged } = await import('@sparticuz/chromium');
  const executable = await packaged.executablePath();
  return { executable, env: { FONTCONFIG_PATH: join(dirname(executable), 'fonts') } };
}
