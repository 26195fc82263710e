import type { Analytics } from '../../../shared/telemetry/telemetry.ts';
import { asVerified } from '../../config/certainty.ts';
import type { ConfigStack } from '../../config/layers/layer.ts';
import { parseLayer } from '../../config/layers/read-layer.ts';
import { type ResolvedConfig, resolveConfig } from '../../config/resolve.ts';
import { readConfigStack } from '../../config/stack.ts';
import { asCodexReads } from '../../config/validity/as-codex-reads.ts';
import { decideAnalytics } from '../analytics.ts';
import type { ConfigContext, ConfigServiceOptions } from '../config-service.ts';

/** The meaning of a configuration for analytics. */
export interface Decided {
  readonly resolved: ResolvedConfig;
  readonly analytics: Analytics;
  /** The same by the last known rules, where they are not verified with the Codex in use. */
  readonly byRules: Analytics;
}

/** Decides for the next Codex process; with `userText` in place of the user's config.toml. */
export async function decide(
  config: ConfigServiceOptions,
  context: ConfigContext,
  userText?: string,
): Promise<Decided> {
  const stack = await readConfigStack({ ...config, ...context });
  const resolved = resolveConfig(
    userText === undefined ? stack : withUserText(stack, userText, { ...config, ...context }),
  );
  return {
    resolved,
    analytics: decideAnalytics(resolved, context.auth),
    byRules: decideAnalytics(asVerified(resolved), context.auth),
  };
}

function withUserText(
  stack: ConfigStack,
  text: string,
  input: Parameters<typeof asCodexReads>[1],
): ConfigStack {
  const layers = stack.layers.map((layer) => {
    const { layer: name, file } = layer.origin;
    if (name !== 'user' || file === undefined) return layer;
    return asCodexReads(parseLayer({ layer: name, file }, text), input);
  });
  return { ...stack, layers };
}
