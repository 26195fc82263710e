import type { Tokens } from '../../shared/tokens.ts';

type Json = Readonly<Record<string, unknown>>;

export function asObject(value: unknown): Json | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null;
}

export function asString(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

export function asNumber(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function count(value: unknown): number {
  const number = asNumber(value);
  return number === null || number < 0 ? 0 : Math.trunc(number);
}

/**
 * Reads a `TokenUsage` object (codex-rs/protocol/src/protocol.rs). Its own `total_tokens` is not
 * trusted: after context overflow it is the window's size.
 */
export function readTokens(value: unknown): Tokens | null {
  const usage = asObject(value);
  if (!usage) return null;
  const input = count(usage.input_tokens);
  const output = count(usage.output_tokens);
  return {
    input,
    cachedInput: count(usage.cached_input_tokens),
    cacheWriteInput: count(usage.cache_write_input_tokens),
    output,
    reasoningOutput: count(usage.reasoning_output_tokens),
    total: input + output,
  };
}

/** `total_tokens` as the server or Codex gave it: the context in use after a response. */
export function readTotalTokens(value: unknown): number | null {
  return asNumber(asObject(value)?.total_tokens);
}
