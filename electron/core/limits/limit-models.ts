import { limitsMessage } from '../../shared/messages/en/usage/limits.ts';
import type { Message } from '../../shared/messages/message.ts';
/** The models that count against a limit, as far as known. */
export type LimitModels =
  | { readonly state: 'known'; readonly holds: (model: string | null) => boolean }
  | { readonly state: 'unknown'; readonly reason: Message };

/** One limit with the models whose responses it followed. */
export interface SeenLimit {
  readonly limitId: string;
  readonly limitName: string | null;
  readonly models: ReadonlySet<string>;
}

/** Codex's own limit, which counts all models without a limit of their own. */
const OWN = 'codex';

/**
 * Decides which models count against a limit. A limit other than Codex's own counts the models it is named after,
 * else those seen with it alone: the server may name any of its limits after any response
 * (codex-rs/codex-api/src/rate_limits.rs keeps the last of several). All others count against Codex's own.
 */
export function modelsOfLimit(limitId: string, limits: readonly SeenLimit[]): LimitModels {
  const others = limits.filter((each) => each.limitId !== OWN);
  const taken = new Map(others.map((each) => [each.limitId, ownModels(each, limits)]));
  const own = taken.get(limitId);
  if (limitId === OWN || own === undefined) {
    const all = new Set([...taken.values()].flatMap((models) => [...models]));
    return { state: 'known', holds: (model) => model === null || !all.has(model) };
  }
  if (own.size === 0) {
    return { state: 'unknown', reason: limitsMessage('limits.models-unknown') };
  }
  return { state: 'known', holds: (model) => model !== null && own.has(model) };
}

function ownModels(limit: SeenLimit, limits: readonly SeenLimit[]): ReadonlySet<string> {
  const known = new Set(limits.flatMap(({ models }) => [...models]));
  const named = [...known].filter((model) => isNamedAfter(limit, model));
  if (named.length > 0) return new Set(named);
  const elsewhere = limits.filter(({ limitId }) => limitId !== limit.limitId);
  return new Set([...limit.models].filter((model) => elsewhere.every(({ models }) => !models.has(model))));
}

/** Matches a name such as "GPT-5.6-Codex-Spark" with a model such as `gpt-5.6-codex-spark`. */
function isNamedAfter({ limitId, limitName }: SeenLimit, model: string): boolean {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]+/g, '');
  const names = [limitName ?? '', limitId.replace(/^codex_/, '')].map(plain).filter((name) => name !== '');
  const own = plain(model);
  return names.some((name) => name === own || (name.length >= 4 && name !== OWN && own.endsWith(name)));
}
