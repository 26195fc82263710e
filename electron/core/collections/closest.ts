import { distance } from 'fastest-levenshtein';

/** Of the longer word, so many edits may be wrong: `modle` is meant as `model`, `foo` is not meant as `otel`. */
const SHARE = 0.4;

/**
 * The candidate that a mistyped word most likely means: the one that takes the fewest edits to reach, the earlier one
 * where two are as near, or the only one that begins with the word. Null where none is near.
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

/** A sentence that names what was not known and what is nearest to it. */
export function unknownWord(kind: string, word: string, candidates: readonly string[]): string {
  return `Unknown ${kind} "${word}".${meaning(word, candidates)}`;
}

/** ` Did you mean "model"?`, or nothing where no candidate is near. */
export function meaning(word: string, candidates: readonly string[]): string {
  const closest = closestTo(word, candidates);
  return closest === null ? '' : ` Did you mean "${closest}"?`;
}
