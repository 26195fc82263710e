import type { KeyPath } from '../../config/toml/toml.ts';
import type { RuleId } from '../checks/rule.ts';

const exporters = ['otel.exporter', 'otel.trace_exporter', 'otel.metrics_exporter'];

/** The keys of Codex's configuration and requirements that each rule looks at; all that stands below them counts. */
export const ruleKeys: Readonly<Record<RuleId, readonly string[]>> = {
  'sign-in': ['forced_login_method', 'allowed_login_methods'],
  workspace: ['forced_chatgpt_workspace_id', 'allowed_chatgpt_workspaces'],
  'api-key-sessions': ['forced_login_method', 'allowed_login_methods'],
  'credential-store': ['cli_auth_credentials_store'],
  provider: ['model_provider', 'model_providers'],
  models: ['model', 'model_catalog_json'],
  approval: ['approval_policy', 'allowed_approval_policies'],
  reviewer: ['approvals_reviewer', 'allowed_approvals_reviewers'],
  sandbox: [
    'sandbox_mode',
    'default_permissions',
    'permissions',
    'allowed_sandbox_modes',
    'allowed_permission_profiles',
  ],
  'login-shell': ['allow_login_shell'],
  'command-rules': ['rules'],
  'command-network': ['sandbox_workspace_write.network_access', 'default_permissions', 'permissions'],
  'web-search': ['web_search', 'allowed_web_search_modes'],
  'trusted-folders': ['projects'],
  'denied-reads': ['permissions'],
  'windows-sandbox': ['windows'],
  'mcp-servers': ['mcp_servers'],
  hooks: ['hooks', 'allow_managed_hooks_only'],
  'hook-trust': ['hooks', 'features.hooks', 'allow_managed_hooks_only'],
  'bypass-processes': ['allowed_sandbox_modes'],
  features: ['features'],
  analytics: ['analytics.enabled'],
  'analytics-project': ['analytics.enabled', 'projects'],
  'prompt-logging': ['otel.log_user_prompt', 'otel.log_agent_responses'],
  'tool-content': ['otel.exporter'],
  'otel-logs': exporters,
  'otel-accepted': exporters,
  'otel-hosts': exporters,
  'otel-tls': exporters,
  'secret-files': ['mcp_servers', 'model_providers', ...exporters],
  retention: ['history.persistence'],
  residency: ['enforce_residency'],
  remote: ['allow_remote_control', 'allow_appshots', 'features.remote_control'],
  'allow-lists': ['mcp_servers', 'plugins', 'allowed_permission_profiles', 'model_provider'],
  'requirements-present': [],
  'requirements-enforced': [],
  'requirements-start': [],
  'config-valid': [],
  'unknown-keys': [],
  'managed-files': [],
  'codex-version': [],
};

/** True where a rule looks at a key, at something below it, or at what it is in. */
export function looksAt(id: RuleId, path: KeyPath): boolean {
  return ruleKeys[id].some((key) => {
    const own = key.split('.');
    return own.slice(0, path.length).every((part, at) => path[at] === part);
  });
}
