import { isRuleOf, ruleVersion } from '../../codex-version/rule-version.ts';
import file from './codex-rules.json' with { type: 'json' };
import { changeWhenRead, mapInnerRules } from './map-inner-rules.ts';
import type { Rule, RuleFile, TableRule } from './rule.ts';

/** The rules of the files that one Codex version reads. */
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

/** Selects the rules of one version from a file of rules. A rule used in several places stays one object. */
export function rulesFrom({ types, config, requirements }: RuleFile, version: string | null): CodexRules {
  const made = new Map<string, Rule>();
  const select = (rule: Rule): Rule => {
    switch (rule.is) {
      case 'type': {
        const known = made.get(rule.name) ?? select(types[rule.name] ?? { is: 'any' });
        made.set(rule.name, known);
        return known;
      }
      case 'by-version':
        return select(rule.of.find((one) => isRuleOf(one, version)) ?? { is: 'any' });
      default: {
        const selected = mapInnerRules(rule, select, (inner) => isRuleOf(inner, version), changeWhenRead);
        return selected.is === 'table' ? { ...selected, ...withKnownOrder(selected) } : selected;
      }
    }
  };
  return { config: select(config), requirements: select(requirements) };
}

/** Drops from the list form of a table the fields that the table does not have. */
function withKnownOrder({ fields, asList }: TableRule): Pick<TableRule, 'asList'> {
  if (asList === undefined || fields === undefined) return {};
  const isKept = (name: string) => Object.hasOwn(fields, name);
  return { asList: { order: asList.order.filter(isKept), needed: asList.needed.filter(isKept) } };
}
