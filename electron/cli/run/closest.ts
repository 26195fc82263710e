import { distance } from 'fastest-levenshtein';

/** The candidate that takes the fewest edits to reach; the earlier one where two are as near. */
export function closestTo(word: string, candidates: readonly string[]): string | null {
  let best: { readonly candidate: string; readonly edits: number } | null = null;
  for (const candidate of candidates) {
    const edits = distance(word.toLowerCase(), candidate.toLowerCase());
    if (best === null || edits < best.edits) best = { candidate, edits };
  }
  return best?.candidate ?? null;
}

/** A sentence that names what was not known and what is nearest to it. */
export function unknownWord(kind: string, word: string, candidates: readonly string[]): string {
  const closest = closestTo(word, candidates);
  return `Unknown ${kind} "${word}".${closest === null ? '' : ` Did you mean "${closest}"?`}`;
}
