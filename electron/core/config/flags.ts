import { type ConfigLayer, emptyLayer } from './layer.ts';
import { mergeTables } from './merge.ts';
import { parseToml, type TomlTable, type TomlValue } from './toml.ts';

/**
 * The layer of `-c key=value` options. The value is TOML, or a bare string where it does not parse.
 * Source: `utils/cli/src/config_override.rs`.
 */
export function flagsLayer(flags: readonly string[]): ConfigLayer {
  const table = flags.map(flagTable).reduce((all, one) => mergeTables(all, one), {} as TomlTable);
  return emptyLayer({ layer: 'flags' }, { exists: true, table });
}

function flagTable(flag: string): TomlTable {
  const equals = flag.indexOf('=');
  if (equals < 1) return {};
  const text = flag.slice(equals + 1).trim();
  const parsed = parseToml(`value = ${text}`);
  const value = (parsed.ok ? parsed.table.value : undefined) ?? text.replace(/^["']+|["']+$/g, '');
  const keys = flag.slice(0, equals).trim().split('.');
  return keys.reduceRight<TomlValue>((inner, key) => ({ [key]: inner }), value) as TomlTable;
}
