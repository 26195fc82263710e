import type { Derived } from './schema/proof.ts';
import type { tokensSchema } from './schema/tokens.ts';

/**
 * Token counts as the Responses API bills them. All fields are non-negative integers.
 *
 * `cachedInput` and `cacheWriteInput` are parts of `input`; `reasoningOutput` is part of `output`;
 * `total` is always `input + output`. Codex's own `total_tokens` is never used: it is an estimate
 * after compaction and a fake after context overflow.
 */
export type Tokens = Derived<typeof tokensSchema>;

export const noTokens: Tokens = Object.freeze({
  input: 0,
  cachedInput: 0,
  cacheWriteInput: 0,
  output: 0,
  reasoningOutput: 0,
  total: 0,
});

/** Component-wise sum. */
export function addTokens(a: Tokens, b: Tokens): Tokens {
  return {
    input: a.input + b.input,
    cachedInput: a.cachedInput + b.cachedInput,
    cacheWriteInput: a.cacheWriteInput + b.cacheWriteInput,
    output: a.output + b.output,
    reasoningOutput: a.reasoningOutput + b.reasoningOutput,
    total: a.total + b.total,
  };
}
