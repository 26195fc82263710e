import type { ModelUsage } from '../../../electron/shared/usage.ts';

/** A model with its share of all tokens and of its own. Percent, 0 to 100; null of nothing. */
export interface ModelShare {
  readonly usage: ModelUsage;
  readonly sharePercent: number | null;
  /** Of its input, what was read from the cache. */
  readonly cachedPercent: number | null;
  /** Of its output, what was reasoning. */
  readonly reasoningPercent: number | null;
}

export function modelShares(models: readonly ModelUsage[]): readonly ModelShare[] {
  const all = models.reduce((sum, { tokens }) => sum + tokens.total, 0);
  return models.map((usage) => ({
    usage,
    sharePercent: percentOf(usage.tokens.total, all),
    cachedPercent: percentOf(usage.tokens.cachedInput, usage.tokens.input),
    reasoningPercent: percentOf(usage.tokens.reasoningOutput, usage.tokens.output),
  }));
}

function percentOf(part: number, whole: number): number | null {
  return whole === 0 ? null : (part / whole) * 100;
}
