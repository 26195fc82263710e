import { stringify } from 'smol-toml';
import type { ConfigReport } from '../../../shared/commands.ts';
import type { PolicyKeyReport } from '../../../shared/governance/policy-key.ts';
import { checkTitleMessage } from '../../../shared/messages/en/governance/check-titles.ts';
import type { ConfigFiles } from '../../config/layers/input.ts';
import { parseKey } from '../../config/report.ts';
import { dottedKey, type KeyPath, leafPaths, type TomlTable, valueAt } from '../../config/toml/toml.ts';
import { checkRules } from '../checks/catalogue.ts';
import { readyPolicies } from '../checks/ready-policies.ts';
import type { CheckRule } from '../checks/rule.ts';
import { tableAt } from '../checks/value-rule.ts';
import { defaultsOf } from '../policy/load-policy.ts';
import { keyRequirement } from './key-requirement.ts';
import { looksAt } from './rule-keys.ts';

/** What a key is explained with. */
export interface KeyInput {
  /** Of this key alone. */
  readonly config: Pick<ConfigReport, 'values'>;
  /** Null where it is not known. */
  readonly codexVersion: string | null;
  readonly files: Pick<ConfigFiles, 'systemRequirements' | 'managed' | 'user'>;
}

/** Explains a key of Codex's configuration: who decides it, which rules look at it, and what would enforce it. */
export function explainKey(given: string, { config, codexVersion, files }: KeyInput): PolicyKeyReport {
  const path = parseKey(given);
  const requirement = keyRequirement(path, codexVersion);
  const rules = checkRules.filter(({ id }) => looksAt(id, path));
  return {
    schema: 'codex-glance.policy-key/1',
    key: dottedKey(path),
    codexVersion,
    values: config.values,
    rules: rules.map(({ id, level }) => ({
      id,
      title: checkTitleMessage(`check.title.${id}`),
      level,
      policies: Object.values(readyPolicies)
        .filter((policy) => policy.rules.some((rule) => rule.id === id))
        .map(({ name }) => name),
    })),
    requirement,
    snippets: snippetsOf(rules, [path, ...(requirement.key === null ? [] : [parseKey(requirement.key)])], {
      codexVersion,
      files,
    }),
  };
}

/** What the policy for organisations writes of the key, else what the first rule that writes it does. */
function snippetsOf(
  rules: readonly CheckRule[],
  paths: readonly KeyPath[],
  { codexVersion, files }: Omit<KeyInput, 'config'>,
): PolicyKeyReport['snippets'] {
  const found = rules.map((rule) => {
    const set = readyPolicies.enterprise?.rules.find(({ id }) => id === rule.id);
    return rule.enforce(set?.options ?? defaultsOf(rule), codexVersion);
  });
  const targets = [
    ['requirements', files.systemRequirements],
    ['managed', files.managed],
    ['user', files.user],
  ] as const;
  return targets.flatMap(([target, file]) => {
    const table = found.map((one) => partOf(one[target], paths)).find((one) => one !== null);
    return table ? [{ target, file, toml: stringify(table).trimEnd() }] : [];
  });
}

/** What of a table stands at or below one of the paths; null for nothing. */
function partOf(table: TomlTable | undefined, paths: readonly KeyPath[]): TomlTable | null {
  if (table === undefined) return null;
  for (const path of paths) {
    const value = valueAt(table, path);
    if (value !== undefined && leafPaths(tableAt(path, value)).length > 0) return tableAt(path, value);
  }
  return null;
}
