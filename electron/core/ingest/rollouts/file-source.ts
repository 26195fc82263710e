import { isDeepStrictEqual } from 'node:util';
import { ResponseList } from '../../tokens/response-list.ts';

const REVERTED = /_([0-9a-f-]{36})\.jsonl(?:\.zst)?$/;

/**
 * Returns which of a thread's files a name is of: live, archived and compressed copies are one, and each revert of
 * a thread begins another. Null for the thread's first file, which mostly is its only one.
 */
export function sourceOf(fileName: string): string | null {
  const rollout = REVERTED.exec(fileName)?.[1];
  return rollout === undefined ? null : `_${rollout}`;
}

/** All responses that a file of a source holds. */
export interface SaidResponses {
  readonly source: string | null;
  readonly list: ResponseList;
}

/**
 * Returns the responses of a thread without those of `source` that are not among `said`. Null where that changes
 * nothing.
 */
export function withoutUnsaid(
  known: ResponseList,
  source: string | null,
  said: readonly SaidResponses[],
): ResponseList | null {
  if (known.length === 0) return null;
  const places = new Map<number, readonly [SaidResponses, number]>();
  for (const each of said) {
    for (let index = 0; index < each.list.length; index++) {
      const key = each.list.key(index);
      if (!places.has(key)) places.set(key, [each, index]);
    }
  }
  const kept = new ResponseList();
  let isSame = true;
  for (let index = 0; index < known.length; index++) {
    const own = known.source(index);
    const [by, place] = (own === source ? places.get(known.key(index)) : null) ?? [];
    if (own !== source) kept.pushFrom(known, index, own);
    // From now on it is the file's that holds it.
    else if (by && isDeepStrictEqual(by.list.get(place ?? 0), known.get(index))) {
      kept.pushFrom(known, index, by.source);
      if (by.source !== own) isSame = false;
    } else isSame = false;
  }
  return isSame ? null : kept;
}
