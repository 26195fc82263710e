import type { AskedFile } from './asked-codex.ts';
import type { Seeds } from './exploration.ts';

const words = (
  'read write none deny allow auto always never on off true false low medium high minimal default enabled ' +
  'disabled live cached indexed ask approve prompt user project full limited all core any osc9 bel ' +
  'read-only write-only read-write readonly readwrite execute deny-read no-access unfocused focused ' +
  'immediate text json binary left right top bottom xhigh max reasoning tool_calls tool_outputs basic bearer ' +
  'header token include exclude git local'
).split(' ');

const agents = (
  'enabled max_threads max_concurrent_threads_per_session default_subagent_model ' +
  'default_subagent_reasoning_effort interrupt_message job_max_runtime_seconds max_depth'
).split(' ');

/**
 * What Codex's messages do not tell. Keys of tables that take any key are tried one by one, so only these
 * are, unless a derivation is thorough; `features` of the program are added to them.
 */
export function seedsFor(file: AskedFile, features: readonly string[]): Seeds {
  const section = {
    min_total_section_tokens: 100n,
    max_section_entry_tokens: 100n,
    max_total_section_tokens: 5_000n,
  };
  const sections = (features: string) => ({
    [`${features}.guardianv2.sync_elastic_sections.*`]: section,
    [`${features}.guardianv2.async_elastic_sections.*`]: section,
  });
  const variable = { env_var: 'zz' };
  const action = {
    // Actions that need it are refused with any other.
    'permissions.*.network.mitm': { version: 2n },
    'permissions.*.network.mitm.actions.*': { strip_request_headers: ['zz'] },
    'permissions.*.network.mitm.actions.*.aws_sigv4': {
      placeholder_access_key_id: 'zz',
      region: 'zz',
      service: 'zz',
      access_key_id: variable,
      secret_access_key: variable,
    },
    'permissions.*.network.mitm.actions.*.body_secret_substitution.replacements[]': {
      placeholder: 'zz',
      secret: variable,
    },
  };
  // A number among keys that are paths.
  const depth = { 'permissions.*.filesystem': ['glob_scan_max_depth'] };
  const keyNames = { domains: 'zz.example', unix_sockets: '/zz', filesystem: '/zz', deny_read: '/zz' };
  if (file === 'requirements.toml') {
    return {
      words,
      neverLists: ['experimental_network', 'model_providers.*', 'network_proxy', 'permissions.filesystem'],
      keys: {
        features,
        feature_requirements: features,
        apps: ['_default'],
        permissions: ['filesystem', 'network'],
        ...depth,
      },
      keyNames,
      tables: {
        ...action,
        'mcp_servers.*': { identity: { command: 'zz' } },
        'mcp_servers.*.identity': { command: 'zz' },
        'model_providers.*': { name: 'zz' },
        config_server: { base_url: 'https://zz.example' },
        'config_server.oauth': {
          authorization_url: 'https://zz.example',
          token_url: 'https://zz.example',
          client_id: 'zz',
        },
        'model_providers.*.gateway_oauth': {
          authorization_url: 'https://zz.example',
          token_url: 'https://zz.example',
          client_id: 'zz',
        },
        rules: { prefix_rules: [{ pattern: [{ token: 'zz' }], decision: 'prompt' }] },
        'rules.prefix_rules[]': { pattern: [{ token: 'zz' }], decision: 'prompt' },
      },
      otherTables: {},
    };
  }
  return {
    words,
    neverLists: ['mcp_servers.*', 'model_providers.*', 'shell_environment_policy'],
    keys: {
      agents,
      apps: ['_default'],
      features,
      permissions: [],
      ...depth,
      plugins: ['enabled', '_default'],
      'profiles.*.features': features,
      'features.context_management': ['experimental_mode'],
      'mcp_servers.*.env_vars[]': ['name', 'source'],
      'profiles.*.features.context_management': ['experimental_mode'],
    },
    keyNames,
    tables: {
      ...action,
      'mcp_servers.*': { command: 'zz' },
      'mcp_servers.*.env_vars[]': { name: 'zz' },
      'model_providers.*': { name: 'zz' },
      'model_providers.*.gateway_oauth': {
        authorization_url: 'https://zz.example',
        token_url: 'https://zz.example',
        client_id: 'zz',
      },
      ...sections('features'),
      ...sections('profiles.*.features'),
    },
    otherTables: { 'mcp_servers.*': { url: 'https://zz.example' } },
  };
}
