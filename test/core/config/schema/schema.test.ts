import { describe, expect, test } from 'vitest';
import { rulesFrom } from '../../../../electron/core/config/schema/codex-rules.ts';
import {
  configRule,
  knownKeys,
  requirementKeys,
  requirementsRule,
} from '../../../../electron/core/config/schema/codex-schema.ts';
import type { RuleFile } from '../../../../electron/core/config/schema/rule.ts';
import { findViolation } from '../../../../electron/core/config/schema/schema.ts';
import { parseToml } from '../../../../electron/core/config/toml/toml.ts';
import { user } from '../places.ts';
import { resolveWorld } from '../world.ts';

const invalidReason = async (text: string, codexVersion: string | null = null) =>
  (await resolveWorld({ [user]: `${text}\n[analytics]\nenabled = false\n` }, { codexVersion })).resolved
    .invalid?.reason ?? null;

/** Each as asked of Codex 0.171.0. */
describe('what Codex refuses beside an opt-out', () => {
  test.each([
    [
      'mcp_servers.x = { command = "a", startup_timeout_sec = "20" }',
      '`mcp_servers.x.startup_timeout_sec` must be a number from 0.',
    ],
    [
      'mcp_servers.x = { command = "a", tool_timeout_sec = -1 }',
      '`mcp_servers.x.tool_timeout_sec` must be a number from 0.',
    ],
    [
      'sandbox_workspace_write.writable_roots = "/x"',
      '`sandbox_workspace_write.writable_roots` must be a list of text values.',
    ],
    ['tui.theme = 5', '`tui.theme` must be text in quotes.'],
    ['profiles.x.model = 5', '`profiles.x.model` must be text in quotes.'],
    [
      'tui.keymap.composer.submit = "hyper-a"',
      '`tui.keymap.composer.submit` must be a key such as `ctrl-a` or a list of text values.',
    ],
    ['model_context_window = 9223372036854775808', 'A number does not fit into 64 bits.'],
    ['mcp_servers.x = { command = "a", tool_timeout_sec = 1e400 }', 'A number does not fit into 64 bits.'],
    ['project_doc_max_bytes = -1', '`project_doc_max_bytes` must be a whole number from 0.'],
    ['mcp_oauth_callback_port = 65536', '`mcp_oauth_callback_port` must be a whole number from 0 to 65535.'],
    [
      'otel.headers_helper_refresh_interval_ms = 0',
      '`otel.headers_helper_refresh_interval_ms` must be a whole number from 1.',
    ],
    ['rollout_trace.max_bytes = "x"', '`rollout_trace.max_bytes` must be a whole number from 0.'],
    ['skills.config = [{ path = "/x" }]', '`skills.config` needs `enabled`.'],
    [
      'apps.x.tools.y.approval_mode = "maybe"',
      '`apps.x.tools.y.approval_mode` must be "auto", "prompt", "writes" or "approve".',
    ],
    ['hooks.Stop = [{ hooks = [{ type = "command" }] }]', '`hooks.Stop.hooks` needs `command`.'],
    [
      'hooks.Stop = [{ hooks = [{ type = "other" }] }]',
      '`hooks.Stop.hooks.type` must be "command", "mcp_tool", "prompt" or "agent".',
    ],
    [
      'shell_environment_policy = { filters = {}, exclude = [] }',
      '`shell_environment_policy.filters` cannot be set beside `exclude`.',
    ],
    ['mcp_servers.x = { url = "http://a", args = [] }', '`mcp_servers.x.args` cannot be set beside `url`.'],
    [
      'model_providers.x = { name = "x", env_key = "K", auth = { command = "a" } }',
      '`model_providers.x.auth` cannot be set beside `env_key`.',
    ],
    [
      'model_providers.amazon-bedrock.env_key = "K"',
      '`model_providers.amazon-bedrock.env_key` cannot be set for a built-in provider.',
    ],
    ['approval_policy = "untrusted"', '`approval_policy` = "untrusted" is no longer supported.'],
    ['default_permissions = "mine"', '`default_permissions` names a profile that is not set up.'],
    ['permissions.mine = {}', '`permissions` needs `default_permissions`.'],
    [
      'features.multi_agent_v2 = { enabled = 1 }',
      '`features.multi_agent_v2` must be true or false or a table.',
    ],
    ['feedback = [true, 1]', '`feedback` must be a table.'],
    [`a = ${'['.repeat(81)}${']'.repeat(81)}`, ''],
    [`${'a.'.repeat(80)}b = 1`, 'Keys, lists or tables are nested deeper than 80 levels.'],
  ])('%s', async (text, reason) => {
    const found = await invalidReason(text);
    if (reason === '') expect(found).not.toBeNull();
    else expect(found).toBe(reason);
  });
});

