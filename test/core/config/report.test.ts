import { describe, expect, test } from 'vitest';
import { configFindings } from '../../../electron/core/config/findings.ts';
import { configReport } from '../../../electron/core/config/report.ts';
import { shownValue, withoutCredentials } from '../../../electron/core/config/schema/redact.ts';
import { verbatim } from '../../../electron/shared/messages/en/words.ts';
import { resolveWorld } from './world.ts';

const off = '[analytics]\nenabled = false\n';
const kinds = async (files: Record<string, string>, options: Parameters<typeof resolveWorld>[1] = {}) => {
  const { stack, resolved } = await resolveWorld(files, options);
  const found = configFindings(stack, resolved);
  expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
  return found;
};

describe('configReport', () => {
  const secret = 'Bearer sk-very-secret';
  const files = {
    '$HOME/config.toml': [
      'model = "m"',
      '[otel.exporter.otlp-http]',
      'endpoint = "https://me:pw-hidden@h/v1/logs?key=q-hidden"',
      'protocol = "json"',
      `headers = { authorization = "${secret}" }`,
      '[mcp_servers.x]',
      'command = "c"',
      'bearer_token_env_var = "MY_TOKEN"',
      'env = { PASSWORD = "env-hidden" }',
      'http_headers = { X = "http-hidden" }',
      '[model_providers.p]',
      'experimental_bearer_token = "token-hidden"',
      '[shell_environment_policy.set]',
      'A = "set-hidden"',
    ].join('\n'),
    '/etc/codex/requirements.toml': '[otel]\nexporter = "none"\n',
  };

  test('carries no secret, also not of shadowed values', async () => {
    const { stack, resolved } = await resolveWorld(files);
    const text = JSON.stringify(configReport(resolved, stack, []));
    expect(text).not.toMatch(/secret|hidden/);
    expect(text).toContain('[redacted]');
    expect(text).toContain('MY_TOKEN');
    expect(text).toContain('https://h/v1/logs?key=[redacted]');
  });

  test('stands highest layer first', async () => {
    const { stack, resolved } = await resolveWorld(files);
    const { layers } = configReport(resolved, stack, []);
    expect(layers.map(({ origin }) => origin.layer)).toEqual([
      'requirements-system',
      'managed',
      'user',
      'system',
      'packaged',
    ]);
    expect(layers[2]).toMatchObject({ exists: true, disabledReason: null, error: null });
  });

  test('narrows to the keys that were asked for, and says what nothing sets', async () => {
    const { stack, resolved } = await resolveWorld({
      '$HOME/config.toml': `${off}[tui]\nanimations = true\n`,
    });
    const { values } = configReport(resolved, stack, ['analytics', 'feedback.enabled', 'tui.animations']);
    expect(Object.keys(values)).toEqual(['analytics.enabled', 'feedback.enabled', 'tui.animations']);
    expect(values['analytics.enabled']).toMatchObject({
      value: false,
      origin: { layer: 'user', line: 2 },
      locked: false,
    });
    expect(values['feedback.enabled']).toMatchObject({ value: null, origin: { layer: 'default' } });
  });

  test('shows a replaced table whole, below the word that replaced it', async () => {
    const { stack, resolved } = await resolveWorld(files);
    const { values } = configReport(resolved, stack, ['otel']);
    expect(Object.keys(values)).toEqual(['otel.exporter']);
    expect(values['otel.exporter']).toMatchObject({
      value: 'none',
      locked: true,
      shadowed: [{ origin: { layer: 'user', line: 2 }, value: { 'otlp-http': { protocol: 'json' } } }],
    });
  });

  test('is plain JSON: integers and quoted keys', async () => {
    const { stack, resolved } = await resolveWorld({
      '$HOME/config.toml':
        'model_context_window = 9007199254740993\nmodel_auto_compact_token_limit = 1\n[features]\n"e.f" = true\n',
    });
    const { values } = JSON.parse(
      JSON.stringify(
        configReport(resolved, stack, ['features', 'model_context_window', 'model_auto_compact_token_limit']),
      ),
    );
    const plain = Object.fromEntries(
      Object.entries(values).map(([key, one]) => [key, (one as { value: unknown }).value]),
    );
    expect(plain).toEqual({
      'features."e.f"': true,
      model_auto_compact_token_limit: 1,
      model_context_window: '9007199254740993',
    });
  });

  test('has the value that Codex has of itself where nothing sets a key', async () => {
    const { stack, resolved } = await resolveWorld({ '$HOME/config.toml': off });
    const { values } = configReport(resolved, stack, ['allow_login_shell']);
    expect(values.allow_login_shell).toMatchObject({
      value: true,
      origin: { layer: 'default' },
      locked: false,
    });
    expect(configReport(resolved, stack, []).values.allow_login_shell?.value).toBe(true);
  });

  test('says that and why a configuration is invalid, with the values in force', async () => {
    const { stack, resolved, home } = await resolveWorld({ '$HOME/config.toml': `model = 3\n${off}` });
    const report = configReport(resolved, stack, ['analytics.enabled']);
    expect(report.invalid).toEqual({
      effect: 'without-user',
      reason: '`model` must be text in quotes.',
      file: `${home}/config.toml`,
      line: 1,
    });
    expect(report.values['analytics.enabled']).toMatchObject({ value: null, shadowed: [{ value: false }] });
  });
});

