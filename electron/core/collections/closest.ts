import { distance } from 'fastest-levenshtein';

/** The part of the longer word that may differ: `modle` is close to `model`, `foo` is not close to `otel`. */
const SHARE = 0.4;

/**
 * Finds the candidate that a mistyped word most likely means: the one with the fewest edits, the earlier of two, or
 * the only one that begins with the word. Null where none is close.
 */
export function closestTo(word: string, candidates: readonly string[]): string | null {
  const lower = word.toLowerCase();
  let best: { readonly candidate: string; readonly edits: number } | null = null;
  for (const candidate of candidates) {
    const edits = distance(lower, candidate.toLowerCase());
    if (best === null || edits < best.edits) best = { candidate, edits };
  }
  if (best === null) return null;
  const most = Math.max(1, Math.floor(Math.max(lower.length, best.candidate.length) * SHARE));
  if (best.edits <= most) return best.candidate;
  const begun = candidates.filter((candidate) => candidate.toLowerCase().startsWith(lower));
  return lower.length > 1 && begun.length === 1 ? (begun[0] ?? null) : null;
}

/** Makes a sentence that names the unknown word and the closest known one. */
export function unknownWord(kind: string, word: string, candidates: readonly string[]): string {
  return `Unknown ${kind} "${word}".${meaning(word, candidates)}`;
}

/** Returns ` Did you mean "model"?`, or an empty text where no candidate is close. */
export function meaning(word: string, candidates: readonly string[]): string {
  const closest = closestTo(word, candidates);
  return closest === null ? '' : ` Did you mean "${closest}"?`;
}