test.each([
  'history = ["none"]',
  'model = 1979-05-27',
  'model_verbosity = { low = {} }',
  'model_verbosity = { low = [] }',
  'tui.keymap.composer.submit = ["ctrl-a", "Shift-Enter", "ctrl-x ctrl-s"]',
  'mcp_servers.x = { command = "a", startup_timeout_sec = 3 }',
  'otel.headers_helper = "any text"',
  'tui.notifications = ["a"]',
  'mcp_servers.x = { command = "a", env_vars = ["A", { name = "B", source = "local" }] }',
  'unknown_table = { a = [1] }',
  'permissions.x = {}\nsandbox_mode = "read-only"',
  `a = ${'['.repeat(80)}${']'.repeat(80)}`,
])('Codex takes %s, and so does Glance', async (text) => {
  expect(await invalidReason(text)).toBeNull();
});

test('a key is known from the version on that has it', async () => {
  const text = 'otel.headers_helper_refresh_interval_ms = 0';
  expect(await invalidReason(text, '0.171.0')).not.toBeNull();
  expect(await invalidReason(text, '0.169.0')).toBeNull();
  expect(knownKeys('0.171.0').otel).toContain('headers_helper');
  expect(knownKeys('0.169.0').otel).not.toContain('headers_helper');
  expect(requirementKeys('0.169.0')).toContain('feature_requirements');
  const table = parseToml('otel.headers_helper = "/bin/x"');
  if (!table.ok) throw new Error(table.message.text);
  expect(findViolation(table.table, requirementsRule('0.171.0'))).toBeNull();
  // Unlike in config.toml, an unknown key there stops Codex.
  expect(findViolation(table.table, requirementsRule('0.169.0'))).not.toBeNull();
});

test('a file of rules gives each version its own', () => {
  const file: RuleFile = {
    versions: ['0.1.0', '0.2.0'],
    types: { t1: { is: 'table', fields: { a: { is: 'boolean' }, b: { is: 'text', since: '0.2.0' } } } },
    config: {
      is: 'table',
      fields: {
        old: { is: 'boolean', until: '0.2.0' },
        shared: { is: 'type', name: 't1' },
        either: {
          is: 'by-version',
          of: [
            { is: 'text', until: '0.2.0' },
            { is: 'boolean', since: '0.2.0' },
          ],
        },
      },
    },
    requirements: { is: 'table' },
  };
  expect(rulesFrom(file, '0.1.0').config).toEqual({
    is: 'table',
    fields: {
      old: { is: 'boolean', until: '0.2.0' },
      shared: { is: 'table', fields: { a: { is: 'boolean' } } },
      either: { is: 'text', until: '0.2.0' },
    },
  });
  expect(rulesFrom(file, '0.2.0').config).toMatchObject({ fields: { either: { is: 'boolean' } } });
  expect(Object.keys((rulesFrom(file, '0.2.0').config as { fields: object }).fields)).toEqual([
    'shared',
    'either',
  ]);
});

test('every rule of every file is of a form that is understood', () => {
  const text = JSON.stringify([configRule(null), requirementsRule(null)]);
  expect(text).not.toContain('"is":"type"');
  expect(text).not.toContain('"is":"by-version"');
  expect(text.length).toBeGreaterThan(100_000);
});
