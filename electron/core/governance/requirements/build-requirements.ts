import { stringify } from 'smol-toml';
import {
  REQUIREMENTS_SCHEMA,
  type RequirementsReport,
  type RequirementTarget,
} from '../../../shared/governance/requirements.ts';
import { checkMessage } from '../../../shared/messages/en/governance/checks.ts';
import { type Message, textOf } from '../../../shared/messages/message.ts';
import { mergeTables } from '../../config/layers/merge.ts';
import { dottedKey, leafPaths, parseToml, type TomlTable, valueAt } from '../../config/toml/toml.ts';
import { checkRules } from '../checks/catalogue.ts';
import type { Policy } from '../policy/policy.ts';
import { jamfPlist, mobileConfig } from './apple-profile.ts';
import { intuneScript } from './intune-script.ts';

/** What files hold a policy, before they are written for a target. */
interface Enforced {
  readonly requirements: TomlTable;
  readonly managed: TomlTable;
  readonly notEnforced: readonly { readonly key: string; readonly reason: Message }[];
}

/**
 * Builds what enforces a policy on many machines. `version` of Codex decides what it enforces; null takes the rules of
 * the verified one.
 */
export function buildRequirements(
  policy: Policy,
  target: RequirementTarget,
  version: string | null,
): RequirementsReport {
  const enforced = enforcementOf(policy, version);
  const isWindows = target === 'intune';
  const carriesManaged = target === 'mobileconfig' || target === 'jamf';
  const managed = textOfTable(enforced.managed);
  const held = (key: string) => carriesManaged && leafPaths(enforced.managed).map(dottedKey).includes(key);
  const notEnforced = enforced.notEnforced
    .filter(({ key }) => !held(key))
    .map((one) =>
      isWindows && isIn(enforced.managed, one.key)
        ? { ...one, reason: checkMessage('check.not-on-windows') }
        : one,
    );
  const requirements = `${headOf(policy, notEnforced)}${textOfTable(enforced.requirements) ?? ''}`;
  return {
    schema: REQUIREMENTS_SCHEMA,
    target,
    policy: policy.name,
    codexVersion: version,
    text: textFor(target, policy.name, requirements, managed),
    managed: isWindows ? null : managed,
    notEnforced,
  };
}

function enforcementOf(policy: Policy, version: string | null): Enforced {
  let requirements: TomlTable = {};
  let managed: TomlTable = {};
  const notEnforced = new Map<string, Message>();
  for (const { id, options } of policy.rules) {
    const rule = checkRules.find((one) => one.id === id);
    if (rule === undefined) continue;
    const found = rule.enforce(options, version);
    requirements = mergeTables(requirements, found.requirements ?? {});
    managed = mergeTables(managed, found.managed ?? {});
    for (const { key, reason } of found.notEnforced ?? []) notEnforced.set(key, reason);
  }
  return { requirements, managed, notEnforced: [...notEnforced].map(([key, reason]) => ({ key, reason })) };
}

/** Says at the head what the file does not do, so that nobody takes it for more than it is. */
function headOf({ name }: Policy, notEnforced: Enforced['notEnforced']): string {
  const lines = notEnforced.map(({ key, reason }) => `# Not enforced here: ${key}: ${textOf(reason)}.`);
  return [
    `# Requirements of the policy ${JSON.stringify(name)}, built by Codex Glance.`,
    ...lines,
    '',
    '',
  ].join('\n');
}

function textOfTable(table: TomlTable): string | null {
  return Object.keys(table).length === 0 ? null : `${stringify(table).trimEnd()}\n`;
}

function isIn(table: TomlTable, key: string): boolean {
  const parsed = parseToml(`${key} = 0`);
  const [path = []] = parsed.ok ? leafPaths(parsed.table) : [];
  return path.length > 0 && valueAt(table, path) !== undefined;
}

function textFor(
  target: RequirementTarget,
  policy: string,
  requirements: string,
  managed: string | null,
): string {
  switch (target) {
    case 'toml':
      return requirements;
    case 'mobileconfig':
      return mobileConfig({ policy, requirements, managed });
    case 'jamf':
      return jamfPlist({ policy, requirements, managed });
    case 'intune':
      return intuneScript(requirements);
  }
}
