import type { Rule } from './schema.ts';

const boolean: Rule = { is: 'boolean' };
const string: Rule = { is: 'string' };
const natural: Rule = { is: 'natural' };
const strings: Rule = { is: 'strings' };
const stringTable: Rule = { is: 'table', each: string };

function oneOf(words: string): Rule {
  return { is: 'one-of', values: words.split(' ') };
}

/** Top-level keys that take one of a few words, as Codex 0.169.0 lists them when it refuses another. */
export const wordRules: Readonly<Record<string, Rule>> = {
  approval_policy: {
    is: 'variant',
    words: ['untrusted', 'on-failure', 'on-request', 'never'],
    tables: {
      granular: {
        is: 'table',
        fields: { sandbox_approval: boolean, rules: boolean, mcp_elicitations: boolean },
        required: ['sandbox_approval', 'rules', 'mcp_elicitations'],
      },
    },
  },
  approvals_reviewer: oneOf('user auto_review guardian_subagent'),
  cli_auth_credentials_store: oneOf('file keyring auto ephemeral'),
  file_opener: oneOf('vscode vscode-insiders windsurf cursor none'),
  forced_login_method: oneOf('chatgpt api'),
  mcp_oauth_credentials_store: oneOf('auto file keyring'),
  model_auto_compact_token_limit_scope: oneOf('total body_after_prefix'),
  model_reasoning_summary: oneOf('auto concise detailed none'),
  model_verbosity: oneOf('low medium high'),
  personality: oneOf('none friendly pragmatic'),
  sandbox_mode: oneOf('read-only workspace-write danger-full-access'),
  web_search: oneOf('disabled cached indexed live'),
};

/** Features that may also be a table of settings (0.169.0); every other one is true or false. */
const featureTables = ['multi_agent_v2', 'code_mode', 'network_proxy'];

// `wire_api = "chat"` was taken away.
const providerFields = { name: string, base_url: string, env_key: string, wire_api: oneOf('responses') };

function providers(each: Omit<Extract<Rule, { is: 'table' }>, 'is'>): Rule {
  return {
    is: 'table',
    reserved: ['openai', 'ollama', 'lmstudio'],
    // Its own settings may be changed, but not its name.
    fields: { 'amazon-bedrock': { is: 'table' } },
    each: { is: 'table', ...each },
  };
}

/** `model_providers` in requirements, where each must be whole. */
export const pinnedProviders: Rule = providers({
  fields: { ...providerFields, name: { is: 'name' } },
  required: ['name'],
});

/** Tables that people write by hand, as far as a mistake in them makes Codex 0.169.0 refuse the whole. */
export const tableRules: Readonly<Record<string, Rule>> = {
  mcp_oauth_callback_port: { is: 'port' },
  features: {
    is: 'table',
    fields: Object.fromEntries(featureTables.map((name) => [name, { is: 'boolean-or-table' }])),
    each: boolean,
  },
  mcp_servers: {
    is: 'table',
    each: {
      is: 'table',
      fields: { command: string, url: string, args: strings, env: stringTable, enabled: boolean },
      exactlyOne: ['command', 'url'],
    },
  },
  // That each has a name is checked after requirements, which may give it.
  model_providers: providers({ fields: providerFields }),
  agents: {
    is: 'table',
    fields: {
      enabled: boolean,
      max_threads: natural,
      max_concurrent_threads_per_session: natural,
      default_subagent_model: string,
      default_subagent_reasoning_effort: string,
      interrupt_message: boolean,
      job_max_runtime_seconds: natural,
      max_depth: { is: 'integer' },
    },
    each: { is: 'table' },
    blamed: true,
  },
  memories: {
    is: 'table',
    fields: {
      disable_on_external_context: boolean,
      no_memories_if_mcp_or_web_search: boolean,
      use_memories: boolean,
    },
  },
  history: {
    is: 'table',
    fields: { persistence: oneOf('save-all none'), max_bytes: natural },
  },
  shell_environment_policy: {
    is: 'table',
    fields: { inherit: oneOf('core all none'), set: stringTable, exclude: strings, include_only: strings },
  },
  windows: { is: 'table', fields: { sandbox: oneOf('elevated unelevated mxc') } },
  profiles: { is: 'table', each: { is: 'table' } },
  marketplaces: { is: 'table', each: { is: 'table' } },
  plugins: { is: 'table', each: { is: 'table' } },
};

/** Providers that Codex 0.169.0 brings along; any other must stand in `model_providers`. */
export const builtInProviders: readonly string[] = ['openai', 'ollama', 'lmstudio', 'amazon-bedrock'];
