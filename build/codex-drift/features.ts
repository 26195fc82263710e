import type { Items } from './fingerprint.ts';
import type { InstalledCodex } from './installed-codex.ts';

/** Returns the stage of each feature and whether it is on, as `features list` prints them. */
export async function readFeatures(codex: InstalledCodex): Promise<Items> {
  return featuresIn(await codex.run('features', 'list'));
}

/** The same from what it printed: a line each of name, stage and `true` or `false`. */
export function featuresIn(printed: string): Items {
  const rows = printed.split('\n').flatMap((line) => {
    const match = /^(\S+)\s+(\S.*?)\s+(true|false)\s*$/.exec(line);
    return match ? [[match[1] ?? '', `${match[2]}, ${match[3] === 'true' ? 'on' : 'off'}`] as const] : [];
  });
  return Object.fromEntries(rows.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
