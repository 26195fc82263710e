import type { RolloutState } from '../lines/rollout-state.ts';

/** Returns the thread that the head of a file without turn ids may be copied from; null where none of it is. */
export function legacyParentOf({
  legacyCounts,
  meta,
}: Pick<RolloutState, 'legacyCounts' | 'meta'>): string | null {
  return legacyCounts.length > 0 ? (meta?.forkedFromId ?? null) : null;
}

/**
 * Returns how many `token_count` lines at the head of a fork's file were copied from its parent.
 *
 * Codex 0.104 and older wrote no turn ids, so a copy is recognised by two signs together: the line is in the
 * longest common beginning with the parent's lines, and it is in the file's opening run, whose lines all carry the
 * time of the copying. Without the parent's file only the second is left.
 */
export function copiedCounts(
  child: readonly number[],
  opening: number,
  parent: readonly number[] | null,
): number {
  if (parent === null) return opening;
  let common = 0;
  while (common < child.length && common < opening && child[common] === parent[common]) common += 1;
  return common;
}
