import { pinnedProviders, tableRules, wordRules } from './codex-tables.ts';
import type { Rule } from './schema.ts';

const boolean: Rule = { is: 'boolean' };
const string: Rule = { is: 'string' };
const strings: Rule = { is: 'table', each: string };

const enabled: Rule = { is: 'table', fields: { enabled: boolean } };

const otlp = {
  endpoint: string,
  headers: strings,
  tls: {
    is: 'table',
    fields: { 'ca-certificate': string, 'client-certificate': string, 'client-private-key': string },
  },
} as const satisfies Record<string, Rule>;

const exporter: Rule = {
  is: 'variant',
  words: ['none', 'statsig'],
  tables: {
    'otlp-http': {
      is: 'table',
      fields: { ...otlp, protocol: { is: 'one-of', values: ['binary', 'json'] } },
      required: ['endpoint', 'protocol'],
    },
    'otlp-grpc': { is: 'table', fields: otlp, required: ['endpoint'] },
  },
};

/** The `[otel]` table, in config and in requirements (`OtelConfigToml`, 0.169.0). */
const otelFields = {
  environment: string,
  log_user_prompt: boolean,
  log_agent_responses: boolean,
  log_guardian_assessments: boolean,
  log_sse_deltas: boolean,
  tool_result: { is: 'table', fields: { max_bytes: { is: 'natural' } } },
  exporter,
  trace_exporter: exporter,
  metrics_exporter: exporter,
  span_attributes: strings,
  tracestate: { is: 'table', each: strings },
} as const satisfies Record<string, Rule>;

/** Keys of the tables that Glance explains. Any other key in them is ignored by Codex. */
export const knownKeys: Readonly<Record<string, readonly string[]>> = {
  analytics: ['enabled'],
  feedback: ['enabled'],
  otel: Object.keys(otelFields),
};

/** What Codex 0.169.0 takes at each top-level key, as asked of the binary, key by key. */
const topLevelKinds: ReadonlyMap<Rule, string> = new Map<Rule, string>([
  [
    string,
    'model review_model model_provider instructions developer_instructions compact_prompt ' +
      'model_reasoning_effort service_tier sqlite_home chatgpt_base_url js_repl_node_path ' +
      'plan_mode_reasoning_effort experimental_compact_prompt_file default_permissions log_dir ' +
      'openai_base_url model_instructions_file mcp_oauth_callback_url ' +
      'experimental_realtime_ws_backend_prompt experimental_realtime_ws_base_url ' +
      'experimental_realtime_webrtc_call_base_url model_catalog_json ' +
      'experimental_realtime_ws_startup_context apps_mcp_product_sku oss_provider ' +
      'experimental_realtime_ws_model experimental_realtime_start_instructions profile ' +
      'model_auto_compact_token_limit_scope approvals_reviewer sandbox_mode forced_login_method ' +
      'web_search model_reasoning_summary model_verbosity mcp_oauth_credentials_store file_opener ' +
      'cli_auth_credentials_store personality',
  ],
  [
    boolean,
    'include_environment_context_time include_permissions_instructions include_environment_context ' +
      'show_raw_agent_reasoning hide_agent_reasoning include_apps_instructions ' +
      'include_collaboration_mode_instructions daybreak suppress_unstable_features_warning ' +
      'allow_symlinked_codex_home disable_paste_burst check_for_update_on_startup ' +
      'experimental_use_unified_exec_tool allow_login_shell',
  ],
  [{ is: 'integer' }, 'model_context_window model_auto_compact_token_limit'],
  [
    { is: 'natural' },
    'model_post_turn_compact_threshold_percent background_terminal_max_timeout ' +
      'mcp_optional_startup_grace_ms tool_output_token_limit project_doc_max_bytes ' +
      'thread_unload_delay_secs mcp_oauth_callback_port',
  ],
  [{ is: 'strings' }, 'js_repl_node_module_dirs project_doc_fallback_filenames notify project_root_markers'],
  [{ is: 'table-or-list' }, 'sandbox_workspace_write history audio goals skills tool_suggest'],
  [
    { is: 'table' },
    'tools apps browser_use computer_use desktop cloud memories model_providers notice permissions ' +
      'responses_api_metadata ghost_snapshot shell_environment_policy tui mcp_enterprise_managed_auth ' +
      'agents windows orchestrator realtime features mcp_servers marketplaces plugins hooks profiles ' +
      'auto_review',
  ],
]);

/** The rules of the keys in `topLevelKinds`. */
const topLevel: Readonly<Record<string, Rule>> = Object.fromEntries(
  [...topLevelKinds].flatMap(([rule, keys]) => keys.split(' ').map((key) => [key, rule] as const)),
);

const telemetryRules: Readonly<Record<string, Rule>> = {
  analytics: enabled,
  feedback: enabled,
  otel: { is: 'table', fields: otelFields },
  projects: {
    is: 'table',
    each: { is: 'table', fields: { trust_level: { is: 'one-of', values: ['trusted', 'untrusted'] } } },
  },
};

/**
 * What makes a merged configuration valid: whole for telemetry, by kind for every other top-level key.
 * A newer Codex than the verified one has the same rules; what follows from them is then not verified.
 */
export function configRule(_version: string | null): Rule {
  return rules;
}

const rules: Rule = {
  is: 'table',
  fields: { ...topLevel, ...telemetryRules, ...wordRules, ...tableRules },
};

/** Keys that requirements share with config, of the same kind in both. */
const sharedKeys = [
  'cli_auth_credentials_store',
  'chatgpt_base_url',
  'sqlite_home',
  'log_dir',
  'model_catalog_json',
  'model_provider',
  'check_for_update_on_startup',
  'allow_login_shell',
];

/** What makes a requirements file valid: whole where it pins telemetry. It has no `analytics`. */
export const requirementsRule: Rule = {
  is: 'table',
  fields: {
    ...Object.fromEntries(Object.entries(topLevel).filter(([key]) => sharedKeys.includes(key))),
    model_providers: pinnedProviders,
    cli_auth_credentials_store: wordRules.cli_auth_credentials_store ?? string,
    features: { is: 'table', each: boolean },
    feature_requirements: { is: 'table', each: boolean },
    mcp_servers: {
      is: 'table',
      each: {
        is: 'table',
        required: ['identity'],
        fields: { identity: { is: 'table', fields: { command: string, url: string } } },
      },
    },
    feedback: enabled,
    // Unlike in config, an unknown key here stops Codex.
    otel: { is: 'table', fields: otelFields, closed: true },
  },
};

/** Every top-level key that requirements.toml of Codex 0.169.0 accepts. Others are ignored. */
export const requirementKeys: readonly string[] = (
  'allowed_login_methods allowed_chatgpt_workspaces cli_auth_credentials_store chatgpt_base_url ' +
  'sqlite_home log_dir model_catalog_json model_provider model_providers check_for_update_on_startup ' +
  'allow_login_shell feedback allowed_approval_policies allowed_approvals_reviewers ' +
  'allowed_sandbox_modes allowed_permission_profiles default_permissions remote_sandbox_config ' +
  'allowed_web_search_modes allow_managed_hooks_only allow_browser_and_computer_use allow_appshots ' +
  'allow_remote_control computer_use browser_use in_app_browser windows features feature_requirements ' +
  'hooks mcp_servers plugins marketplaces apps rules enforce_residency experimental_network application ' +
  'permissions auto_review models additional_developer_instructions guardian_policy_config ' +
  'guardian_extra_policy otel config_server unsafe_enforce_sqlite_journal_mode'
).split(' ');
