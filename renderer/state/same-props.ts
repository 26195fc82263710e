import { keepEqual } from './keep-equal.ts';

/**
 * For `memo` of a component whose props are worked out again each time: it is drawn again only where they
 * say something else. Parts of the Snapshot among them are compared by reference, as they are kept.
 */
export function sameProps<T extends object>(before: T, after: T): boolean {
  return keepEqual(before, after) === before;
}
