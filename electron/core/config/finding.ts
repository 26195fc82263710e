import { type Finding, type FindingWords, finding } from '../../shared/finding.ts';

export interface Place {
  readonly file?: string;
  readonly line?: number;
  readonly name?: string;
}

/** Makes a finding about the configuration, at a place in a file. */
export function configFinding(
  kind: string,
  level: Finding['level'],
  title: Finding['title'],
  place: Place,
  words: Pick<FindingWords, 'detail' | 'remedy'> = {},
): Finding {
  // Fragments of one cloud bundle share a file, so their name tells them apart.
  const subject = [place.file ?? '', ...(place.name === undefined ? [] : [place.name])].join(':');
  return finding({ area: 'config', kind, subject }, { level, title, ...words }, place);
}

/** A sentence names this many keys. */
const NAMED_KEYS = 12;

/** Shortens a list of keys for a sentence: the first of them, and how many more there are. */
export function keyList(keys: readonly string[]): {
  readonly keys: readonly string[];
  readonly more: number;
} {
  return { keys: keys.slice(0, NAMED_KEYS), more: Math.max(0, keys.length - NAMED_KEYS) };
}
