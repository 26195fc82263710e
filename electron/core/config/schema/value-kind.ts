import { isTable, type KeyPath, type TomlValue } from '../toml/toml.ts';
import { configRule, requirementsRule } from './codex-schema.ts';
import type { Rule } from './rule.ts';

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
  const rule = of === 'config' ? configRule(null) : requirementsRule(null);
  const kinds = new Set(rulesAt(rule, path).map((one) => kindBy(one, value)));
  kinds.delete('unknown');
  const [kind = 'unknown'] = kinds;
  // Where one form of it is a word and another is any text, it may be the text.
  return kinds.size > 1 && kinds.has('text') ? 'text' : kind;
}

/** The rules that may apply at a path: several where a key has several forms. */
function rulesAt(rule: Rule | undefined, path: KeyPath): readonly Rule[] {
  if (rule === undefined) return [];
  if (rule.is === 'either') return rule.of.flatMap((one) => rulesAt(one, path));
  const [key, ...rest] = path;
  if (key === undefined) return rule.is === 'list' ? [rule, ...rulesAt(rule.each, [])] : [rule];
  switch (rule.is) {
    case 'table':
      return rulesAt(fieldOf(rule.fields, key) ?? rule.each, rest);
    case 'variant':
      return rulesAt(fieldOf(rule.tables, key), rest);
    case 'tagged': {
      if (key === rule.tag) return [{ is: 'variant', words: Object.keys(rule.tables) }];
      return Object.values(rule.tables).flatMap((table) => rulesAt(table, path));
    }
    case 'list':
      return rulesAt(rule.each, /^\d+$/.test(key) ? rest : path);
    default:
      return [];
  }
}

function fieldOf(fields: Readonly<Record<string, Rule>> | undefined, key: string): Rule | undefined {
  return fields !== undefined && Object.hasOwn(fields, key) ? fields[key] : undefined;
}

function kindBy(rule: Rule, value: TomlValue): ValueKind {
  if (isTable(value))
    return rule.is === 'table' || rule.is === 'tagged' || hasTables(rule) ? 'table' : 'unknown';
  if (Array.isArray(value)) return rule.is === 'list' ? 'list' : 'unknown';
  switch (rule.is) {
    case 'boolean':
      return typeof value === 'boolean' ? 'boolean' : 'unknown';
    case 'integer':
      return typeof value === 'bigint' ? 'number' : 'unknown';
    case 'number':
      return typeof value === 'bigint' || typeof value === 'number' ? 'number' : 'unknown';
    case 'variant':
      return typeof value === 'string' && rule.words.includes(value) ? 'word' : 'unknown';
    case 'text':
      if (typeof value !== 'string') return 'unknown';
      return rule.path ? 'path' : 'text';
    default:
      return 'unknown';
  }
}

function hasTables(rule: Rule): boolean {
  return rule.is === 'variant' && rule.tables !== undefined;
}
