import { policyMessage } from '../../../shared/messages/en/governance/policy.ts';
import type { Message } from '../../../shared/messages/message.ts';
import { isPinnable, OTEL_REQUIREMENTS_SINCE } from '../../config/layers/requirements.ts';
import { requirementsRule } from '../../config/schema/codex-schema.ts';
import { ignoredPaths } from '../../config/schema/known-key.ts';
import { isAtLeast } from '../../config/schema/version.ts';
import { dottedKey, type KeyPath } from '../../config/toml/toml.ts';
import { tableAt } from '../checks/value-rule.ts';

/** Whether a requirements.toml holds a key out of the user's reach, and how. */
export interface KeyRequirement {
  readonly enforced: boolean;
  /** `value`: it takes the place of the configured one. `list`: it limits what may be configured. */
  readonly how: 'value' | 'list' | null;
  /** The key of the requirements; null where there is none. */
  readonly key: string | null;
  readonly reason: Message;
}

/** Lists of the requirements that limit a key of the configuration. */
const lists: Readonly<Record<string, string>> = {
  approval_policy: 'allowed_approval_policies',
  approvals_reviewer: 'allowed_approvals_reviewers',
  default_permissions: 'allowed_permission_profiles',
  forced_chatgpt_workspace_id: 'allowed_chatgpt_workspaces',
  forced_login_method: 'allowed_login_methods',
  mcp_servers: 'mcp_servers',
  plugins: 'plugins',
  sandbox_mode: 'allowed_sandbox_modes',
  web_search: 'allowed_web_search_modes',
};

/** Decides whether requirements enforce a key in a version of Codex; null takes the verified one's rules. */
export function keyRequirement(path: KeyPath, version: string | null): KeyRequirement {
  const key = dottedKey(path);
  const [first = ''] = path;
  if (first === 'otel' && !isAtLeast(version, OTEL_REQUIREMENTS_SINCE)) {
    return none(policyMessage('policy.key.since', { key, version: OTEL_REQUIREMENTS_SINCE }));
  }
  if (isPinnable(path)) {
    return { enforced: true, how: 'value', key, reason: policyMessage('policy.key.pinned', { key }) };
  }
  const list = Object.hasOwn(lists, first) ? lists[first] : undefined;
  if (list !== undefined) {
    return {
      enforced: true,
      how: 'list',
      key: list,
      reason: policyMessage('policy.key.listed', { key, list }),
    };
  }
  if (ignoredPaths(tableAt(path, true), requirementsRule(version)).length === 0) {
    return { enforced: true, how: 'value', key, reason: policyMessage('policy.key.own', { key }) };
  }
  return none(policyMessage('policy.key.not-enforced', { key }));
}

function none(reason: Message): KeyRequirement {
  return { enforced: false, how: null, key: null, reason };
}
