import type { Tokens } from '../../../shared/tokens.ts';

/** The columns of tokens in tables for programs, and what each holds. */
const columns = {
  input_tokens: 'input',
  cached_input_tokens: 'cachedInput',
  cache_write_input_tokens: 'cacheWriteInput',
  output_tokens: 'output',
  reasoning_output_tokens: 'reasoningOutput',
  total_tokens: 'total',
} as const satisfies Readonly<Record<string, keyof Tokens>>;

export const tokenColumns: readonly string[] = Object.keys(columns);

/** Returns the values of the columns, in their order. */
export function tokenValues(tokens: Tokens): number[] {
  return Object.values(columns).map((name) => tokens[name]);
}
