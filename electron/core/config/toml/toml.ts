import { parse, TomlDate, TomlError } from 'smol-toml';
import { layerFaultsMessage } from '../../../shared/messages/en/config/layer-faults.ts';
import type { Message } from '../../../shared/messages/message.ts';
import { type KeyPath, MAX_NESTING, type ScanFault, type Statement, scanDocument } from './key-lines.ts';

export type TomlValue = string | boolean | number | bigint | TomlDate | readonly TomlValue[] | TomlTable;

/** A TOML table. Integers are bigint, so that they stay apart from floats. */
export interface TomlTable {
  readonly [key: string]: TomlValue;
}

export type { KeyPath };

export type ParsedToml =
  /** `lines` are those of the keys, by `lineOf`. */
  | {
      readonly ok: true;
      readonly table: TomlTable;
      readonly lines: ReadonlyMap<string, number>;
      readonly statements: readonly Statement[];
    }
  /** `line` is 1-based. The message never quotes the document, which may hold secrets. */
  | { readonly ok: false; readonly message: Message; readonly line: number | null };

const faults: Readonly<Record<ScanFault['kind'], Message>> = {
  number: layerFaultsMessage('layer-faults.toml.number'),
  date: layerFaultsMessage('layer-faults.toml.date'),
  nesting: layerFaultsMessage('layer-faults.toml.nesting', { most: MAX_NESTING }),
};

/**
 * Parses a whole document. One byte-order mark at its start is accepted, as Codex accepts it, and so are leap
 * seconds. Numbers beyond 64 bits, days that a month has not and deeper nesting than Codex's own are mistakes,
 * as they are for Codex.
 */
export function parseToml(text: string): ParsedToml {
  // The library takes seconds for a key of very many parts, so this is looked for before.
  const early = mayBeDeep(text) ? scanDocument(text).fault : null;
  if (early?.kind === 'nesting') return { ok: false, message: faults.nesting, line: early.line };
  try {
    // The library can drop unsafe keys itself, but then it also takes one that is said twice.
    const table = parse(withoutLeapSeconds(text), {
      integersAsBigInt: true,
      unsafeKeyBehaviour: 'keep',
      maxDepth: MAX_NESTING,
    });
    dropUnsafeKeys(table);
    const { lines, statements, fault } = scanDocument(text);
    return fault === null
      ? { ok: true, table, lines, statements }
      : { ok: false, message: faults[fault.kind], line: fault.line };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    // The library appends the offending lines of the document after the first line of its message.
    const message = (error.message.split('\n')[0] ?? '').replace(/^Invalid TOML document: /, '');
    // A part of a text keeps the whole of it in memory, so the sentence is copied.
    const said = Buffer.from(message.replace(/\.$/, '')).toString();
    return { ok: false, message: layerFaultsMessage('layer-faults.toml.syntax', { said }), line: error.line };
  }
}

/** Takes out keys that a plain object has already, in all tables. */
function dropUnsafeKeys(value: TomlValue): void {
  if (Array.isArray(value)) for (const item of value) dropUnsafeKeys(item);
  if (!isTable(value)) return;
  for (const key of unsafeKeys) Reflect.deleteProperty(value, key);
  for (const inner of Object.values(value)) dropUnsafeKeys(inner);
}

const unsafeKeys = ['__proto__', 'constructor'];

/** The library takes no leap second, so that each becomes the second before it. */
function withoutLeapSeconds(text: string): string {
  if (!text.includes(':60')) return text;
  const parts: string[] = [];
  let from = 0;
  for (const at of scanDocument(text).leapSeconds) {
    parts.push(text.slice(from, at), '59');
    from = at + 2;
  }
  return [...parts, text.slice(from)].join('');
}

/** True where a line has more dots than a key may. */
function mayBeDeep(text: string): boolean {
  let dots = 0;
  let end = 0;
  for (let at = text.indexOf('.'); at >= 0; at = text.indexOf('.', at + 1)) {
    if (at > end) {
      dots = 0;
      end = text.indexOf('\n', at);
      if (end < 0) end = text.length;
    }
    dots += 1;
    if (dots >= MAX_NESTING) return true;
  }
  return false;
}

/** Returns true for a table, as opposed to a scalar, a date or a list. */
export function isTable(value: unknown): value is TomlTable {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof TomlDate);
}

/** Returns the value at a path, or undefined where nothing is set there. */
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

/** Returns how many keys of a path are there, and the value at the last of them; the table itself where none is. */
export function deepestAt(
  table: TomlTable,
  path: KeyPath,
): { readonly length: number; readonly value: TomlValue } {
  let value: TomlValue = table;
  for (const [length, key] of path.entries()) {
    const next: TomlValue | undefined = isTable(value) && Object.hasOwn(value, key) ? value[key] : undefined;
    if (next === undefined) return { length, value };
    value = next;
  }
  return { length: path.length, value };
}

/** Lists the paths of all values that are not tables, in document order. A list counts as one value. */
export function leafPaths(table: TomlTable, prefix: KeyPath = []): KeyPath[] {
  const paths: KeyPath[] = [];
  addLeaves(table, prefix, paths);
  return paths;
}

function addLeaves(table: TomlTable, prefix: KeyPath, paths: KeyPath[]): void {
  for (const [key, value] of Object.entries(table)) {
    const path = [...prefix, key];
    if (isTable(value)) addLeaves(value, path, paths);
    else paths.push(path);
  }
}

/** Returns a path as TOML writes it: `projects."/home/a".trust_level`. */
export function dottedKey(path: KeyPath): string {
  return path.map((key) => (/^[A-Za-z0-9_-]+$/.test(key) ? key : JSON.stringify(key))).join('.');
}

/** Returns the value as JSON can carry it: integers as numbers where they fit, dates as their own text. */
export function plainValue(value: TomlValue): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (value instanceof TomlDate) return value.toISOString();
  if (Array.isArray(value)) return value.map(plainValue);
  if (isTable(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plainValue(inner)]));
  }
  return value;
}
