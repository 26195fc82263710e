import type { Rule } from './rule.ts';

/**
 * Copies a rule with `change` applied to each rule directly inside it. Rules under a key, of a table or of a
 * variant, are left out where `keeps` says so.
 */
export function mapInnerRules(
  rule: Rule,
  change: (inner: Rule) => Rule,
  keeps: (inner: Rule) => boolean = () => true,
): Rule {
  const mapFields = (fields: Readonly<Record<string, Rule>>): Record<string, Rule> =>
    Object.fromEntries(
      Object.entries(fields).flatMap(([key, inner]) => (keeps(inner) ? [[key, change(inner)]] : [])),
    );
  switch (rule.is) {
    case 'table':
      return {
        ...rule,
        ...(rule.fields === undefined ? {} : { fields: mapFields(rule.fields) }),
        ...(rule.each === undefined ? {} : { each: change(rule.each) }),
      };
    case 'list':
      return { ...rule, each: change(rule.each) };
    case 'either':
    case 'by-version':
      return { ...rule, of: rule.of.map(change) };
    case 'tagged':
      return { ...rule, tables: mapFields(rule.tables) };
    case 'variant':
      return rule.tables === undefined ? rule : { ...rule, tables: mapFields(rule.tables) };
    default:
      return rule;
  }
}
