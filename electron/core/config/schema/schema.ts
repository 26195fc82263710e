import { TomlDate } from 'smol-toml';
import { dottedKey, isTable, type KeyPath, type TomlTable, type TomlValue } from '../toml/toml.ts';
import type { Rule, TableRule, TextForm } from './rule.ts';
import { formText, hasForm } from './text-form.ts';

export interface Violation {
  /** Ends at the list where the mistake is in one of its items. */
  readonly path: KeyPath;
  /** A sentence that names the key. */
  readonly message: string;
  /** Two tags in one tagged table: no single file need be wrong, only their merge is. */
  readonly twoVariants?: true;
  /** The mistake to repair stands on another line than the key. */
  readonly elsewhere?: true;
}

/**
 * Finds the first violation in document order, or null. Values are never quoted: they may be secrets.
 * Goes no deeper than the rules do, however deep the value is.
 */
export function findViolation(value: TomlValue, rule: Rule, path: KeyPath = []): Violation | null {
  switch (rule.is) {
    case 'any':
      return null;
    case 'boolean':
      return typeof value === 'boolean' ? null : mustBe(path, rule);
    case 'text':
      return isText(value, rule.form) ? null : mustBe(path, rule);
    case 'integer':
      return isBetween(value, rule) ? null : mustBe(path, rule);
    case 'number':
      return isNumberBetween(value, rule) ? null : mustBe(path, rule);
    case 'list':
      return Array.isArray(value) ? inList(value, rule.each, path) : mustBe(path, rule);
    case 'table':
      if (Array.isArray(value)) return asList(value, rule, path);
      return isTable(value) ? inTable(value, rule, path) : mustBe(path, rule);
    case 'variant':
      return inVariant(value, rule, path);
    case 'tagged':
      return inTagged(value, rule, path);
    case 'either': {
      if (rule.of.some((one) => findViolation(value, one, path) === null)) return null;
      return mustBe(path, rule);
    }
    case 'by-version':
    case 'type':
      // The rules of one version have none of these.
      return null;
  }
}

/** Codex takes a bare TOML date for text. */
function isText(value: TomlValue, form: TextForm | undefined): boolean {
  if (value instanceof TomlDate) return form !== 'absolute-or-home' && form !== 'keybinding';
  return typeof value === 'string' && (form === undefined || hasForm(value, form));
}

function isBetween(value: TomlValue, { min, max }: { readonly min: string; readonly max: string }): boolean {
  return typeof value === 'bigint' && value >= BigInt(min) && value <= BigInt(max);
}

function isNumberBetween(
  value: TomlValue,
  { min, max }: { readonly min?: number; readonly max?: number },
): boolean {
  if (typeof value !== 'bigint' && typeof value !== 'number') return false;
  const number = Number(value);
  if (Number.isNaN(number)) return min === undefined && max === undefined;
  return number >= (min ?? Number.NEGATIVE_INFINITY) && number <= (max ?? Number.POSITIVE_INFINITY);
}

function inList(items: readonly TomlValue[], each: Rule, path: KeyPath): Violation | null {
  for (const item of items) {
    const found = findViolation(item, each, path);
    if (found !== null) return { ...found, path };
  }
  return null;
}

/** Codex reads a list as the values of a table's fields in their order, where it takes one at all. */
function asList(items: readonly TomlValue[], rule: TableRule, path: KeyPath): Violation | null {
  const { asList: form, fields = {} } = rule;
  if (form === undefined || items.length > form.order.length) return mustBe(path, rule);
  for (const [index, name] of form.order.entries()) {
    const item = items[index];
    if (item === undefined) {
      if (form.needed.includes(name)) return mustBe(path, rule);
      continue;
    }
    const inner = fields[name];
    if (inner === undefined) continue;
    // Paths in it are not made absolute.
    const isLost =
      inner.is === 'text' && inner.path && !(typeof item === 'string' && hasForm(item, 'absolute'));
    if (isLost || findViolation(item, inner, path) !== null) return mustBe(path, rule);
  }
  return null;
}

