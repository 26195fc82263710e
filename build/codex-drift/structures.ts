import type { Items } from './fingerprint.ts';

/** Structures of configuration and requirements, by their names. */
const CONFIGURATION = /Toml|Config|Requirement|Settings/;

/**
 * Returns how many fields each structure of the configuration has, from the texts of a program by which serde names
 * a structure of the wrong length. A name that several structures share has all their sizes.
 */
export function structuresIn(text: string): Items {
  const sizes = new Map<string, Set<number>>();
  for (const [, name = '', size] of text.matchAll(
    /struct (?:variant )?([A-Za-z0-9_:]+) with (\d+) element/g,
  )) {
    if (CONFIGURATION.test(name)) sizes.set(name, (sizes.get(name) ?? new Set()).add(Number(size)));
  }
  const sorted = [...sizes].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    sorted.map(([name, each]) => [name, [...each].toSorted((a, b) => a - b).join(' or ')]),
  );
}
