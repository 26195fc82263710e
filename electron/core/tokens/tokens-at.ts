import type { Tokens } from '../../shared/tokens.ts';

/** Reads five counts: input, its two parts, output, its part. A missing one counts as 0. */
export function tokensAt(numbers: ArrayLike<number>, at: number): Tokens {
  const input = numbers[at] ?? 0;
  const output = numbers[at + 3] ?? 0;
  return {
    input,
    cachedInput: numbers[at + 1] ?? 0,
    cacheWriteInput: numbers[at + 2] ?? 0,
    output,
    reasoningOutput: numbers[at + 4] ?? 0,
    total: input + output,
  };
}
