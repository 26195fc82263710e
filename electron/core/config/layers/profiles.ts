import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ConfigLayer } from './layer.ts';
import { readLayer } from './read-layer.ts';

const SUFFIX = '.config.toml';

/** Returns the profiles that `-p` could select, without the one that is. */
export async function readProfiles(codexHome: string, selected: string | null): Promise<ConfigLayer[]> {
  const names = await readdir(codexHome).catch((): string[] => []);
  const files = names
    .filter((name) => name.endsWith(SUFFIX) && name.length > SUFFIX.length)
    .toSorted()
    .map((name) => ({ name: name.slice(0, -SUFFIX.length), file: join(codexHome, name) }));
  return Promise.all(
    files
      .filter(({ file }) => file !== selected)
      .map(({ name, file }) => readLayer({ layer: 'profile', file, name })),
  );
}
