import { createRandom } from '../../../electron/core/demo/random.ts';

/** Draws that a seed repeats exactly. */
export interface Random {
  /** From 0 to just below 1. */
  next(): number;
  pick<T>(items: readonly [T, ...T[]]): T;
  chance(share: number): boolean;
}

/** Draws from the generator of the demo. */
export function seededRandom(seed: number): Random {
  const { next, pick } = createRandom(seed);
  return { next, pick, chance: (share) => next() < share };
}
