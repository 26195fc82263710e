import { isRuleOf, ruleVersion } from '../../codex-version/rule-version.ts';
import file from './codex-rules.json' with { type: 'json' };
import type { Rule, RuleFile, TableRule } from './rule.ts';

/** What one Codex version accepts in its files. */
export interface CodexRules {
  readonly config: Rule;
  readonly requirements: Rule;
}

const byVersion = new Map<string, CodexRules>();

/** Returns the rules that apply to a Codex; of one that is not known, those of the verified version. */
export function rulesOf(version: string | null): CodexRules {
  const applied = ruleVersion(version);
  const known = byVersion.get(applied);
  if (known !== undefined) return known;
  const made = rulesFrom(file as unknown as RuleFile, applied);
  byVersion.set(applied, made);
  return made;
}

/** Takes out of a file of rules what applies to a version. Rules used in several places stay shared. */
export function rulesFrom({ types, config, requirements }: RuleFile, version: string | null): CodexRules {
  const made = new Map<string, Rule>();
  const all = (rules: Readonly<Record<string, Rule>>): Record<string, Rule> =>
    Object.fromEntries(
      Object.entries(rules).flatMap(([key, rule]) => (isRuleOf(rule, version) ? [[key, of(rule)]] : [])),
    );
  const table = ({ fields, each, asList, ...rest }: TableRule): TableRule => {
    const own = fields === undefined ? undefined : all(fields);
    const isKept = (name: string) => own === undefined || Object.hasOwn(own, name);
    return {
      ...rest,
      ...(own === undefined ? {} : { fields: own }),
      ...(each === undefined ? {} : { each: of(each) }),
      ...(asList === undefined
        ? {}
        : { asList: { order: asList.order.filter(isKept), needed: asList.needed.filter(isKept) } }),
    };
  };
  const of = (rule: Rule): Rule => {
    switch (rule.is) {
      case 'type': {
        const known = made.get(rule.name) ?? of(types[rule.name] ?? { is: 'any' });
        made.set(rule.name, known);
        return known;
      }
      case 'by-version':
        return of(rule.of.find((one) => isRuleOf(one, version)) ?? { is: 'any' });
      case 'table':
        return { ...rule, ...table(rule) };
      case 'list':
        return { ...rule, each: of(rule.each) };
      case 'either':
        return { ...rule, of: rule.of.map(of) };
      case 'tagged':
        return { ...rule, tables: all(rule.tables) };
      case 'variant':
        return rule.tables === undefined ? rule : { ...rule, tables: all(rule.tables) };
      default:
        return rule;
    }
  };
  return { config: of(config), requirements: of(requirements) };
}
