import type { RuleOptions } from './checked-world.ts';

const collector = '{ otlp-http = { endpoint = "https://otel.example.com/v1/logs", protocol = "json" } }';

/** The requirements of a home in which every rule passes; `$MORE` is replaced by nothing. */
export const requirements = `allowed_login_methods = ["api"]
allowed_chatgpt_workspaces = ["ws-1"]
model_catalog_json = "$ROOT/models.json"
model_provider = "openai"
cli_auth_credentials_store = "keyring"
allow_login_shell = false
allowed_approval_policies = ["on-request"]
allowed_approvals_reviewers = ["user"]
allowed_sandbox_modes = ["read-only", "workspace-write"]
allowed_web_search_modes = ["cached"]
allow_managed_hooks_only = true
allow_remote_control = false
allow_appshots = false
enforce_residency = "us"

[mcp_servers.docs.identity]
command = "/opt/docs/server"

[features]
browser_use = false

[permissions.filesystem]
deny_read = ["**/.env"]

[rules]
prefix_rules = [{ pattern = [{ token = "kubectl" }], decision = "prompt", justification = "Production" }]

[otel]
log_user_prompt = false
exporter = ${collector}
`;

/** A home in which every rule passes, made of short names of places. */
export const goodHome: Readonly<Record<string, string>> = {
  '$ROOT/models.json': '{"models":[]}',
  '$HOME/auth.json': '{"auth_mode":"apikey","OPENAI_API_KEY":"made-up"}',
  '$HOME/models_cache.json': '{"client_version":"0.171.0"}',
  '$HOME/config.toml': `[history]
persistence = "none"

[mcp_servers.docs]
command = "/opt/docs/server"

[projects."$PROJ"]
trust_level = "trusted"
`,
  '/etc/codex/managed_config.toml': '[analytics]\nenabled = false\n',
  '/etc/codex/requirements.toml': requirements,
  '$PROJ/': '',
};

/** Every rule, as strict as it can be. */
export const everyRule: RuleOptions = {
  'sign-in': { allowed: ['api'], enforced: true },
  workspace: { ids: ['ws-1'] },
  'api-key-sessions': {},
  'credential-store': { allowed: ['keyring'], enforced: true },
  provider: { enforced: true },
  models: { allowed: ['gpt-*'], catalog: true },
  sandbox: { enforced: true },
  approval: { enforced: true },
  reviewer: { enforced: true },
  'login-shell': { enforced: true },
  'command-rules': { programs: ['kubectl'] },
  'command-network': {},
  'web-search': { enforced: true },
  'mcp-servers': { allowed: ['docs'], enforced: true },
  hooks: { enforced: true },
  'hook-trust': {},
  'bypass-processes': {},
  features: { off: ['browser_use'] },
  'trusted-folders': {},
  'allow-lists': {},
  analytics: { state: 'off', enforced: true },
  'analytics-project': {},
  'prompt-logging': { enforced: true },
  'tool-content': { accepted: true },
  'otel-logs': { enforced: true },
  'otel-accepted': {},
  'otel-hosts': { hosts: ['*.example.com'] },
  'otel-tls': {},
  'requirements-present': {},
  'requirements-enforced': {},
  'requirements-start': {},
  'config-valid': {},
  'unknown-keys': {},
  'managed-files': {},
  'secret-files': {},
  'codex-version': { min: '0.166.0', below: '0.180.0', verified: true },
  retention: { history: ['none'], 'max-days': 90 },
  residency: {},
  remote: {},
  'windows-sandbox': {},
  'denied-reads': { patterns: ['**/.env'] },
};
