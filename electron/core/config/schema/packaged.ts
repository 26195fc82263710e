import type { TomlTable } from '../toml/toml.ts';

/**
 * The defaults that Codex carries in its binary (`config/defaults.toml`, as of 0.169.0). Codex merges
 * them below every file, yet lists them in none of its answers. They say nothing on analytics,
 * feedback or OpenTelemetry.
 */
export const packagedDefaults: TomlTable = {
  include_permissions_instructions: true,
  include_apps_instructions: true,
  include_collaboration_mode_instructions: true,
  include_environment_context: true,
  include_environment_context_time: true,
  cli_auth_credentials_store: 'file',
  mcp_oauth_credentials_store: 'auto',
  project_doc_max_bytes: 32768n,
  project_doc_fallback_filenames: [],
  background_terminal_max_timeout: 300000n,
  file_opener: 'vscode',
  hide_agent_reasoning: false,
  chatgpt_base_url: 'https://chatgpt.com/backend-api/',
  project_root_markers: ['.git'],
  history: { persistence: 'save-all' },
};

/**
 * What Codex answers for a key that neither a file nor its packaged defaults set (0.169.0 and 0.171.0).
 * Such a key has no layer.
 */
export const builtInDefaults: TomlTable = { allow_login_shell: true };
