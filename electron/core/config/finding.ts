import type { Finding } from '../../shared/finding.ts';

export interface Place {
  readonly file?: string;
  readonly line?: number;
  readonly name?: string;
}

export interface Words {
  readonly detail?: string;
  readonly remedy?: string;
}

/** A finding about the configuration, at a place in a file. */
export function finding(
  kind: string,
  level: Finding['level'],
  title: string,
  place: Place,
  words: Words = {},
): Finding {
  const { file, line, name } = place;
  return {
    // Fragments of one cloud bundle share a file, so their name tells them apart.
    id: [kind, file ?? '', ...(name === undefined ? [] : [name])].join(':'),
    kind,
    level,
    area: 'config',
    title,
    ...words,
    ...(file === undefined ? {} : { file }),
    ...(line === undefined ? {} : { line }),
  };
}

/** A sentence names this many keys. */
const NAMED_KEYS = 12;

/** Keys in a sentence: the first of them, and how many more there are. */
export function keyList(keys: readonly string[]): string {
  const named = keys
    .slice(0, NAMED_KEYS)
    .map((key) => `\`${key}\``)
    .join(', ');
  return keys.length > NAMED_KEYS ? `${named} and ${keys.length - NAMED_KEYS} more` : named;
}
