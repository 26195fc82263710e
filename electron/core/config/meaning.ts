import { builtInProviders } from './codex-tables.ts';
import type { ConfigStack, FileFault } from './layer.ts';
import { findRelativePath, neededFiles } from './named-files.ts';
import type { Violation } from './schema.ts';
import { dottedKey, isTable, type TomlTable, valueAt } from './toml.ts';

/**
 * What is of the right kind and still makes Codex refuse the whole configuration: a profile of the old
 * sort, a path that starts nowhere, a file that is missing, a provider that nobody set up. `inForce` is
 * `merged` with requirements applied.
 */
export function findMeaningless(
  merged: TomlTable,
  inForce: TomlTable,
  faults: ConfigStack['fileFaults'],
): Violation | null {
  return (
    findUnplacedPath(merged) ??
    findLegacyProfile(merged) ??
    findNamelessProvider(inForce) ??
    findFileViolation(inForce, faults) ??
    findUnknownProvider(inForce)
  );
}

function findLegacyProfile(merged: TomlTable): Violation | null {
  const name = merged.profile;
  if (typeof name !== 'string') return null;
  const message = '`profile` is no longer supported. Use `--profile` and a file `<name>.config.toml`.';
  return { path: ['profile'], message };
}

/** A file with a mistake that a higher layer covers loses the folder that its paths start from. */
function findUnplacedPath(merged: TomlTable): Violation | null {
  const path = findRelativePath(merged);
  if (path === null) return null;
  const message = `\`${path.join('.')}\` is relative in a file that has another mistake, so Codex cannot place it.`;
  return { path, message, elsewhere: true };
}

const faultWords: Readonly<Record<FileFault, string>> = {
  missing: 'names a file that is not there or cannot be read',
  empty: 'names an empty file',
  'not-json': 'names a file that is not JSON',
};

/** A file that the configuration needs. As with a wrong type, the whole configuration falls with it. */
function findFileViolation(merged: TomlTable, faults: ConfigStack['fileFaults']): Violation | null {
  for (const path of neededFiles) {
    const file = valueAt(merged, path);
    const fault = typeof file === 'string' ? faults?.get(file) : undefined;
    if (fault !== undefined) return { path, message: `\`${path.join('.')}\` ${faultWords[fault]}.` };
  }
  return null;
}

function findUnknownProvider(merged: TomlTable): Violation | null {
  const name = merged.model_provider;
  if (typeof name !== 'string') return null;
  const own = merged.model_providers;
  if (builtInProviders.includes(name) || (isTable(own) && Object.hasOwn(own, name))) return null;
  return { path: ['model_provider'], message: '`model_provider` names no provider that is set up.' };
}

/** A provider without the name that each must have. */
export function findNamelessProvider(inForce: TomlTable): Violation | null {
  const providers = isTable(inForce.model_providers) ? inForce.model_providers : {};
  for (const [id, provider] of Object.entries(providers)) {
    if (!isTable(provider) || builtInProviders.includes(id)) continue;
    if (typeof provider.name === 'string' && provider.name.trim() !== '') continue;
    const path = ['model_providers', id];
    return { path, message: `\`${dottedKey(path)}\` needs a \`name\`.` };
  }
  return null;
}
