import { configRule, requirementsRule } from './codex-schema.ts';
import type { Rule } from './schema.ts';
import { isTable, type KeyPath, type TomlValue } from './toml.ts';

/**
 * What Codex's schema says of a value: `word` is one of a closed list, `path` names a file or folder,
 * `text` is any text, `unknown` is where no rule names the key.
 */
export type ValueKind = 'boolean' | 'number' | 'word' | 'path' | 'text' | 'list' | 'table' | 'unknown';

/** Which file a key is of: their schemas differ. */
export type SchemaOf = 'config' | 'requirements';

/**
 * Tells what kind of value Codex takes at a path, for a value that is there. Items of a list are at the
 * path of the list, or at their index below it. A value that is not of the kind that Codex takes is
 * `unknown`, since it could be anything.
 */
export function kindOfValue(path: KeyPath, value: TomlValue, of: SchemaOf = 'config'): ValueKind {
  return kindBy(ruleAt(of === 'config' ? configRule(null) : requirementsRule, path), value);
}

function ruleAt(rule: Rule | undefined, path: KeyPath): Rule | undefined {
  const [key, ...rest] = path;
  if (key === undefined || rule === undefined) return rule;
  switch (rule.is) {
    case 'table':
      return ruleAt(
        rule.fields !== undefined && Object.hasOwn(rule.fields, key) ? rule.fields[key] : rule.each,
        rest,
      );
    case 'variant':
      return ruleAt(Object.hasOwn(rule.tables, key) ? rule.tables[key] : undefined, rest);
    case 'strings':
      return rest.length === 0 && /^\d+$/.test(key) ? { is: 'string' } : undefined;
    default:
      return undefined;
  }
}

function kindBy(rule: Rule | undefined, value: TomlValue): ValueKind {
  if (rule === undefined) return 'unknown';
  if (isTable(value)) return 'table';
  if (Array.isArray(value)) return rule.is === 'strings' ? 'list' : 'unknown';
  switch (rule.is) {
    case 'boolean':
    case 'boolean-or-table':
      return typeof value === 'boolean' ? 'boolean' : 'unknown';
    case 'integer':
    case 'natural':
    case 'port':
      return typeof value === 'bigint' ? 'number' : 'unknown';
    case 'one-of':
      return typeof value === 'string' && rule.values.includes(value) ? 'word' : 'unknown';
    case 'variant':
      return typeof value === 'string' && rule.words.includes(value) ? 'word' : 'unknown';
    case 'string':
    case 'name':
      return typeof value === 'string' ? 'text' : 'unknown';
    default:
      return 'unknown';
  }
}
