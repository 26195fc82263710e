import type { CodexModel } from '../../electron/shared/codex/codex-models.ts';
import type { Items } from './fingerprint.ts';
import type { InstalledCodex } from './installed-codex.ts';

/** A model as `debug models` prints it, as far as it is read. */
interface BundledModel {
  readonly slug: string;
  readonly context_window: number;
  readonly max_context_window: number;
  readonly effective_context_window_percent: number;
  readonly default_service_tier?: string | null;
  readonly service_tiers?: readonly { readonly id: string }[];
}

/** Returns the models that a Codex carries, by name. */
export async function readModels(codex: InstalledCodex): Promise<CodexModel[]> {
  const { models } = JSON.parse(await codex.run('debug', 'models', '--bundled')) as {
    models: readonly BundledModel[];
  };
  return models
    .map((model) => ({
      slug: model.slug,
      contextWindow: model.context_window,
      maxContextWindow: model.max_context_window,
      usablePercent: model.effective_context_window_percent,
      defaultTier: model.default_service_tier ?? null,
      tiers: (model.service_tiers ?? []).map(({ id }) => id),
    }))
    .toSorted((a, b) => (a.slug < b.slug ? -1 : 1));
}

/** The same as items of a fingerprint. */
export function modelItems(models: readonly CodexModel[]): Items {
  return Object.fromEntries(
    models.map(({ slug, contextWindow, maxContextWindow, usablePercent, defaultTier, tiers }) => [
      slug,
      [
        `${usablePercent} % of ${contextWindow}, at most ${maxContextWindow}`,
        `default tier ${defaultTier ?? 'none'}`,
        `tiers ${tiers.join(' ') || 'none'}`,
      ].join('; '),
    ]),
  );
}
