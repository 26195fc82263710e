import type { LiveSession } from '../../../electron/shared/usage.ts';

/**
 * The sessions in an order that a reader can follow. The host puts the most recent first, so that two
 * that work at once would change places with every response. Here those that run stand first, and each
 * keeps its place among them; one that is new, began to run or came to rest goes to the head of its group.
 *
 * @param before as they were shown last.
 */
export function steadyOrder(
  before: readonly LiveSession[],
  after: readonly LiveSession[],
): readonly LiveSession[] {
  const places = new Map(before.map(({ threadId, state }, place) => [threadId, { place, state }]));
  const placeOf = ({ threadId, state }: LiveSession): number => {
    const last = places.get(threadId);
    return last !== undefined && runs(last) === runs({ state }) ? last.place : -1;
  };
  return after.toSorted((a, b) => Number(runs(b)) - Number(runs(a)) || placeOf(a) - placeOf(b));
}

const runs = ({ state }: Pick<LiveSession, 'state'>): boolean => state === 'running';
