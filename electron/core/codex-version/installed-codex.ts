import path from 'node:path';
import type { SeenCodex } from '../../shared/codex/codex.ts';
import { loadRegularText } from '../platform/reading/regular-file.ts';
import { type CodexOnPath, codexOnPath, type ProgramSearch } from './codex-on-path.ts';
import { isCodexVersion } from './version-order.ts';

/**
 * Reads the version of the `codex` on PATH from the files around it, without running it: npm's package.json, the
 * codex-package.json of a release, the folder of Homebrew or of the standalone installer. Null where none names it,
 * such as for a program built from source.
 */
export async function readInstalledCodex(search: ProgramSearch): Promise<SeenCodex | null> {
  const found = await codexOnPath(search);
  const version = found === null ? null : await versionAround(found);
  if (found === null || version === null || !isCodexVersion(version)) return null;
  return { version, how: 'package', at: found.changedAt.toISOString() };
}

async function versionAround({ entry, file }: CodexOnPath): Promise<string | null> {
  const named = versionInPath(file);
  if (named !== null) return named;
  const above = path.dirname(path.dirname(file));
  const manifests = [
    // A release: `bin/codex` next to `codex-package.json`, also inside the package of a platform.
    { file: path.join(above, 'codex-package.json'), isOf: (fields: Fields) => fields.variant === 'codex' },
    // npm: `bin/codex.js` in the package. On Windows its launcher is next to `node_modules`.
    { file: path.join(above, 'package.json'), isOf: isNpmPackage },
    {
      file: path.join(path.dirname(entry), 'node_modules', '@openai', 'codex', 'package.json'),
      isOf: (fields: Fields) => /\.cmd$/i.test(entry) && isNpmPackage(fields),
    },
  ];
  for (const manifest of manifests) {
    const fields = await readFields(manifest.file);
    if (fields !== null && manifest.isOf(fields) && typeof fields.version === 'string') {
      // The package of a platform says `0.171.0-linux-x64`.
      return fields.version.replace(/-(?:linux|darwin|win32)-(?:x64|arm64)$/, '');
    }
  }
  return null;
}

/** `…/Cellar/codex/0.171.0_1/bin/codex`, `…/Caskroom/codex/0.171.0/…` or `…/releases/0.171.0-x86_64-…/bin/codex`. */
function versionInPath(file: string): string | null {
  const parts = file.split(/[\\/]/);
  const homebrew = parts.findIndex(
    (part, at) => (part === 'Cellar' || part === 'Caskroom') && parts[at + 1] === 'codex',
  );
  if (homebrew >= 0) return parts[homebrew + 2]?.replace(/_\d+$/, '') ?? null;
  const standalone = parts.findIndex(
    (part, at) => part === 'packages' && parts[at + 1] === 'standalone' && parts[at + 2] === 'releases',
  );
  return standalone < 0 ? null : (parts[standalone + 3]?.replace(/-(?:x86_64|aarch64)-.*$/, '') ?? null);
}

type Fields = Readonly<Record<string, unknown>>;

function isNpmPackage({ name }: Fields): boolean {
  return name === '@openai/codex';
}

async function readFields(file: string): Promise<Fields | null> {
  try {
    const parsed: unknown = JSON.parse(await loadRegularText(file, 'note'));
    return typeof parsed === 'object' && parsed !== null ? (parsed as Fields) : null;
  } catch {
    return null;
  }
}
