import { isDeepStrictEqual } from 'node:util';
import { mapInnerRules } from '../../../electron/core/config/schema/map-inner-rules.ts';
import type { Rule, RuleFile, TableRule } from '../../../electron/core/config/schema/rule.ts';

type Fields = Readonly<Record<string, Rule>>;

/** One rule for two versions: what came or went says so. `version` is the newer one. */
export function mergeRule(older: Rule, newer: Rule, version: string): Rule {
  if (isDeepStrictEqual(older, newer)) return newer;
  const merged = older.is === newer.is ? mergeSame(older, newer, version) : null;
  return (
    merged ?? {
      is: 'by-version',
      of: [
        { ...older, until: version },
        { ...newer, since: version },
      ],
    }
  );
}

function mergeSame(older: Rule, newer: Rule, version: string): Rule | null {
  if (older.is === 'table' && newer.is === 'table') return mergeTable(older, newer, version);
  if (older.is === 'list' && newer.is === 'list')
    return { ...newer, each: mergeRule(older.each, newer.each, version) };
  if (older.is === 'tagged' && newer.is === 'tagged' && older.tag === newer.tag)
    return { ...newer, tables: mergeFields(older.tables, newer.tables, version) };
  if (older.is === 'either' && newer.is === 'either') {
    const { of } = older;
    if (of.length !== newer.of.length || of.some((one, at) => one.is !== newer.of[at]?.is)) return null;
    return { ...newer, of: newer.of.map((one, at) => mergeRule(of[at] ?? one, one, version)) };
  }
  if (older.is === 'variant' && newer.is === 'variant' && isDeepStrictEqual(older.words, newer.words))
    return { ...newer, tables: mergeFields(older.tables ?? {}, newer.tables ?? {}, version) };
  return null;
}

function mergeTable(older: TableRule, newer: TableRule, version: string): TableRule | null {
  const { fields: oldFields = {}, each: oldEach, asList: oldList, ...oldRest } = older;
  const { fields = {}, each, asList, ...rest } = newer;
  if (!isDeepStrictEqual(oldRest, rest) || (oldEach === undefined) !== (each === undefined)) return null;
  const isOld = (name: string) => Object.hasOwn(oldFields, name);
  const filtered = asList && { order: asList.order.filter(isOld), needed: asList.needed.filter(isOld) };
  if (!isDeepStrictEqual(oldList, filtered)) return null;
  return {
    ...newer,
    fields: mergeFields(oldFields, fields, version),
    ...(each === undefined || oldEach === undefined ? {} : { each: mergeRule(oldEach, each, version) }),
  };
}

function mergeFields(older: Fields, newer: Fields, version: string): Fields {
  const names = [...new Set([...Object.keys(older), ...Object.keys(newer)])].toSorted();
  return Object.fromEntries(
    names.flatMap((name): [string, Rule][] => {
      const [before, now] = [older[name], newer[name]];
      if (before !== undefined && now !== undefined) return [[name, mergeRule(before, now, version)]];
      if (now !== undefined) return [[name, { ...now, since: version }]];
      return before === undefined ? [] : [[name, { ...before, until: version }]];
    }),
  );
}

/** Gives each rule that is used in several places, and is not small, a name. */
export function shareTypes(file: Omit<RuleFile, 'types'>): RuleFile {
  const uses = new Map<string, number>();
  walk(file.config, (text) => uses.set(text, (uses.get(text) ?? 0) + 1));
  walk(file.requirements, (text) => uses.set(text, (uses.get(text) ?? 0) + 1));
  const names = new Map<string, string>();
  const types: Record<string, Rule> = {};
  const replace = (rule: Rule): Rule => {
    const { since, until, ...plain } = rule;
    const marks = { ...(since ? { since } : {}), ...(until ? { until } : {}) };
    const text = JSON.stringify(plain);
    if (text.length < SHARED_FROM || (uses.get(text) ?? 0) < 2) return mapInnerRules(rule, replace);
    let name = names.get(text);
    if (name === undefined) {
      name = `t${names.size + 1}`;
      names.set(text, name);
      types[name] = mapInnerRules(plain as Rule, replace);
    }
    return { is: 'type', name, ...marks };
  };
  const config = mapInnerRules(file.config, replace);
  const requirements = mapInnerRules(file.requirements, replace);
  return { ...file, types, config, requirements };
}

/** A shorter rule than this, in characters of JSON, stands wherever it is used. */
const SHARED_FROM = 90;

function walk(rule: Rule, visit: (text: string) => void): void {
  const { since: _since, until: _until, ...plain } = rule;
  visit(JSON.stringify(plain));
  mapInnerRules(rule, (inner) => {
    walk(inner, visit);
    return inner;
  });
}
