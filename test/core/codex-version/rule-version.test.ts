import { expect, it } from 'vitest';
import { isRuleOf, ruleVersion } from '../../../electron/core/codex-version/rule-version.ts';
import { VERIFIED_CODEX } from '../../../electron/shared/codex/codex.ts';

const { version } = VERIFIED_CODEX;

it.each([
  ['0.160.0', '0.160.0'],
  [version, version],
  ['0.999.0', version],
  ['0.0.0', version],
  ['', version],
  [null, version],
])('the rules of %s are those of %s', (codex, rules) => {
  expect(ruleVersion(codex)).toBe(rules);
});

it.each([
  [{}, '0.1.0', true],
  [{ since: '0.166.0' }, '0.165.9', false],
  [{ since: '0.166.0' }, '0.166.0', true],
  [{ since: '0.166.0' }, '0.999.0', true],
  [{ since: '0.166.0' }, '0.166.0-alpha.2', true],
  [{ since: '0.166.0' }, '0.0.0', true],
  [{ since: '0.166.0' }, null, true],
  [{ until: '0.160.0' }, '0.159.0', true],
  [{ until: '0.160.0' }, '0.160.0', false],
  [{ until: '0.160.0' }, '0.999.0', false],
  [{ since: '0.150.0', until: '0.160.0' }, null, false],
  [{ since: null, until: null }, null, true],
] as const)('%j applies to %s: %s', (span, codex, applies) => {
  expect(isRuleOf(span, codex)).toBe(applies);
});
