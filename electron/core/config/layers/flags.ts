import { isTable, type KeyPath, parseToml, type TomlTable, type TomlValue } from '../toml/toml.ts';
import { type ConfigLayer, emptyLayer } from './layer.ts';

/**
 * Returns the layer of `-c key=value` options. The value is TOML, or a bare string where it does not parse. Of two
 * options the later replaces what the earlier says at its key, also a whole table. Source:
 * `utils/cli/src/config_override.rs`.
 */
export function flagsLayer(flags: readonly string[]): ConfigLayer {
  const table = flags.reduce(withFlag, {} as TomlTable);
  return emptyLayer({ layer: 'flags' }, { exists: true, table });
}

function withFlag(table: TomlTable, flag: string): TomlTable {
  const equals = flag.indexOf('=');
  if (equals < 1) return table;
  const text = flag.slice(equals + 1).trim();
  const parsed = parseToml(`value = ${text}`);
  const value = (parsed.ok ? parsed.table.value : undefined) ?? text.replace(/^["']+|["']+$/g, '');
  return withValue(table, flag.slice(0, equals).trim().split('.'), value);
}

function withValue(table: TomlTable, [key = '', ...rest]: KeyPath, value: TomlValue): TomlTable {
  if (rest.length === 0) return { ...table, [key]: value };
  const below = table[key];
  return { ...table, [key]: withValue(isTable(below) ? below : {}, rest, value) };
}
