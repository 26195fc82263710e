import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Rule, RuleFile } from '../../../electron/core/config/schema/rule.ts';
import type { Rules } from './derive.ts';
import { mergeRule, shareTypes } from './merge-versions.ts';

/** Where the rules of every verified version are. */
export const RULE_FILE = fileURLToPath(
  new URL('../../../electron/core/config/schema/codex-rules.json', import.meta.url),
);

/** One file of rules out of those of several versions, oldest first. */
export function ruleFileOf(versions: readonly Rules[]): RuleFile {
  const merged = (pick: (rules: Rules) => Rule | null): Rule =>
    versions
      .slice(1)
      .reduce<Rule>(
        (older, rules) => mergeRule(older, pick(rules) ?? older, rules.codex),
        (versions[0] && pick(versions[0])) ?? { is: 'any' },
      );
  return shareTypes({
    versions: versions.map(({ codex }) => codex),
    config: merged(({ config }) => config),
    requirements: merged(({ requirements }) => requirements),
  });
}

/** Writes the file of rules, formatted as the rest of the repository. */
export function writeRuleFile(file: RuleFile, target = RULE_FILE): void {
  writeFileSync(target, `${JSON.stringify(file)}\n`);
  execFileSync('biome', ['format', '--write', target], { cwd: path.dirname(RULE_FILE), stdio: 'ignore' });
}
