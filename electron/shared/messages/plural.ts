const rules = new Map<string, Intl.PluralRules>();

/** Returns the form of a word for a count: `plural('en', 2, { one: 'line', other: 'lines' })` is `lines`. */
export function plural(language: 'en' | 'de', count: number, forms: { one: string; other: string }): string {
  let rule = rules.get(language);
  if (rule === undefined) {
    rule = new Intl.PluralRules(language);
    rules.set(language, rule);
  }
  return rule.select(count) === 'one' ? forms.one : forms.other;
}
