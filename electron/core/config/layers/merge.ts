import { isTable, type KeyPath, type TomlTable, type TomlValue } from '../toml/toml.ts';
import type { ConfigLayer } from './layer.ts';

/**
 * Puts `overlay` over `base`: tables merge key by key, anything else replaces what was there whole.
 * Neither input is changed. Rule of Codex's `config/src/merge.rs`.
 */
export function mergeTables(base: TomlTable, overlay: TomlTable, path: KeyPath = []): TomlTable {
  const said = Object.entries(withKeyAliases(overlay, path));
  if (said.length === 0) return withKeyAliases(base, path);
  const merged: Record<string, TomlValue> = { ...withKeyAliases(base, path) };
  for (const [key, value] of said) {
    const inner = [...path, key];
    const now = featureTable(value, inner);
    const below = merged[key];
    merged[key] =
      isTable(now) && !isSharedAsIs(below, inner)
        ? mergeTables(isTable(below) ? below : {}, now, inner)
        : now;
  }
  return merged;
}

/** Tables in which merging renames a key or gives a value another form. */
const changedTables = ['memories', 'agents', 'features'];

/** True where a table meets none below it and holds nothing to bring into form, so that it can be used whole. */
function isSharedAsIs(below: TomlValue | undefined, [table = '']: KeyPath): boolean {
  return !isTable(below) && !changedTables.includes(table);
}

/** Merges what layers say, lowest first. Disabled layers say nothing. */
export function mergeLayers(layers: readonly ConfigLayer[]): TomlTable {
  return layers
    .filter((layer) => layer.disabledReason === null)
    .reduce<TomlTable>((merged, layer) => mergeTables(merged, layer.table), {});
}

/** Old names that Codex still reads: table, old key, new key. Source: `config/src/key_aliases.rs`. */
const keyAliases = [
  ['memories', 'no_memories_if_mcp_or_web_search', 'disable_on_external_context'],
  ['agents', 'max_threads', 'max_concurrent_threads_per_session'],
] as const;

function withKeyAliases(table: TomlTable, path: KeyPath): TomlTable {
  const alias = keyAliases.find(([parent, old]) => path.length === 1 && path[0] === parent && old in table);
  if (alias === undefined) return table;
  const [, old, current] = alias;
  const { [old]: value, ...rest } = table;
  // The new name wins where one document uses both.
  return current in rest || value === undefined ? rest : { ...rest, [current]: value };
}

/** Returns the table in which a document gives a key by its old and its new name: to Codex the same key twice. */
export function doubleNamed(table: TomlTable): KeyPath | null {
  const found = keyAliases.find(([parent, old, current]) => {
    const inner = table[parent];
    return isTable(inner) && Object.hasOwn(inner, old) && Object.hasOwn(inner, current);
  });
  return found === undefined ? null : [found[0]];
}

/** Features that may be a table; where one is a word in one layer, Codex reads it as `{ enabled = … }`. */
const featureTables = ['multi_agent_v2', 'code_mode'];

function featureTable(value: TomlValue, path: KeyPath): TomlValue {
  const isOne = path.length === 2 && path[0] === 'features' && featureTables.includes(path[1] ?? '');
  return isOne && typeof value === 'boolean' ? { enabled: value } : value;
}
