import { isAtLeast } from '../schema/version.ts';
import { isTable, type KeyPath, type TomlTable, type TomlValue } from '../toml/toml.ts';
import type { ConfigLayer } from './layer.ts';
import { mergeTables } from './merge.ts';

/** The first version whose requirements pin `otel`. */
export const OTEL_REQUIREMENTS_SINCE = '0.166.0';

/** Tables below `otel` that merge by key; every other field is pinned whole. */
const mergedOtelFields = ['span_attributes', 'tracestate'];

/** Keys whose value in requirements takes the place of the configured one, as asked of 0.169.0. */
const pinnedKeys = [
  'allow_login_shell',
  'chatgpt_base_url',
  'check_for_update_on_startup',
  'cli_auth_credentials_store',
  'log_dir',
  'model_catalog_json',
  'model_provider',
  'model_providers',
  'sqlite_home',
];

/** Returns true where requirements could take the place of a configured value, whatever they say now. */
export function isPinnable([first]: KeyPath): boolean {
  return first !== undefined && [...pinnedKeys, 'feedback', 'features', 'otel'].includes(first);
}

/** Returns what of a requirements layer pins a value, by version. `analytics` never does. */
export function pinnedTable(layer: ConfigLayer, version: string | null): TomlTable {
  const { feedback, otel, features, feature_requirements: alias } = layer.table;
  const switches = isTable(features) ? features : alias;
  return {
    ...Object.fromEntries(Object.entries(layer.table).filter(([key]) => pinnedKeys.includes(key))),
    ...(isTable(switches) ? { features: switches } : {}),
    ...(isTable(feedback) ? { feedback } : {}),
    ...(isTable(otel) && isAtLeast(version, OTEL_REQUIREMENTS_SINCE) ? { otel } : {}),
  };
}

/** Puts a pinned table over the merged config. Source: `config/src/requirements_layers/otel.rs`. */
export function pin(config: TomlTable, pinned: TomlTable): TomlTable {
  const { otel, ...rest } = pinned;
  const merged = mergeTables(config, rest);
  if (!isTable(otel)) return merged;
  const below = isTable(merged.otel) ? merged.otel : {};
  const fields: Record<string, TomlValue> = { ...below };
  for (const [field, value] of Object.entries(otel)) {
    const under = below[field];
    fields[field] =
      mergedOtelFields.includes(field) && isTable(value) && isTable(under)
        ? mergeTables(under, value)
        : value;
  }
  return { ...merged, otel: fields };
}

/** Returns the whole value that a pin at `path` replaces: `otel.exporter` for one of its headers. */
export function pinnedUnit(path: KeyPath): KeyPath {
  const [table, field] = path;
  return table === 'otel' && field !== undefined && !mergedOtelFields.includes(field) ? [table, field] : path;
}
