import { describe, expect, test } from 'vitest';
import { resolvedValue } from '../../../../electron/core/config/resolve.ts';
import { VERIFIED_CODEX } from '../../../../electron/shared/codex/codex.ts';
import { managed, requirements, user } from '../places.ts';
import { resolveWorld } from '../world.ts';

const invalid = async (files: Record<string, string>, options: Parameters<typeof resolveWorld>[1] = {}) =>
  (await resolveWorld(files, options)).resolved.invalid;

/** Each as asked of Codex 0.169.0. */
describe('the whole configuration falls with', () => {
  test.each<[string, string, string]>([
    ['a provider that nobody set up', 'model_provider = "mine"', 'model_provider'],
    ['a provider without a name', '[model_providers.mine]\nbase_url = "http://h"', 'model_providers.mine'],
    ['the name of a built-in provider', '[model_providers.openai]\nname = "x"', 'model_providers.openai'],
    [
      'the old wire protocol',
      '[model_providers.m]\nname = "x"\nwire_api = "chat"',
      'model_providers.m.wire_api',
    ],
    ['a server that is both', '[mcp_servers.a]\ncommand = "x"\nurl = "y"', 'mcp_servers.a'],
    ['a server that is neither', '[mcp_servers.a]\nenabled = true', 'mcp_servers.a'],
    ['a word that Codex does not know', 'sandbox_mode = "none"', 'sandbox_mode'],
    ['a feature that is no switch', '[features]\nmemories = 3', 'features.memories'],
    ['instructions that are not there', 'model_instructions_file = "gone.md"', 'model_instructions_file'],
    ['instructions that are empty', 'model_instructions_file = "empty.md"', 'model_instructions_file'],
    ['a catalog that is not JSON', 'model_catalog_json = "empty.md"', 'model_catalog_json'],
    ['a profile of the old sort', 'profile = "old"', 'profile'],
    ['a preset that is no digit', '[tui.presets.10]\ninput = "x"', 'tui.presets.10'],
    ['a preset of blanks', '[tui.presets.1]\ninput = "  "', 'tui.presets.1.input'],
    [
      'no agents at once',
      '[features.multi_agent_v2]\nmax_concurrent_threads_per_session = 0',
      'features.multi_agent_v2.max_concurrent_threads_per_session',
    ],
    [
      'a share that is no percentage',
      '[features.async_compaction]\nmodel_async_compact_threshold_percent = 0',
      'features.async_compaction.model_async_compact_threshold_percent',
    ],
    [
      'globs that reach nowhere, in the profile that is chosen',
      'default_permissions = "mine"\n[permissions.mine.filesystem]\nglob_scan_max_depth = 0',
      'permissions.mine.filesystem.glob_scan_max_depth',
    ],
    [
      'the same in a profile that it extends',
      'default_permissions = "mine"\n[permissions.mine]\nextends = "base"\n[permissions.base.filesystem]\nglob_scan_max_depth = 0',
      'permissions.base.filesystem.glob_scan_max_depth',
    ],
  ])('%s', async (_name, text, key) => {
    const found = await invalid({ [user]: `${text}\n`, '$HOME/empty.md': ' \n' });
    expect(found).toMatchObject({ effect: 'without-user', layer: 'user', path: key.split('.') });
  });

  test('a relative path in a file whose other mistake a higher layer covers', async () => {
    const files = { [user]: 'log_dir = "logs"\nmodel = 3\n', [managed]: 'model = "m"\n' };
    expect(await invalid(files)).toMatchObject({ path: ['log_dir'] });
    expect(await invalid({ ...files, [user]: 'log_dir = "/logs"\nmodel = 3\n' })).toBeNull();
  });
});

/** As asked of Codex 0.171.0. */
test.each([
  [
    'is not chosen',
    'default_permissions = ":workspace"\n[permissions.base.filesystem]\nglob_scan_max_depth = 0',
  ],
  [
    'is extended by one that says more',
    'default_permissions = "mine"\n[permissions.mine]\nextends = "base"\n[permissions.mine.filesystem]\nglob_scan_max_depth = 2\n[permissions.base.filesystem]\nglob_scan_max_depth = 0',
  ],
])('globs of a profile may reach nowhere where it %s', async (_name, text) => {
  expect(await invalid({ [user]: text })).toBeNull();
});

test('globs that reach nowhere in the profile that requirements choose', async () => {
  const text = (chosen: string) =>
    `default_permissions = "${chosen}"\n[allowed_permission_profiles]\nmine = true\n":workspace" = true\n[permissions.mine.filesystem]\nglob_scan_max_depth = 0\n`;
  expect(await invalid({ [requirements]: text('mine') })).toMatchObject({
    path: ['permissions', 'mine', 'filesystem', 'glob_scan_max_depth'],
  });
  expect(await invalid({ [requirements]: text(':workspace') })).toBeNull();
});

