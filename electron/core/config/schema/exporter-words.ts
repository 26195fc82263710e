import { isTable, type TomlTable, type TomlValue } from '../toml/toml.ts';

/** Exporters are words or tables. Codex writes `{ none = {} }` as `"none"` when it reads a file. */
export function withExporterWords(table: TomlTable): TomlTable {
  const { otel } = table;
  if (!isTable(otel)) return table;
  const fields = Object.entries(otel).map(([key, value]): [string, TomlValue] => [
    key,
    /^(?:\w+_)?exporter$/.test(key) && isTable(value) ? (wordOf(value) ?? value) : value,
  ]);
  return { ...table, otel: Object.fromEntries(fields) };
}

function wordOf(table: TomlTable): string | null {
  const [[word, settings] = ['', null], ...others] = Object.entries(table);
  if (others.length > 0 || (word !== 'none' && word !== 'statsig')) return null;
  return isTable(settings) && Object.keys(settings).length === 0 ? word : null;
}
