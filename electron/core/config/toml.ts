import { parse, TomlDate, TomlError } from 'smol-toml';

export type TomlValue = string | boolean | number | bigint | TomlDate | readonly TomlValue[] | TomlTable;

/** A TOML table. Integers are bigint, so that they stay apart from floats. */
export interface TomlTable {
  readonly [key: string]: TomlValue;
}

/** The keys from the root to a value, each as it is after unquoting. */
export type KeyPath = readonly string[];

export type ParsedToml =
  | { readonly ok: true; readonly table: TomlTable }
  /** `line` is 1-based. The message never quotes the document, which may hold secrets. */
  | { readonly ok: false; readonly message: string; readonly line: number | null };

/** Parses a whole document. A byte-order mark at its start is accepted, as Codex accepts it. */
export function parseToml(text: string): ParsedToml {
  try {
    const table = parse(text.replace(/^\uFEFF/, ''), { integersAsBigInt: true, unsafeKeyBehaviour: 'drop' });
    return { ok: true, table };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    // The library appends the offending lines of the document after the first line of its message.
    const message = (error.message.split('\n')[0] ?? '').replace(/^Invalid TOML document: /, '');
    return { ok: false, message, line: error.line };
  }
}

export function isTable(value: unknown): value is TomlTable {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof TomlDate);
}

/** The value at a path, or undefined where nothing is set there. */
export function valueAt(table: TomlTable, path: KeyPath): TomlValue | undefined {
  let value: TomlValue = table;
  for (const key of path) {
    if (!isTable(value) || !Object.hasOwn(value, key)) return undefined;
    const next: TomlValue | undefined = value[key];
    if (next === undefined) return undefined;
    value = next;
  }
  return value;
}

/** Paths of all values that are not tables, in document order. Arrays count as one value. */
export function leafPaths(table: TomlTable, prefix: KeyPath = []): KeyPath[] {
  return Object.entries(table).flatMap(([key, value]) => {
    const path = [...prefix, key];
    return isTable(value) ? leafPaths(value, path) : [path];
  });
}

/** A path as TOML writes it: `projects."/home/a".trust_level`. */
export function dottedKey(path: KeyPath): string {
  return path.map((key) => (/^[A-Za-z0-9_-]+$/.test(key) ? key : JSON.stringify(key))).join('.');
}

/** The value as JSON can carry it: integers as numbers where they fit, dates as their own text. */
export function plainValue(value: TomlValue): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (value instanceof TomlDate) return value.toISOString();
  if (Array.isArray(value)) return value.map(plainValue);
  if (isTable(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plainValue(inner)]));
  }
  return value;
}