test.each([
  'multi_agent_v2.max_concurrent_threads_per_session = 0',
  'multi_agent_v2.min_wait_timeout_ms = -1',
  'async_compaction.model_async_compact_threshold_percent = 0',
])('a feature of a profile has no limits but those of its type: %s', async (text) => {
  expect(await invalid({ [user]: `[profiles.x.features]\n${text}\n` })).toBeNull();
  expect(await invalid({ [user]: `[features]\n${text}\n` })).not.toBeNull();
});

test.each([
  'sandbox_mode = "future"',
  'model_provider = "new"',
  'model_verbosity = "loud"',
  '[model_providers.x]\nbase_url = "http://127.0.0.1:1"',
  '[mcp_servers.x]\nenabled = true',
  '[history]\npersistence = "some"',
  'features.apps = 3',
])('a rule holds for every version, also for one that is not verified: %s', async (text) => {
  for (const codexVersion of [null, '0.150.0', VERIFIED_CODEX.version, '0.999.0', '9.0.0']) {
    expect(await invalid({ [user]: text }, { codexVersion })).not.toBeNull();
  }
});

test('what stands beside the file is found, and its path made absolute', async () => {
  const { resolved, home, root } = await resolveWorld(
    {
      [user]:
        'model_instructions_file = "here.md"\nlog_dir = "~/logs"\nsandbox_workspace_write.writable_roots = ["a"]\n',
      '$HOME/here.md': 'Be brief.',
    },
    { env: { HOME: '/home/ada' } },
  );
  expect(resolved.invalid).toBeNull();
  expect(resolvedValue(resolved, ['model_instructions_file']).value).toBe(`${home}/here.md`);
  expect(resolvedValue(resolved, ['log_dir']).value).toBe('/home/ada/logs');
  expect(resolvedValue(resolved, ['sandbox_workspace_write', 'writable_roots']).value).toEqual([
    `${root}/home/a`,
  ]);
});

describe('requirements', () => {
  test('pin more than telemetry', async () => {
    const { resolved } = await resolveWorld({
      [user]: 'chatgpt_base_url = "https://mine/"\n[features]\nmemories = false\n',
      [requirements]: 'chatgpt_base_url = "https://corp/"\n[features]\nmemories = true\n',
    });
    const origin = { layer: 'requirements-system' };
    expect(resolvedValue(resolved, ['chatgpt_base_url'])).toMatchObject({
      value: 'https://corp/',
      origin,
      locked: true,
    });
    expect(resolvedValue(resolved, ['features', 'memories'])).toMatchObject({ value: true, origin });
  });

  test('may name the provider that the user did not', async () => {
    const files = { [user]: '[model_providers.own]\nbase_url = "http://h"\n' };
    expect(await invalid({ ...files, [requirements]: '[model_providers.own]\nname = "Own"\n' })).toBeNull();
  });

  test('may choose the permission profile that the user did not', async () => {
    const own = { [user]: '[permissions.own]\nextends = ":read-only"\n' };
    expect(await invalid(own)).not.toBeNull();
    const list = '[allowed_permission_profiles]\n":read-only" = true\n":workspace" = true\n';
    expect(await invalid({ ...own, [requirements]: list })).toBeNull();
  });

  test.each(['[mcp_servers.a]\ncommand = "x"', '[features]\nx = 3', '[features]\n[feature_requirements]'])(
    'stop Codex where they are wrong: %s',
    async (text) => {
      expect(await invalid({ [requirements]: `${text}\n` })).toMatchObject({ effect: 'refuses' });
    },
  );

  test('that are broken stop it where the system files are invalid too', async () => {
    const broken = { [requirements]: '[broken\n' };
    expect(await invalid(broken)).toMatchObject({ effect: 'bare' });
    expect(await invalid({ ...broken, [managed]: 'model = 3\n' })).toMatchObject({ effect: 'refuses' });
  });
});

