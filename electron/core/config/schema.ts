import { TomlDate } from 'smol-toml';
import { dottedKey, isTable, type KeyPath, type TomlTable, type TomlValue } from './toml.ts';

/** What Codex accepts at a key. Keys that no rule names are accepted: Codex ignores them. */
export type Rule =
  | {
      readonly is:
        | 'boolean'
        | 'string'
        | 'name'
        | 'integer'
        | 'natural'
        | 'port'
        | 'strings'
        | 'table-or-list'
        | 'boolean-or-table';
    }
  | { readonly is: 'one-of'; readonly values: readonly string[] }
  | {
      readonly is: 'table';
      readonly fields?: Readonly<Record<string, Rule>>;
      /** The rule of every value whose key is not in `fields`. */
      readonly each?: Rule;
      /** Codex blames the table for a wrong value in it, not the key. */
      readonly blamed?: true;
      readonly required?: readonly string[];
      /** Refuse keys that no rule names. */
      readonly closed?: true;
      /** One of these keys must be there, and not two of them. */
      readonly exactlyOne?: readonly string[];
      /** Keys that Codex keeps for itself. */
      readonly reserved?: readonly string[];
    }
  /** A tagged union: a bare word, or a table with the tag as its only key. */
  | {
      readonly is: 'variant';
      readonly words: readonly string[];
      readonly tables: Readonly<Record<string, Rule>>;
    };

export interface Violation {
  readonly path: KeyPath;
  /** A sentence that names the key. */
  readonly message: string;
  /** Two tags in one tagged table: no single file need be wrong, only their merge is. */
  readonly twoVariants?: true;
  /** The mistake to repair stands on another line than the key. */
  readonly elsewhere?: true;
}

/** The first violation in document order, or null. Values are never quoted: they may be secrets. */
export function findViolation(value: TomlValue, rule: Rule, path: KeyPath = []): Violation | null {
  switch (rule.is) {
    case 'boolean':
      return typeof value === 'boolean' ? null : mustBe(path, 'true or false');
    case 'string':
      // Codex takes a bare TOML date for text.
      return typeof value === 'string' || value instanceof TomlDate ? null : mustBe(path, 'text in quotes');
    case 'name':
      if (typeof value !== 'string') return mustBe(path, 'text in quotes');
      // Codex takes it for a mistake of the table that it names.
      return value.trim() === ''
        ? { path: path.slice(0, -1), message: `\`${dottedKey(path)}\` must not be empty.` }
        : null;
    case 'port':
      return typeof value === 'bigint' && value >= 0n && value <= 65535n
        ? null
        : mustBe(path, 'a port number');
    case 'boolean-or-table':
      return typeof value === 'boolean' || isTable(value) ? null : mustBe(path, 'true, false or a table');
    case 'integer':
      return typeof value === 'bigint' ? null : mustBe(path, 'a whole number');
    case 'natural':
      return typeof value === 'bigint' && value >= 0n ? null : mustBe(path, 'a whole number of 0 or more');
    case 'strings':
      return Array.isArray(value) && value.every((item) => typeof item === 'string')
        ? null
        : mustBe(path, 'a list of texts');
    case 'table-or-list':
      return isTable(value) || Array.isArray(value) ? null : mustBe(path, 'a table');
    case 'one-of':
      return typeof value === 'string' && rule.values.includes(value)
        ? null
        : mustBe(path, words(rule.values));
    case 'table':
      return isTable(value) ? inTable(value, rule, path) : mustBe(path, 'a table');
    case 'variant':
      return inVariant(value, rule, path);
  }
}

function inTable(table: TomlTable, rule: Extract<Rule, { is: 'table' }>, path: KeyPath): Violation | null {
  const own = rule.reserved?.find((key) => Object.hasOwn(table, key));
  if (own !== undefined) {
    return {
      path: [...path, own],
      message: `\`${dottedKey([...path, own])}\` is a name that Codex keeps for itself.`,
    };
  }
  for (const [key, value] of Object.entries(table)) {
    const inner = rule.fields !== undefined && Object.hasOwn(rule.fields, key) ? rule.fields[key] : rule.each;
    const at = [...path, key];
    if (inner === undefined && rule.closed)
      return { path: at, message: `\`${dottedKey(at)}\` is not known.` };
    const found = inner === undefined ? null : findViolation(value, inner, at);
    if (found !== null) return rule.blamed && inner === rule.each ? { ...found, path } : found;
  }
  const choices = rule.exactlyOne ?? [];
  if (choices.length > 0 && choices.filter((key) => Object.hasOwn(table, key)).length !== 1) {
    return {
      path,
      message: `\`${dottedKey(path)}\` needs either ${choices.map((key) => `\`${key}\``).join(' or ')}.`,
    };
  }
  const missing = rule.required?.find((key) => !Object.hasOwn(table, key));
  return missing === undefined ? null : { path, message: `\`${dottedKey(path)}\` needs \`${missing}\`.` };
}

function inVariant(
  value: TomlValue,
  rule: Extract<Rule, { is: 'variant' }>,
  path: KeyPath,
): Violation | null {
  const tags = Object.keys(rule.tables);
  if (typeof value === 'string') {
    if (rule.words.includes(value)) return null;
    return tags.includes(value)
      ? { path, message: `\`${dottedKey(path)}\` = "${value}" needs a table with its settings.` }
      : mustBe(path, words([...rule.words, ...tags]));
  }
  if (!isTable(value)) return mustBe(path, words([...rule.words, ...tags]));
  const keys = Object.keys(value);
  const [tag] = keys;
  if (tag === undefined) return mustBe(path, words([...rule.words, ...tags]));
  if (keys.length > 1) {
    return {
      path,
      message: `\`${dottedKey(path)}\` has two kinds: ${keys.join(' and ')}.`,
      twoVariants: true,
    };
  }
  const settings = value[tag];
  const inner = Object.hasOwn(rule.tables, tag) ? rule.tables[tag] : undefined;
  if (inner !== undefined && settings !== undefined) return findViolation(settings, inner, [...path, tag]);
  const emptyWord = rule.words.includes(tag) && isTable(settings) && Object.keys(settings).length === 0;
  return emptyWord ? null : mustBe(path, words([...rule.words, ...tags]));
}

function mustBe(path: KeyPath, what: string): Violation {
  return { path, message: `\`${dottedKey(path)}\` must be ${what}.` };
}

function words(values: readonly string[]): string {
  const quoted = values.map((value) => `"${value}"`);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`;
}