function inTable(table: TomlTable, rule: TableRule, path: KeyPath): Violation | null {
  const { fields, each, closed, sameKey = [], required = [] } = rule;
  for (const [key, value] of Object.entries(table)) {
    const inner = fields !== undefined && Object.hasOwn(fields, key) ? fields[key] : each;
    const at = [...path, key];
    if (inner === undefined && closed) return { path: at, message: `\`${dottedKey(at)}\` is not known.` };
    const found = inner === undefined ? null : findViolation(value, inner, at);
    if (found !== null) return found;
  }
  for (const names of sameKey) {
    const [first = '', second] = names.filter((key) => Object.hasOwn(table, key));
    if (second === undefined) continue;
    const [one, other] = [dottedKey([...path, first]), dottedKey([...path, second])];
    return { path, message: `\`${one}\` and \`${other}\` are two names of one key.` };
  }
  const missing = required.find((key) => !Object.hasOwn(table, key));
  return missing === undefined ? null : needs(path, missing);
}

function needs(path: KeyPath, key: string): Violation {
  return { path, message: `\`${dottedKey(path)}\` needs \`${key}\`.` };
}

function inVariant(
  value: TomlValue,
  rule: Extract<Rule, { is: 'variant' }>,
  path: KeyPath,
): Violation | null {
  const tables = rule.tables ?? {};
  if (typeof value === 'string') {
    if (rule.words.includes(value)) return null;
    return Object.hasOwn(tables, value)
      ? { path, message: `\`${dottedKey(path)}\` = "${value}" needs a table with its settings.` }
      : mustBe(path, rule);
  }
  if (!isTable(value) || rule.plain) return mustBe(path, rule);
  const keys = Object.keys(value);
  const [tag] = keys;
  if (tag === undefined) return mustBe(path, rule);
  if (keys.length > 1) {
    return {
      path,
      message: `\`${dottedKey(path)}\` has two kinds: ${keys.slice(0, 2).join(' and ')}.`,
      twoVariants: true,
    };
  }
  const settings = value[tag];
  const inner = Object.hasOwn(tables, tag) ? tables[tag] : undefined;
  if (inner !== undefined && settings !== undefined) return findViolation(settings, inner, [...path, tag]);
  const isEmpty = (isTable(settings) || Array.isArray(settings)) && Object.keys(settings).length === 0;
  return rule.words.includes(tag) && isEmpty ? null : mustBe(path, rule);
}

function inTagged(value: TomlValue, rule: Extract<Rule, { is: 'tagged' }>, path: KeyPath): Violation | null {
  if (!isTable(value)) return mustBe(path, rule);
  if (!Object.hasOwn(value, rule.tag)) return needs(path, rule.tag);
  const word = value[rule.tag];
  const words = Object.keys(rule.tables);
  const table = typeof word === 'string' && words.includes(word) ? rule.tables[word] : undefined;
  if (table === undefined) return mustBe([...path, rule.tag], { is: 'variant', words });
  const { [rule.tag]: _tag, ...settings } = value;
  return findViolation(settings, table, path);
}

function mustBe(path: KeyPath, rule: Rule): Violation {
  return { path, message: `\`${dottedKey(path)}\` must be ${kindText(rule)}.` };
}

/** What a rule takes, in words that follow "must be". */
function kindText(rule: Rule): string {
  switch (rule.is) {
    case 'any':
      return 'anything';
    case 'boolean':
      return 'true or false';
    case 'text':
      return rule.form === undefined ? 'text in quotes' : formText(rule.form);
    case 'integer':
      return integerText(rule);
    case 'number':
      return rule.min === undefined ? 'a number' : `a number from ${rule.min}`;
    case 'list':
      return rule.each.is === 'text' ? 'a list of texts' : 'a list';
    case 'table':
    case 'tagged':
      return 'a table';
    case 'variant':
      return words([...rule.words, ...Object.keys(rule.tables ?? {})]);
    case 'either': {
      const kinds = [...new Set(rule.of.map(kindText))];
      return kinds.length < 2 ? kinds.join('') : `${kinds.slice(0, -1).join(', ')} or ${kinds.at(-1)}`;
    }
    case 'by-version':
    case 'type':
      return 'anything';
  }
}

const UNBOUNDED = ['-9223372036854775808', '9223372036854775807'];

function integerText({ min, max }: { readonly min: string; readonly max: string }): string {
  const [least, most] = [UNBOUNDED.includes(min), UNBOUNDED.includes(max)];
  if (least && most) return 'a whole number';
  if (most) return `a whole number from ${min}`;
  return least ? `a whole number up to ${max}` : `a whole number from ${min} to ${max}`;
}

function words(values: readonly string[]): string {
  const quoted = values.map((value) => `"${value}"`);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`;
}
