import type { Rule } from './rule.ts';

/**
 * Copies a rule with `change` applied to each rule directly inside it. Rules under a key, of a table or of a
 * variant, are left out where `keeps` says so, and changed by `changeAll`.
 */
export function mapInnerRules(
  rule: Rule,
  change: (inner: Rule) => Rule,
  keeps: (inner: Rule) => boolean = () => true,
  changeAll: ChangeRules = changeNow,
): Rule {
  const mapFields = (fields: Readonly<Record<string, Rule>>): Record<string, Rule> =>
    changeAll(
      Object.entries(fields).filter(([, inner]) => keeps(inner)),
      change,
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

/** Changes the rules under the keys of a table. */
type ChangeRules = (
  entries: readonly (readonly [string, Rule])[],
  change: (inner: Rule) => Rule,
) => Record<string, Rule>;

const changeNow: ChangeRules = (entries, change) =>
  Object.fromEntries(entries.map(([key, inner]) => [key, change(inner)]));

/** Changes each rule when it is read first: of some thousand a configuration needs a few. */
export const changeWhenRead: ChangeRules = (entries, change) => {
  const table: Record<string, Rule> = {};
  for (const [key, inner] of entries) {
    const kept = { enumerable: true, configurable: true };
    Object.defineProperty(table, key, {
      ...kept,
      get() {
        const value = change(inner);
        Object.defineProperty(table, key, { ...kept, value, writable: true });
        return value;
      },
    });
  }
  return table;
};
