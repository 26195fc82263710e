import { describe, expect, test } from 'vitest';
import { allRuleItems, ruleItems, withRules } from '../../../build/codex-drift/configuration-rules.ts';
import { decideRules } from '../../../build/codex-drift/decide.ts';
import file from '../../../electron/core/config/schema/codex-rules.json' with { type: 'json' };
import { rulesFrom, rulesOf } from '../../../electron/core/config/schema/codex-rules.ts';
import type { Rule, RuleFile } from '../../../electron/core/config/schema/rule.ts';
import { VERIFIED_CODEX } from '../../../electron/shared/codex/codex.ts';

const rules = file as unknown as RuleFile;

const table: Rule = {
  is: 'table',
  closed: true,
  fields: {
    max_bytes: { is: 'integer', min: '0', max: '9223372036854775807' },
    mode: { is: 'variant', words: ['a', 'b'], tables: { c: { is: 'text' } } },
  },
  each: { is: 'list', each: { is: 'boolean' } },
};

test('rules become an item each, by the path of the key', () => {
  expect(ruleItems(table, 'config.toml')).toEqual({
    'config.toml': 'table, closed true',
    'config.toml.max_bytes': 'integer, max 9223372036854775807, min 0',
    'config.toml.mode': 'variant, words ["a","b"]',
    'config.toml.mode<c>': 'text',
    'config.toml.*': 'list',
    'config.toml.*[]': 'boolean',
  });
});

describe('the rules of the product', () => {
  test.each(rules.versions)('stay as they are where those of %s are taken in again', (codex) => {
    expect(withRules(rules, { codex, ...rulesFrom(rules, codex), oddities: [] })).toEqual(rules);
  });

  test('drift by any that the program has otherwise, and differ from another version as known', () => {
    const own = rulesOf(VERIFIED_CODEX.version);
    const older = rulesOf(rules.versions[0] ?? null);
    const product = allRuleItems(own.config, own.requirements);
    const base = allRuleItems(older.config, older.requirements);
    expect(Object.keys(product).length).toBeGreaterThan(1_000);
    expect(decideRules({ product, derived: product, base: product })).toEqual([]);
    const known = decideRules({ product, derived: product, base });
    expect(known.length).toBeGreaterThan(5);
    expect(known.every(({ state }) => state === 'known')).toBe(true);
    const derived = { ...product, 'config.toml.model': 'integer' };
    expect(decideRules({ product, derived, base: product })).toEqual([
      {
        state: 'DRIFT',
        subject: 'configuration rules',
        item: 'config.toml.model',
        before: product['config.toml.model'],
        now: 'integer',
      },
    ]);
  });
});
