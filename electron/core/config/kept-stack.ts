import type { ConfigLayer, ConfigStack } from './layers/layer.ts';
import { keptText } from './schema/redact.ts';
import { isTable, type KeyPath, type TomlTable, type TomlValue } from './toml/toml.ts';

/** Tables that are kept as they are: a probe sends the headers of an exporter. */
const wholeTables = ['analytics', 'feedback', 'otel'];

/**
 * Returns the stack as a host keeps it between two readings: texts that may be secrets are replaced by their kind
 * and length, outside the tables that decide what is sent. Nothing of the files' own text stays referenced.
 */
export function keptStack(stack: ConfigStack): ConfigStack {
  return {
    ...stack,
    layers: stack.layers.map(keptLayer),
    requirements: stack.requirements.map(keptLayer),
    ...(stack.profiles === undefined ? {} : { profiles: stack.profiles.map(keptLayer) }),
  };
}

function keptLayer(layer: ConfigLayer): ConfigLayer {
  return {
    ...layer,
    table: keptTable(layer.table, []),
    droppedKeys: layer.droppedKeys.map(copyText),
    lines: new Map([...layer.lines].map(([key, line]) => [copyText(key), line] as const)),
  };
}

function keptTable(table: TomlTable, path: KeyPath): TomlTable {
  return Object.fromEntries(
    Object.entries(table).map(([key, value]) => [copyText(key), keptValue(value, [...path, key])] as const),
  );
}

function keptValue(value: TomlValue, path: KeyPath): TomlValue {
  if (isTable(value)) return keptTable(value, path);
  if (Array.isArray(value)) return value.map((item) => keptValue(item, path));
  if (typeof value !== 'string') return value;
  return copyText(wholeTables.includes(path[0] ?? '') ? value : keptText(path, value));
}

/** The engine keeps the whole text of which another is a part, as long as that part is in use. */
function copyText(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}
