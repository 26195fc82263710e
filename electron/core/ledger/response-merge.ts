import type { QuarterTotals } from '../tokens/quarter-totals.ts';
import type { ResponseList } from '../tokens/response-list.ts';

export function keysOf(list: ResponseList): Set<number> {
  const keys = new Set<number>();
  for (let index = 0; index < list.length; index++) keys.add(list.key(index));
  return keys;
}

/**
 * Adds to `list` the responses whose keys are not in `keys`, and to `added` those that count: not the first `copied`
 * of a legacy fork. `source` applies to all responses; undefined where each has its own.
 */
export function mergeResponses(
  list: ResponseList,
  keys: Set<number>,
  responses: ResponseList,
  copied: number,
  added: QuarterTotals,
  source?: string | null,
): void {
  for (let index = 0; index < responses.length; index++) {
    const key = responses.key(index);
    if (keys.has(key)) continue;
    keys.add(key);
    list.pushFrom(responses, index, source === undefined ? responses.source(index) : source);
    const legacyIndex = responses.legacyIndex(index);
    if (legacyIndex < 0 || legacyIndex >= copied) added.addResponse(responses, index);
  }
}
