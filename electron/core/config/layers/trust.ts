import { layerFaultsMessage } from '../../../shared/messages/en/config/layer-faults.ts';
import type { Message } from '../../../shared/messages/message.ts';
import { isTable, type TomlTable, valueAt } from '../toml/toml.ts';

/** Paths by which Codex looks up trust, each with its canonical form first. */
export interface TrustPlaces {
  readonly folder: readonly string[];
  readonly projectRoot: readonly string[];
  /** The main checkout for worktrees; empty outside a repository. */
  readonly repository: readonly string[];
}

export interface TrustDecision {
  readonly trusted: boolean;
  /** As the entry that decides says it; null where none does. */
  readonly level: string | null;
  readonly reason: Message;
}

/**
 * Returns whether a folder's `.codex` counts: the nearest entry of `[projects]` decides, looked up for the folder,
 * then the project root, then the repository. Source: `config/src/loader/mod.rs`.
 */
export function decideTrust(
  merged: TomlTable,
  places: TrustPlaces,
  platform: NodeJS.Platform,
): TrustDecision {
  const normal = (key: string) => (platform === 'win32' ? key.toLowerCase() : key);
  const projects = valueAt(merged, ['projects']);
  const levels = new Map<string, string>();
  for (const [key, entry] of isTable(projects) ? Object.entries(projects) : []) {
    const level = isTable(entry) ? entry.trust_level : undefined;
    if (typeof level === 'string' && !levels.has(normal(key))) levels.set(normal(key), level);
  }
  for (const place of [...places.folder, ...places.projectRoot, ...places.repository]) {
    const level = levels.get(normal(place));
    if (level === 'trusted')
      return { trusted: true, level, reason: layerFaultsMessage('layer-faults.trust.trusted', { place }) };
    if (level !== undefined) {
      const reason = layerFaultsMessage('layer-faults.trust.marked', { place, level });
      return { trusted: false, level, reason };
    }
  }
  const key = places.repository[0] ?? places.projectRoot[0] ?? places.folder[0] ?? '';
  const reason = layerFaultsMessage('layer-faults.trust.not-marked', { key });
  return { trusted: false, level: null, reason };
}
