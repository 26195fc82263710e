import { VERIFIED_CODEX } from '../../../shared/codex/codex.ts';
import { closestTo } from '../../collections/closest.ts';
import type { KeyPath } from '../toml/toml.ts';
import { isTable, type TomlTable } from '../toml/toml.ts';
import { configRule, requirementsRule } from './codex-schema.ts';
import type { Rule } from './rule.ts';

/** A key that Codex does not have. */
export interface MissingKey {
  /** The key that was most likely meant; null where none is near. */
  readonly nearest: KeyPath | null;
}

/**
 * Finds what Codex lacks of a key, by the rules of the version in use and of the verified one; null where it has
 * the key in its configuration or requirements. Tables with names of the user's own, such as `mcp_servers`, have
 * every name.
 */
export function missingKey(path: KeyPath, version: string | null): MissingKey | null {
  const versions = [version, VERIFIED_CODEX.version];
  const rules = versions.flatMap((each) => [configRule(each), requirementsRule(each)]);
  const found = rules.map((rule) => follow(rule, path));
  if (found.includes('known')) return null;
  const [deepest] = found
    .filter((each) => each !== 'known')
    .sort((a, b) => b.at - a.at || b.siblings.length - a.siblings.length);
  const nearest = deepest && closestTo(path[deepest.at] ?? '', deepest.siblings);
  if (!deepest || nearest === null || nearest === undefined) return { nearest: null };
  const before = path.slice(0, deepest.at);
  const whole = [...before, nearest, ...path.slice(deepest.at + 1)];
  const isKnown = rules.some((rule) => follow(rule, whole) === 'known');
  return { nearest: isKnown ? whole : [...before, nearest] };
}

/** Finds the keys of a document that its rules do not have, which Codex ignores: the first of each branch. */
export function ignoredPaths(table: TomlTable, rule: Rule): KeyPath[] {
  return pathsIn(table, [])
    .flatMap((path) => {
      const left = follow(rule, path);
      return left === 'known' ? [] : [path.slice(0, left.at + 1)];
    })
    .filter((path, index, all) => all.findIndex((other) => isSame(other, path)) === index);
}

/** Paths of all values and of empty tables; lists count as one value. */
function pathsIn(table: TomlTable, prefix: KeyPath): KeyPath[] {
  return Object.entries(table).flatMap(([key, value]) => {
    const path = [...prefix, key];
    return isTable(value) && Object.keys(value).length > 0 ? pathsIn(value, path) : [path];
  });
}

function isSame(a: KeyPath, b: KeyPath): boolean {
  return a.length === b.length && a.every((key, index) => key === b[index]);
}

/** Where a path leaves the rules: the place in the path, and the keys that stand there. */
interface Left {
  readonly at: number;
  readonly siblings: readonly string[];
}

function follow(rule: Rule, path: KeyPath, at = 0): 'known' | Left {
  const key = path[at];
  if (key === undefined) return 'known';
  const next = childrenOf(rule, key);
  if (next === 'any') return 'known';
  const results = next.rules.map((child) => follow(child, path, at + 1));
  if (results.includes('known')) return 'known';
  const left = results.filter((each) => each !== 'known').sort((a, b) => b.at - a.at);
  return left[0] ?? { at, siblings: next.siblings };
}

interface Children {
  /** What may stand at the key. */
  readonly rules: readonly Rule[];
  /** All keys beside it. */
  readonly siblings: readonly string[];
}

function childrenOf(rule: Rule, key: string): 'any' | Children {
  switch (rule.is) {
    case 'any':
    case 'by-version':
    case 'type':
      return 'any';
    case 'table': {
      const { fields = {}, each } = rule;
      if (Object.hasOwn(fields, key)) return named(fields, key);
      if (each !== undefined) return { rules: [each], siblings: [] };
      return rule.fields === undefined ? 'any' : named(fields, key);
    }
    case 'variant':
      return named({ ...wordsOf(rule.words), ...rule.tables }, key);
    case 'tagged': {
      const all = Object.values(rule.tables).map((table) => childrenOf(table, key));
      return merged([...all, named(wordsOf([rule.tag]), key)]);
    }
    case 'either':
      return merged(rule.of.map((one) => childrenOf(one, key)));
    default:
      return { rules: [], siblings: [] };
  }
}

function named(fields: Readonly<Record<string, Rule>>, key: string): Children {
  const rule = Object.hasOwn(fields, key) ? fields[key] : undefined;
  return { rules: rule === undefined ? [] : [rule], siblings: Object.keys(fields) };
}

function wordsOf(words: readonly string[]): Record<string, Rule> {
  return Object.fromEntries(words.map((word) => [word, { is: 'boolean' }]));
}

function merged(all: readonly ('any' | Children)[]): 'any' | Children {
  const children = all.filter((each) => each !== 'any');
  if (children.length < all.length) return 'any';
  return {
    rules: children.flatMap(({ rules }) => rules),
    siblings: [...new Set(children.flatMap(({ siblings }) => siblings))],
  };
}
