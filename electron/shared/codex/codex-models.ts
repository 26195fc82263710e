import models from './codex-models.json' with { type: 'json' };

/** A model in the verified Codex's own list. */
export interface CodexModel {
  readonly slug: string;
  /** Tokens of the context window that Codex uses by default. */
  readonly contextWindow: number;
  /** The largest context window that can be configured, in tokens. */
  readonly maxContextWindow: number;
  /** The share of the window that Codex fills at most, in percent. */
  readonly usablePercent: number;
  /** The service tier of a request that names none; null where the provider decides. */
  readonly defaultTier: string | null;
  /** Service tiers that Codex offers for it besides the standard one. */
  readonly tiers: readonly string[];
}

/** The models of the verified Codex, as its `debug models --bundled` lists them. */
export const codexModels: readonly CodexModel[] = models.models;

/**
 * Returns the tokens that Codex records as a model's `model_context_window`; null for a model not in its list.
 * Source: `effective_context_window_percent` of its catalogue, as seen in recorded sessions.
 */
export function recordedWindow(slug: string): number | null {
  const model = codexModels.find((each) => each.slug === slug);
  return model ? Math.trunc((model.contextWindow * model.usablePercent) / 100) : null;
}
