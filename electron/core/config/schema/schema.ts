import { TomlDate } from 'smol-toml';
import { violationMessage } from '../../../shared/messages/en/config/violation.ts';
import type { Message } from '../../../shared/messages/message.ts';
import { dottedKey, isTable, type KeyPath, type TomlTable, type TomlValue } from '../toml/toml.ts';
import type { Rule, TableRule, TextForm } from './rule.ts';
import { formMessage, hasForm } from './text-form.ts';
import { mustBe, needs, type Violation } from './violation.ts';

/**
 * Finds the first violation in document order, or null. Values are never quoted: they may be secrets.
 * Goes no deeper than the rules do, however deep the value is.
 */
export function findViolation(value: TomlValue, rule: Rule, path: KeyPath = []): Violation | null {
  switch (rule.is) {
    case 'any':
      return null;
    case 'boolean':
      return typeof value === 'boolean' ? null : notOf(path, rule);
    case 'text':
      return isText(value, rule.form) ? null : notOf(path, rule);
    case 'integer':
      return isBetween(value, rule) ? null : notOf(path, rule);
    case 'number':
      return isNumberBetween(value, rule) ? null : notOf(path, rule);
    case 'list':
      return Array.isArray(value) ? inList(value, rule.each, path) : notOf(path, rule);
    case 'table':
      if (Array.isArray(value)) return asList(value, rule, path);
      return isTable(value) ? inTable(value, rule, path) : notOf(path, rule);
    case 'variant':
      return inVariant(value, rule, path);
    case 'tagged':
      return inTagged(value, rule, path);
    case 'either': {
      if (rule.of.some((one) => findViolation(value, one, path) === null)) return null;
      return notOf(path, rule);
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
  if (form === undefined || items.length > form.order.length) return notOf(path, rule);
  for (const [index, name] of form.order.entries()) {
    const item = items[index];
    if (item === undefined) {
      if (form.needed.includes(name)) return notOf(path, rule);
      continue;
    }
    const inner = fields[name];
    if (inner === undefined) continue;
    // Paths in it are not made absolute.
    const isLost =
      inner.is === 'text' && inner.path && !(typeof item === 'string' && hasForm(item, 'absolute'));
    if (isLost || findViolation(item, inner, path) !== null) return notOf(path, rule);
  }
  return null;
}

function inTable(table: TomlTable, rule: TableRule, path: KeyPath): Violation | null {
  const { fields, each, closed, sameKey = [], required = [] } = rule;
  for (const [key, value] of Object.entries(table)) {
    const inner = fields !== undefined && Object.hasOwn(fields, key) ? fields[key] : each;
    const at = [...path, key];
    if (inner === undefined && closed)
      return { path: at, message: violationMessage('violation.unknown-key', { key: dottedKey(at) }) };
    const found = inner === undefined ? null : findViolation(value, inner, at);
    if (found !== null) return found;
  }
  for (const names of sameKey) {
    const [first = '', second] = names.filter((key) => Object.hasOwn(table, key));
    if (second === undefined) continue;
    const [one, other] = [dottedKey([...path, first]), dottedKey([...path, second])];
    return { path, message: violationMessage('violation.two-names', { one, other }) };
  }
  const missing = required.find((key) => !Object.hasOwn(table, key));
  return missing === undefined ? null : needs(path, missing);
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
      ? { path, message: violationMessage('violation.needs-table', { key: dottedKey(path), word: value }) }
      : notOf(path, rule);
  }
  if (!isTable(value) || rule.plain) return notOf(path, rule);
  const keys = Object.keys(value);
  const [tag] = keys;
  if (tag === undefined) return notOf(path, rule);
  if (keys.length > 1) {
    return {
      path,
      message: violationMessage('violation.two-kinds', { key: dottedKey(path), kinds: keys.slice(0, 2) }),
      twoVariants: true,
    };
  }
  const settings = value[tag];
  const inner = Object.hasOwn(tables, tag) ? tables[tag] : undefined;
  if (inner !== undefined && settings !== undefined) return findViolation(settings, inner, [...path, tag]);
  const isEmpty = (isTable(settings) || Array.isArray(settings)) && Object.keys(settings).length === 0;
  return rule.words.includes(tag) && isEmpty ? null : notOf(path, rule);
}

function inTagged(value: TomlValue, rule: Extract<Rule, { is: 'tagged' }>, path: KeyPath): Violation | null {
  if (!isTable(value)) return notOf(path, rule);
  if (!Object.hasOwn(value, rule.tag)) return needs(path, rule.tag);
  const word = value[rule.tag];
  const words = Object.keys(rule.tables);
  const table = typeof word === 'string' && words.includes(word) ? rule.tables[word] : undefined;
  if (table === undefined) return notOf([...path, rule.tag], { is: 'variant', words });
  const { [rule.tag]: _tag, ...settings } = value;
  return findViolation(settings, table, path);
}

function notOf(path: KeyPath, rule: Rule): Violation {
  return { path, message: mustBe(path, kindOf(rule)) };
}

/** What a rule takes, in words that follow "must be". */
function kindOf(rule: Rule): Message {
  switch (rule.is) {
    case 'any':
      return violationMessage('violation.kind.any');
    case 'boolean':
      return violationMessage('violation.kind.boolean');
    case 'text':
      return rule.form === undefined ? violationMessage('violation.kind.text') : formMessage(rule.form);
    case 'integer':
      return integerKind(rule);
    case 'number': {
      const { min } = rule;
      return min === undefined
        ? violationMessage('violation.kind.number')
        : violationMessage('violation.kind.number-from', { min });
    }
    case 'list':
      return violationMessage(rule.each.is === 'text' ? 'violation.kind.texts' : 'violation.kind.list');
    case 'table':
    case 'tagged':
      return violationMessage('violation.kind.table');
    case 'variant':
      return violationMessage('violation.kind.words', {
        words: [...rule.words, ...Object.keys(rule.tables ?? {})],
      });
    case 'either': {
      const kinds = [...new Map(rule.of.map(kindOf).map((kind) => [kind.text, kind])).values()];
      return violationMessage('violation.kind.either', { kinds });
    }
    case 'by-version':
    case 'type':
      return violationMessage('violation.kind.any');
  }
}

const UNBOUNDED = ['-9223372036854775808', '9223372036854775807'];

function integerKind({ min, max }: { readonly min: string; readonly max: string }): Message {
  const [least, most] = [UNBOUNDED.includes(min), UNBOUNDED.includes(max)];
  if (least && most) return violationMessage('violation.kind.integer');
  if (most) return violationMessage('violation.kind.integer-from', { min });
  return least
    ? violationMessage('violation.kind.integer-to', { max })
    : violationMessage('violation.kind.integer-between', { min, max });
}
