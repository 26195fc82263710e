import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import own from '../../package.json' with { type: 'json' };

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
  const executable = await unpacked();
  return { executable, env: { FONTCONFIG_FILE: join(dirname(executable), FONTS_CONF) } };
}

const FONTS_CONF = 'codex-glance-fonts.conf';

/**
 * What the package says of its fonts holds only where it unpacked them itself, and Chromium crashes at the
 * first text where it finds none.
 */
function fontsConf(folder: string): string {
  const escaped = folder.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${escaped}/fonts</dir><cachedir>${escaped}/fonts-cache</cachedir></fontconfig>
`;
}

/**
 * The package unpacks itself into the system's temporary folder, and takes whatever it finds there: another
 * user's, an older one, or half of one. So it gets a folder of its own, which is there as a whole or not at all.
 */
async function unpacked(): Promise<string> {
  const version = own.devDependencies['@sparticuz/chromium'];
  const folder = join(tmpdir(), `codex-glance-chromium-${version}-fonts-${process.getuid?.() ?? 'own'}`);
  if (!existsSync(folder)) {
    const beside = mkdtempSync(`${folder}-`);
    const { TMPDIR } = process.env;
    process.env.TMPDIR = beside;
    try {
      const { default: packaged } = await import('@sparticuz/chromium');
      await packaged.executablePath();
      writeFileSync(join(beside, FONTS_CONF), fontsConf(folder));
    } finally {
      if (TMPDIR === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = TMPDIR;
    }
    try {
      renameSync(beside, folder);
    } catch (error) {
      // Another process was quicker.
      rmSync(beside, { recursive: true, force: true });
      if (!existsSync(folder)) throw error;
    }
  }
  return join(folder, 'chromium');
}
