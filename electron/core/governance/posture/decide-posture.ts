import type { Posture, PostureEntry } from '../../../shared/governance/posture.ts';
import { entry, requirementEntry, settingEntry } from './entries/setting-entry.ts';
import type { PostureFacts } from './facts/posture-facts.ts';

/** Decides every entry of the posture, in the order of the areas. Pure. */
export function decidePosture(facts: PostureFacts): Posture {
  return { entries: decideEntries(facts) };
}

function decideEntries(facts: PostureFacts): PostureEntry[] {
  return [
    entry('identity.sign-in', { value: facts.auth }),
    settingEntry(facts, 'identity.login-method', ['forced_login_method']),
    settingEntry(facts, 'identity.workspace', ['forced_chatgpt_workspace_id']),
    settingEntry(facts, 'models.model', ['model']),
    settingEntry(facts, 'models.provider', ['model_provider']),
    settingEntry(facts, 'models.catalog', ['model_catalog_json']),
    settingEntry(facts, 'models.reasoning', ['model_reasoning_effort']),
    settingEntry(facts, 'oversight.approval-policy', ['approval_policy']),
    requirementEntry(facts, 'oversight.allowed-approval-policies', ['allowed_approval_policies']),
    settingEntry(facts, 'oversight.reviewer', ['approvals_reviewer']),
    requirementEntry(facts, 'oversight.allowed-reviewers', ['allowed_approvals_reviewers']),
    settingEntry(facts, 'execution.sandbox-mode', ['sandbox_mode']),
    requirementEntry(facts, 'execution.allowed-sandbox-modes', ['allowed_sandbox_modes']),
    settingEntry(facts, 'execution.permission-profile', ['default_permissions']),
    requirementEntry(facts, 'execution.allowed-permission-profiles', ['allowed_permission_profiles']),
    settingEntry(facts, 'execution.writable-roots', ['sandbox_workspace_write', 'writable_roots']),
    settingEntry(facts, 'execution.login-shell', ['allow_login_shell']),
    settingEntry(facts, 'network.commands', ['sandbox_workspace_write', 'network_access']),
    settingEntry(facts, 'network.web-search', ['web_search']),
    requirementEntry(facts, 'network.allowed-web-search', ['allowed_web_search_modes']),
    settingEntry(facts, 'credentials.store', ['cli_auth_credentials_store']),
    settingEntry(facts, 'credentials.mcp-store', ['mcp_oauth_credentials_store']),
    requirementEntry(facts, 'data.residency', ['enforce_residency']),
    settingEntry(facts, 'data.history', ['history', 'persistence']),
    requirementEntry(facts, 'monitoring.managed-hooks-only', ['allow_managed_hooks_only']),
    settingEntry(facts, 'devices.update-check', ['check_for_update_on_startup']),
    requirementEntry(facts, 'remote.control', ['allow_remote_control']),
    requirementEntry(facts, 'remote.appshots', ['allow_appshots']),
  ];
}