describe('redaction', () => {
  test.each([
    ['https://u:p@h:1/x?a=b&c#d', 'https://h:1/[redacted]?a=[redacted]&[redacted]'],
    ['https://u:p@ss@h/x@y', 'https://h/[redacted]'],
    ['https://h/v1/logs', 'https://h/v1/logs'],
    ['h/v1/logs', 'h/v1/logs'],
    ['u:p@h:4317', 'h:4317'],
    ['//u:p@h/x', '//h/[redacted]'],
    ['no address, but an @ sign', 'no address, but an @ sign'],
    ['https://h/s/Mzk4NjYyOmYxYzJhNDc4YjQ0ZQ/mcp', 'https://h/[redacted]/[redacted]/mcp'],
    ['https://h/x?sk-1234', 'https://h/[redacted]?[redacted]'],
    ['https://h/1f0c4a52-7d6e-4a7c-9b1d-000000000001', 'https://h/[redacted]'],
    ['https://h/hooks/canary/otlp/v1/traces', 'https://h/[redacted]/[redacted]/otlp/v1/traces'],
  ])('%s', (text, shown) => {
    expect(withoutCredentials(text)).toBe(shown);
  });

  test('keeps what only sounds like a secret', () => {
    const kept = { cli_auth_credentials_store: 'file', tool_output_token_limit: 5 };
    expect(shownValue([], { ...kept, tool_output_token_limit: 5n })).toEqual(kept);
    expect(shownValue(['model_providers', 'p', 'env_key'], 'OPENAI_API_KEY')).toBe('OPENAI_API_KEY');
  });

  test.each<[string, unknown, unknown]>([
    ['analytics.enabled', false, false],
    ['model_verbosity', 'low', 'low'],
    ['model_verbosity', 'canary', '[text of 6 characters]'],
    ['model', 'gpt-6.2-sol', 'gpt-6.2-sol'],
    ['model', 'sk-canary', '[text of 9 characters]'],
    ['model_provider', 'a name', '[text of 6 characters]'],
    ['notify', ['sh', '-c', 'canary'], '[list of 3 texts]'],
    ['notify', ['one'], '[list of 1 text]'],
    ['notify', [], []],
    ['developer_instructions', 'é', '[text of 1 character]'],
    ['otel.headers_helper', 'canary', '[text of 6 characters]'],
    ['mcp_servers.a.command', 'npx', '[text of 3 characters]'],
    ['mcp_servers.a.args', ['--token', 'canary'], '[list of 2 texts]'],
    ['mcp_servers.a.env', { KEY: 'canary' }, { KEY: '[redacted]' }],
    ['mcp_servers.a.env.KEY', 5n, '[redacted]'],
    ['mcp_servers.a.url', 'https://u:canary@h/p?k=canary#canary', 'https://h/[redacted]?k=[redacted]'],
    ['mcp_servers.a.url', 'canary with blanks', '[text of 18 characters]'],
    ['mcp_servers.a.cwd', '/home/ada', '/home/ada'],
    ['mcp_servers.a.cwd', 'a\ncanary', '[text of 8 characters]'],
    ['model_providers.p.env_key', 'canary', '[text of 6 characters]'],
    ['model_providers.p.name', 'canary', '[text of 6 characters]'],
    ['sandbox_workspace_write.writable_roots', ['/a', '/b'], ['/a', '/b']],
    [
      'hooks.Stop',
      [{ hooks: [{ type: 'command', command: 'canary' }] }],
      [{ hooks: [{ type: 'command', command: '[text of 6 characters]' }] }],
    ],
    ['hooks.Stop', [{ hooks: [{ type: 'canary' }] }], [{ hooks: [{ type: '[text of 6 characters]' }] }]],
    ['a_future_key', 'canary', '[text of 6 characters]'],
    ['a_future_key', 123456n, '[number]'],
    ['a_future_key', 1.5, '[number]'],
    ['a_future_key', true, true],
    ['a_future_key', ['canary', 5n], '[list of 2 values]'],
    ['a_future_key.password', ['canary'], '[redacted]'],
  ])('a value of %s', (path, value, shown) => {
    expect(shownValue(path.split('.'), value)).toEqual(shown);
  });
});

