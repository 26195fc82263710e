import models from './codex-models.json' with { type: 'json' };

/** What the verified Codex carries about a model. */
export interface CodexModel {
  readonly slug: string;
  /** Tokens of the context window that Codex uses unless it is configured otherwise. */
  readonly contextWindow: number;
  /** The largest window that it can be configured to, in tokens. */
  readonly maxContextWindow: number;
  /** The share of the window that Codex fills at most, in percent. */
  readonly usablePercent: number;
  /** The service tier of a request that names none; null where the provider decides. */
  readonly defaultTier: string | null;
  /** Service tiers that Codex offers for it beside the standard one. */
  readonly tiers: readonly string[];
}

/** The models of the verified Codex, as its `debug models --bundled` lists them. */
export const codexModels: readonly CodexModel[] = models.models;

/**
 * Returns the tokens that Codex records as a model's `model_context_window`, or null for a model that it
 * does not carry. Source: `effective_context_window_percent` of its catalogue, as seen in recorded sessions.
 */
export function recordedWindow(slug: string): number | null {
  const model = codexModels.find((each) => each.slug === slug);
  return model ? Math.trunc((model.contextWindow * model.usablePercent) / 100) : null;
}