/** Each as asked of Codex 0.171.0 and 0.169.0, by what the user's file and a trusted project's say. */
describe('in a trusted project', () => {
  const asked = (own: string, project: string) =>
    invalid(
      {
        [user]: `${own}\n[projects."$PROJ"]\ntrust_level = "trusted"\n`,
        '$PROJ/.codex/config.toml': `${project}\n`,
        '$PROJ/.git/HEAD': 'ref: refs/heads/main\n',
      },
      { cwd: '$PROJ', codexVersion: '0.171.0' },
    );
  const server = (more = '') => `mcp_servers.a = { url = "http://h", auth = "ema_auth"${more} }`;

  test.each<[string, string, string, boolean]>([
    ['a server of the enterprise', '', server(), false],
    [
      'the same sign-in as a table',
      '',
      'mcp_servers.a = { url = "http://h", auth = { ema_auth = {} } }',
      false,
    ],
    ['a scope of one', server(), 'mcp_servers.a.scopes = ["x"]', false],
    ['the scope that it has', server(', scopes = ["x"]'), 'mcp_servers.a.scopes = ["x"]', true],
    ['another sign-in of one', server(), 'mcp_servers.a.auth = "oauth"', false],
    ['that sign-in of another', 'mcp_servers.a.url = "http://h"', 'mcp_servers.a.auth = "ema_auth"', false],
    ['that one is off', server(), 'mcp_servers.a.enabled = false', true],
  ])('%s', async (_name, own, project, isValid) => {
    expect(await asked(own, project)).toEqual(
      isValid ? null : expect.objectContaining({ path: ['mcp_servers', 'a'] }),
    );
  });

  test.each<[string, boolean]>([
    ['actions.b = { strip_request_headers = ["x"] }', true],
    ['actions.b = { strip_request_headers = [1979-05-27] }', true],
    ['actions = { b = { strip_request_headers = ["x"] }, c = { strip_request_headers = ["y"] } }', true],
    ['actions.b = { strip_request_headers = [] }', false],
    ['actions.b = { strip_request_headers = ["x", ""] }', false],
    ['actions.b = { strip_request_headers = [" ", "x:"] }', true],
    ['actions.b = { strip_request_headers = ["x"], inject_request_headers = [] }', false],
    ['actions = { b = { strip_request_headers = ["x"] }, c = {} }', false],
    ['version = 2', false],
  ])('what a proxy does: %s', async (said, isValid) => {
    const text = `default_permissions = ":workspace"\npermissions.p.network.mitm.${said}`;
    expect((await asked('', text)) === null).toBe(isValid);
  });
});

test.each([
  'profile = 1979-05-27',
  'mcp_enterprise_managed_auth.idp = { issuer = "i", client_id = "c", token_endpoint_auth_method = { client_secret_post = {} } }',
])('a value in its other form means the same: %s', async (text) => {
  expect(await invalid({ [user]: `${text}\n` })).toMatchObject({ effect: 'without-user' });
});

test.each([
  ['["sh"]', true],
  ['["sh", ["-c"], 5, 5, "/"]', true],
  ['[]', false],
  ['["sh", "-c"]', false],
  ['["sh", ["-c"], 5, 5, "/", 5]', false],
])('a provider that requirements pin signs in by a command as a list: %s', async (list, isValid) => {
  const text = `model_providers.mine = { name = "mine", auth = ${list} }\n`;
  expect((await invalid({ [requirements]: text }, { codexVersion: '0.171.0' })) === null).toBe(isValid);
});

/** As asked of Codex 0.171.0, which reads a list as the values of a table's keys in their order. */
test.each([
  [user, 'tools.web_search = { location = ["DE", "BE", "Berlin", "Europe/Berlin"] }', true],
  [user, 'tools.web_search = { location = ["DE"] }', false],
  [user, 'tools.web_search = ["low", ["example.com"], {}]', true],
  [user, 'mcp_servers.x = ["sh"]', false],
  [user, 'shell_environment_policy = ["core", true, [], {}, [], {}, false]', false],
  [
    user,
    `features.guardianv2 = { sync_elastic_sections = { a = { min_total_section_tokens = 1, max_section_entry_tokens = 1, nested_tool_names = ["b"] } } }`,
    true,
  ],
  [user, 'features.guardianv2 = { sync_elastic_sections = { a = { min_total_section_tokens = 1 } } }', false],
  [
    requirements,
    'config_server = ["https://h.example", { authorization_url = "https://h.example", token_url = "https://h.example", client_id = "c" }]',
    true,
  ],
  [requirements, 'config_server = ["https://h.example"]', false],
  [requirements, 'rules.prefix_rules = [[true, [{ token = "rm" }], "prompt", "why"]]', true],
  [requirements, 'rules.prefix_rules = [[true, [{ token = "rm" }], "allow", "why"]]', false],
])('%s: %s is taken: %s', async (file, text, isTaken) => {
  const found = await invalid({ [file]: `${text}\n` }, { codexVersion: '0.171.0' });
  expect(found === null).toBe(isTaken);
});

test('presets by their digit are fine', async () => {
  const text = '[tui.presets]\n0 = { input = "x" }\n9 = { input = "a\\nb", label = "" }\n';
  expect(await invalid({ [user]: text })).toBeNull();
});