describe('configFindings', () => {
  test('none where all is well', async () => {
    expect(await kinds({ '$HOME/config.toml': 'model = "m"\n' })).toEqual([]);
    expect(await kinds({ '/etc/codex/managed_config.toml': off, '$HOME/config.toml': off })).toEqual([]);
  });

  test.each([
    ['config.invalid', { '$HOME/config.toml': '[a\n' }, 1],
    ['config.invalid', { '$HOME/config.toml': `${off.replace('false', '"no"')}` }, 2],
    ['config.requirements.analytics-ignored', { '/etc/codex/requirements.toml': `\n${off}` }, 2],
    ['config.requirements.unknown-keys', { '/etc/codex/requirements.toml': 'bogus_key = 1\n' }, 1],
    ['config.unknown-keys', { '$HOME/config.toml': '[otel]\nfoo = 1\n' }, 2],
  ])('%s', async (kind, files, line) => {
    expect(await kinds(files)).toMatchObject([{ kind, line }]);
  });

  test('requirements on otel that this version does not enforce', async () => {
    const files = { '/etc/codex/requirements.toml': '[otel]\nexporter = "none"\n' };
    expect(await kinds(files, { codexVersion: '0.165.0' })).toMatchObject([
      { kind: 'config.requirements.otel-not-enforced' },
    ]);
    expect(await kinds(files)).toEqual([]);
  });

  test('a trusted project that switches analytics back on', async () => {
    const files = {
      '$HOME/config.toml': `${off}[projects."$PROJ"]\ntrust_level = "trusted"\n`,
      '$PROJ/.codex/config.toml': '[analytics]\nenabled = true\n[otel]\nexporter = "none"\n',
    };
    expect(await kinds(files, { cwd: '$PROJ' })).toMatchObject([
      { kind: 'config.project.ignored-keys', level: 'info' },
      { kind: 'config.project.analytics-on', level: 'warning', line: 2 },
    ]);
  });

  test('a managed file that Windows no longer reads', async () => {
    const { stack, resolved } = await resolveWorld({ '/etc/codex/managed_config.toml': off });
    expect(configFindings(stack, resolved)).toEqual([]);
    const managed = stack.layers.find(({ origin }) => origin.layer === 'managed');
    const windows = {
      ...stack,
      layers: managed ? [{ ...managed, disabledReason: verbatim('Not read.') }] : [],
    };
    expect(configFindings(windows, resolved)).toMatchObject([{ kind: 'config.managed.not-read' }]);
  });

  test('an untrusted broken project file does not matter to Codex, and is told', async () => {
    const found = await kinds({ '$PROJ/.codex/config.toml': '[a\n' }, { cwd: '$PROJ' });
    expect(found).toMatchObject([{ kind: 'config.layer.broken', level: 'warning', line: 1 }]);
  });

  test('names what an invalid configuration means', async () => {
    const [found] = await kinds({ '$HOME/config.toml': '[analytics\nenabled = false\n' });
    expect(found?.detail).toContain('an opt-out in it is not in force');
    expect(found?.level).toBe('error');
  });
});
