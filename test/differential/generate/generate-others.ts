import type { Random } from './random.ts';

/** A right value, and seldom a wrong one. */
type Values = readonly [right: readonly [string, ...string[]], wrong: readonly [string, ...string[]]];

const MISTAKES = 0.02;

/** Top-level keys that Glance does not explain: they must merge and be attributed all the same. */
const bareKeys: Readonly<Record<string, Values>> = {
  model: [['"m-one"', "'m-two'", '"""m-three"""', '"\\u00e4"'], ['3']],
  hide_agent_reasoning: [['true', 'false'], ['1']],
  notify: [['[]', '["say"]', '["say", "it"]', '[\n  "say", # c\n]'], ['"say"']],
  model_context_window: [
    ['1_000', '0xFF', '200000'],
    ['1.5', '"big"'],
  ],
  project_doc_fallback_filenames: [['["A.md"]', '["B.md", "C.md"]'], ['"A.md"']],
  chatgpt_base_url: [['"http://127.0.0.1:9/a/"', '"http://127.0.0.1:9/b/"'], ['false']],
  some_future_key: [['1', '"x"', '{ a = 1 }', '1979-05-27T07:32:00Z'], ['nan']],
  log_dir: [['"logs"', '"/var/x"', '"~/logs"', '"./a/../b"'], ['4']],
  sandbox_mode: [['"read-only"', '"workspace-write"'], ['"none"']],
  approval_policy: [
    ['"never"', '"on-request"'],
    ['"always"', '3'],
  ],
  file_opener: [['"none"', '"cursor"'], ['"vi"']],
  web_search: [['"live"', '"disabled"'], ['"on"']],
  model_verbosity: [['"low"', '"high"'], ['"loud"']],
  cli_auth_credentials_store: [['"file"', '"auto"'], ['"pocket"']],
  check_for_update_on_startup: [['true', 'false'], ['"no"']],
  model_instructions_file: [['"there.md"', '"$PROJ/there.md"'], ['"gone.md"']],
  tool_output_token_limit: [['7'], ['-1']],
  mcp_oauth_callback_port: [['8080'], ['70000']],
  model_auto_compact_token_limit: [['9'], ['9223372036854775808']],
  default_permissions: [['":workspace"'], ['"mine"']],
  personality: [['"none"', '"friendly"'], ['"odd"']],
};

/** Tables, each with rows of which some are taken. */
const tableKeys: Readonly<Record<string, Readonly<Record<string, Values>>>> = {
  history: { persistence: [['"none"', '"save-all"'], ['"some"']], max_bytes: [['9'], ['"x"']] },
  memories: {
    no_memories_if_mcp_or_web_search: [['true', 'false'], ['3']],
    disable_on_external_context: [['true'], ['3']],
  },
  agents: {
    max_threads: [['2', '3'], ['"x"']],
    max_concurrent_threads_per_session: [['4'], ['true']],
  },
  features: { memories: [['true', 'false'], ['3']], multi_agent_v2: [['true', '{ enabled = true }'], ['3']] },
  'mcp_servers.one': { command: [['"x"', '"y"'], ['3']], env: [['{ KEY = "s3cret" }'], ['{ A = 1 }']] },
  'mcp_servers."t.w o"': { url: [['"http://127.0.0.1:9"'], ['3']] },
  'model_providers.own': {
    name: [['"Own"'], ['""']],
    base_url: [['"http://127.0.0.1:9/v1"'], ['3']],
    wire_api: [['"responses"'], ['"chat"']],
  },
  'mcp_servers.three': {
    url: [['"http://127.0.0.1:9"'], ['3']],
    startup_timeout_sec: [
      ['20', '2.5'],
      ['"20"', '-1'],
    ],
    http_headers: [['{ A = "s3cret" }'], ['{ A = 1 }']],
    auth: [['"oauth"'], ['"other"']],
  },
  tui: {
    theme: [['"dark"'], ['5']],
    notifications: [['true', '["a"]'], ['3']],
    status_line: [['["model"]'], ['"model"']],
  },
  'tui.keymap.composer': {
    submit: [
      ['"ctrl-a"', '["enter", "ctrl-x ctrl-s"]'],
      ['"hyper-a"', '3'],
    ],
  },
  rollout_trace: { max_bytes: [['9'], ['-1']], max_payload_bytes: [['9'], ['"x"']] },
  code_mode: { heartbeat_interval_s: [['3'], ['4294967296']] },
  'skills.bundled': { enabled: [['true'], ['1']] },
  'profiles.old': { model: [['"m"'], ['5']], model_verbosity: [['"low"'], ['"loud"']] },
  'plugins.one': { enabled: [['true', 'false'], ['3']] },
  'apps.one': { enabled: [['true'], ['"x"']], default_tools_approval_mode: [['"auto"'], ['"maybe"']] },
  tools: {
    web_search: [
      ['true', '{ context_size = "low" }'],
      ['{ context_size = "odd" }', '"x"'],
    ],
  },
  sandbox_workspace_write: { writable_roots: [['["rel", "/abs"]'], ['["~/x"]']] },
  'shell_environment_policy.set': { TOKEN: [['"s3cret"'], ['3']] },
};

/** Rows that a table of the kind cannot do without. */
const needed: Readonly<Record<string, string>> = {
  'mcp_servers.one': 'command',
  'mcp_servers."t.w o"': 'url',
  'mcp_servers.three': 'url',
  'model_providers.own': 'name',
};

/** Adds keys and tables beyond telemetry. A file whose path is named must be made by the caller. */
export function generateOthers(random: Random, bare: string[], tables: string[]): void {
  for (const [key, values] of Object.entries(bareKeys)) {
    if (random.chance(key === 'model' ? 0.3 : 0.06)) bare.push(`${key} = ${draw(random, values)}`);
  }
  if (random.chance(0.03)) bare.push(`model_provider = ${random.pick(['"openai"', '"openai"', '"own"'])}`);
  for (const [table, rows] of Object.entries(tableKeys)) {
    if (!random.chance(0.06)) continue;
    const lines = Object.entries(rows).flatMap(([key, values]) =>
      key === needed[table] || random.chance(0.6) ? [`${key} = ${draw(random, values)}`] : [],
    );
    tables.push([`[${table}]`, ...lines].join('\n'));
  }
}

function draw(random: Random, [right, wrong]: Values): string {
  return random.pick(random.chance(MISTAKES) ? wrong : right);
}
