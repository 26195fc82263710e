import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Items } from './fingerprint.ts';
import type { InstalledCodex } from './installed-codex.ts';

/** So many characters of a hash tell two forms of a type apart. */
const HASH_LENGTH = 12;

/** Returns a hash of each type of the app-server's protocol, as `generate-ts --experimental` writes it. */
export async function readProtocol(codex: InstalledCodex): Promise<Items> {
  const folder = codex.scratch('protocol');
  await codex.run('app-server', 'generate-ts', '--experimental', '--out', folder);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  return Object.fromEntries(
    files.map((file) => [
      relative(folder, file).split(sep).join('/').replace(/\.ts$/, ''),
      hashOf(readFileSync(file, 'utf8')),
    ]),
  );
}

/** Hashes a type without its comments and its layout. */
export function hashOf(source: string): string {
  const code = source
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/\s+/g, ' ')
    .trim();
  return createHash('sha256').update(code).digest('hex').slice(0, HASH_LENGTH);
}
