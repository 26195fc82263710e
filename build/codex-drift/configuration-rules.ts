import { compareVersions } from '../../electron/core/codex-version/version-order.ts';
import { rulesFrom } from '../../electron/core/config/schema/codex-rules.ts';
import type { Rule, RuleFile } from '../../electron/core/config/schema/rule.ts';
import type { Rules } from './config-rules/derive.ts';
import { ruleFileOf } from './config-rules/write.ts';
import type { Items } from './fingerprint.ts';

/** Rules nest no deeper. */
const DEEPEST = 40;

/**
 * Returns what each key of a file takes, by its path: `*` stands for any key of a table, `[]` for each
 * value of a list, `<word>` for the form that a word chooses.
 */
export function ruleItems(rule: Rule, path: string): Items {
  const items: Record<string, string> = {};
  addRule(items, rule, path, 0);
  return items;
}

function addRule(items: Record<string, string>, rule: Rule, path: string, depth: number): void {
  if (depth > DEEPEST) throw new Error(`The rules of ${path} have no end.`);
  const add = (inner: Rule, place: string) => addRule(items, inner, `${path}${place}`, depth + 1);
  const addAll = (rules: Readonly<Record<string, Rule>>, before: string, after: string) => {
    for (const [key, inner] of Object.entries(rules)) add(inner, `${before}${key}${after}`);
  };
  items[path] = formOf(rule);
  switch (rule.is) {
    case 'table':
      addAll(rule.fields ?? {}, '.', '');
      if (rule.each) add(rule.each, '.*');
      break;
    case 'list':
      add(rule.each, '[]');
      break;
    case 'variant':
    case 'tagged':
      addAll(rule.tables ?? {}, '<', '>');
      break;
    case 'either':
    case 'by-version':
      for (const [index, inner] of rule.of.entries()) add(inner, `(${index + 1})`);
      break;
  }
}

/** Members that hold other rules, or that say of which versions a rule is. */
const WITHIN = new Set(['is', 'fields', 'each', 'tables', 'of', 'since', 'until']);

/** What a rule says besides the rules within it. */
function formOf(rule: Rule): string {
  const said = Object.entries(rule).flatMap(([name, value]) =>
    WITHIN.has(name) ? [] : [`${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`],
  );
  return [rule.is, ...said.toSorted()].join(', ');
}

/** The rules of both files as items; those of requirements.toml only where they are known. */
export function allRuleItems(config: Rule, requirements: Rule | null): Items {
  return {
    ...ruleItems(config, 'config.toml'),
    ...(requirements === null ? {} : ruleItems(requirements, 'requirements.toml')),
  };
}

/** The file of rules with those of a version in their place among the others. */
export function withRules(file: RuleFile, derived: Rules): RuleFile {
  const others = file.versions.filter((version) => version !== derived.codex);
  const known = others.map((codex): Rules => ({ codex, ...rulesFrom(file, codex), oddities: [] }));
  return ruleFileOf([...known, derived].toSorted((a, b) => compareVersions(a.codex, b.codex)));
}
