import type { Tokens } from '../../shared/tokens.ts';

/**
 * The most tokens of one kind that a response can have: above every context window on sale, the largest of which are
 * ten million tokens. A larger count is an error of its writer and would dominate every sum.
 */
export const MOST_TOKENS = 100_000_000;

/** Why counts were corrected. */
export type CountFlaw = 'count-not-believed' | 'count-missing' | 'parts-exceed-whole';

/** The credible counts of a response. */
export interface BelievedTokens extends Tokens {
  /** Null where all are as recorded. */
  readonly flaw: CountFlaw | null;
}

/** Returns true for a possible count of tokens: a whole number that a model can reach. */
export function isBelievable(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= MOST_TOKENS;
}

/**
 * True where nothing is said, or input or output is not though other counts show that there was some. `values` are
 * the five counts in the order of `believeTokens`, `input` the first as it is believed.
 */
function isMissing(values: readonly unknown[], input: number, total: unknown): boolean {
  if ([...values, total].every((value) => (value ?? null) === null)) return true;
  const isSome = [...values, total].some((value) => typeof value === 'number' && value > 0);
  if ((values[0] ?? null) === null || values[3] === null) return isSome;
  return values[3] === undefined && (believed(values[4]) > 0 || believed(total) > input);
}

/**
 * Returns true where only the total shows that a response used something. Codex estimates only those of
 * `token_count`.
 */
export function isOnlyTotal({ total }: Pick<Tokens, 'total'>, recorded: unknown): boolean {
  return total === 0 && believed(recorded) > 0;
}

/** Returns the count if credible, else 0; the whole part of a fraction. Missing and null are 0. */
function believed(value: unknown): number {
  if (typeof value !== 'number' || !(value >= 0) || value > MOST_TOKENS) return 0;
  return Math.trunc(value);
}

/**
 * Corrects the five counts of a response. An impossible count is dropped, and a part larger than its whole is cut to
 * it: cached input and cache writes lie within the input, reasoning within the output
 * (codex-rs/codex-api/src/sse/responses.rs). `total` only shows whether one is missing.
 */
export function believeTokens(
  input: unknown,
  cachedInput: unknown,
  cacheWriteInput: unknown,
  output: unknown,
  reasoningOutput: unknown,
  total: unknown,
): BelievedTokens {
  const values = [input, cachedInput, cacheWriteInput, output, reasoningOutput];
  const [whole, cached, written, made, reasoned] = values.map(believed) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const isOdd = values.some((value) => value !== undefined && value !== null && !isBelievable(value));
  const isCut = cached + written > whole || reasoned > made;
  const cachedInWhole = Math.min(cached, whole);
  return {
    input: whole,
    cachedInput: cachedInWhole,
    cacheWriteInput: Math.min(written, whole - cachedInWhole),
    output: made,
    reasoningOutput: Math.min(reasoned, made),
    total: whole + made,
    flaw: isOdd
      ? 'count-not-believed'
      : isMissing(values, whole, total)
        ? 'count-missing'
        : isCut
          ? 'parts-exceed-whole'
          : null,
  };
}
