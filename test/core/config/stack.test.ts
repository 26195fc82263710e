import { writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { decideTrust } from '../../../electron/core/config/layers/trust.ts';
import { resolveConfig, resolvedValue } from '../../../electron/core/config/resolve.ts';
import { readConfigStack } from '../../../electron/core/config/stack.ts';
import { BEFORE_EXPIRY, cloudBundle } from './cloud-copy.ts';
import { makeWorld, resolveWorld } from './world.ts';

const on = '[analytics]\nenabled = true\n';
const off = '[analytics]\nenabled = false\n';
const analytics = ['analytics', 'enabled'];

describe('order of the layers', () => {
  /** Each layer sets the same key; the highest that is there wins. Lowest first. */
  const layerRows = [
    'system',
    'cloud',
    'user',
    'profile',
    'project',
    'flags',
    'managed',
    'managed-mdm',
  ] as const;
  const files = {
    system: { '/etc/codex/config.toml': 'model = "system"' },
    cloud: {
      '$HOME/cloud-config-bundle-cache.json': cloudBundle(['model = "cloud"', 'model = "lower"'], []),
    },
    user: {},
    profile: { '$HOME/work.config.toml': 'model = "profile"' },
    project: { '$PROJ/.codex/config.toml': 'model = "project"' },
    flags: {},
    managed: { '/etc/codex/managed_config.toml': 'model = "managed"' },
    'managed-mdm': {},
  };
  const trust = '[projects."$PROJ"]\ntrust_level = "trusted"\n';

  test.each(layerRows.map((layerRow, index) => [layerRow, index] as const))(
    '%s beats all below it',
    async (layerRow, index) => {
      const present = layerRows.slice(0, index + 1);
      const written = Object.assign({}, ...present.map((name) => files[name]));
      const { resolved } = await resolveWorld(
        { ...written, '$HOME/config.toml': `${present.includes('user') ? 'model = "user"\n' : ''}${trust}` },
        {
          cwd: '$PROJ',
          now: BEFORE_EXPIRY,
          ...(present.includes('profile') ? { profile: 'work' } : {}),
          ...(present.includes('flags') ? { flags: ['model=flags'] } : {}),
          platform: 'darwin',
          readMdm: async (key) =>
            present.includes('managed-mdm') && key === 'config_toml_base64'
              ? Buffer.from('model = "managed-mdm"').toString('base64')
              : null,
        },
      );
      const model = resolvedValue(resolved, ['model']);
      expect(model.value).toBe(layerRow);
      expect(model.origin.layer).toBe(layerRow);
      expect(model.locked).toBe(index > layerRows.indexOf('user'));
      const below = present.slice(0, -1).toReversed();
      expect(model.shadowed.map(({ origin }) => origin.layer)).toEqual(
        // The bundle's second fragment stands below its first.
        below
          .flatMap((name) => (name === 'cloud' ? ['cloud', 'cloud'] : [name]))
          .concat(layerRow === 'cloud' ? ['cloud'] : [])
          .toSorted((a, b) => layerRows.indexOf(b as never) - layerRows.indexOf(a as never)),
      );
    },
  );

  test('requirements: system, then cloud, then MDM on top', async () => {
    const pin = (name: string) => `[otel]\nenvironment = "${name}"\n`;
    const sources = {
      '/etc/codex/requirements.toml': pin('system'),
      '$HOME/cloud-config-bundle-cache.json': cloudBundle([], [pin('cloud'), pin('lower')]),
    };
    const readMdm = async (key: string) =>
      key === 'requirements_toml_base64' ? Buffer.from(pin('mdm')).toString('base64') : null;
    const mac = await resolveWorld(sources, { platform: 'darwin', now: BEFORE_EXPIRY, readMdm });
    expect(resolvedValue(mac.resolved, ['otel', 'environment'])).toMatchObject({
      value: 'mdm',
      origin: { layer: 'requirements-mdm' },
      locked: true,
    });
    const linux = await resolveWorld(sources, { now: BEFORE_EXPIRY });
    expect(resolvedValue(linux.resolved, ['otel', 'environment'])).toMatchObject({
      value: 'cloud',
      origin: { layer: 'requirements-cloud' },
    });
  });

  test('nothing but the packaged defaults where no file exists', async () => {
    const { stack, resolved } = await resolveWorld({});
    expect(stack.layers.filter(({ exists }) => exists).map(({ origin }) => origin.layer)).toEqual([
      'packaged',
    ]);
    expect(resolvedValue(resolved, ['file_opener'])).toMatchObject({
      value: 'vscode',
      origin: { layer: 'packaged' },
    });
    expect(resolvedValue(resolved, analytics)).toEqual({
      value: null,
      origin: { layer: 'default', key: 'analytics.enabled' },
      locked: false,
      shadowed: [],
    });
  });

  test('an origin names file, key and line', async () => {
    const { resolved, home } = await resolveWorld({ '$HOME/config.toml': `model = "m"\n\n${off}` });
    expect(resolvedValue(resolved, analytics).origin).toEqual({
      layer: 'user',
      file: `${home}/config.toml`,
      key: 'analytics.enabled',
      line: 4,
    });
  });
});

describe('requirements', () => {
  test('do not decide analytics', async () => {
    const { resolved } = await resolveWorld({ '/etc/codex/requirements.toml': off });
    expect(resolvedValue(resolved, analytics)).toMatchObject({ value: null, locked: false });
  });

  test.each([
    ['0.165.0', 'user'],
    ['0.166.0', 'requirements-system'],
    ['0.166.0-alpha.1', 'requirements-system'],
    ['1.0.0', 'requirements-system'],
    [null, 'requirements-system'],
  ])('pin otel from 0.166.0 on: %s', async (codexVersion, layer) => {
    const { resolved } = await resolveWorld(
      {
        '$HOME/config.toml': '[otel]\nlog_user_prompt = true\n[feedback]\nenabled = true\n',
        '/etc/codex/requirements.toml': '[otel]\nlog_user_prompt = false\n[feedback]\nenabled = false\n',
      },
      { codexVersion },
    );
    expect(resolvedValue(resolved, ['otel', 'log_user_prompt']).origin.layer).toBe(layer);
    expect(resolvedValue(resolved, ['feedback', 'enabled']).origin.layer).toBe('requirements-system');
  });

  test('show what they overrule', async () => {
    const { resolved } = await resolveWorld({
      '$HOME/config.toml': '[otel.exporter.otlp-grpc]\nendpoint = "http://mine"\n',
      '/etc/codex/requirements.toml': '[otel]\nexporter = "none"\n',
    });
    const exporter = resolvedValue(resolved, ['otel', 'exporter']);
    expect(exporter).toMatchObject({ value: 'none', locked: true, origin: { layer: 'requirements-system' } });
    expect(exporter.shadowed).toMatchObject([
      { origin: { layer: 'user', line: 1 }, value: { 'otlp-grpc': { endpoint: 'http://mine' } } },
    ]);
    expect(resolved.effective.otel).toEqual({ exporter: 'none' });
  });
});

describe('a configuration that Codex cannot use', () => {
  // Seen with the real app-server by where its traces went under each combination.
  const managed = '[otel]\nenvironment = "managed"\n';
  test.each([
    ['broken user file', { '$HOME/config.toml': '[a\n' }, 'without-user', 'managed'],
    ['wrong type in the user file', { '$HOME/config.toml': 'model = 3\n' }, 'without-user', 'managed'],
    ['broken requirements', { '/etc/codex/requirements.toml': '[a\n' }, 'bare', null],
    [
      'wrong type in requirements',
      { '/etc/codex/requirements.toml': '[otel]\nlog_user_prompt = 1\n' },
      'refuses',
      null,
    ],
    [
      'unknown otel key in requirements',
      { '/etc/codex/requirements.toml': '[otel]\nfoo = 1\n' },
      'refuses',
      null,
    ],
    ['broken system file', { '/etc/codex/config.toml': '[a\n' }, 'refuses', null],
    ['wrong type in the system file', { '/etc/codex/config.toml': 'model = 3\n' }, 'refuses', null],
    [
      'a wrong system value that the user replaces, in a broken user file',
      { '/etc/codex/config.toml': 'model = 3\n', '$HOME/config.toml': 'model = "x"\nreview_model = 3\n' },
      'refuses',
      null,
    ],
  ])('%s', async (_name, files, effect, environment) => {
    const { resolved } = await resolveWorld({ '/etc/codex/managed_config.toml': managed, ...files });
    expect(resolved.invalid?.effect).toBe(effect);
    expect(resolvedValue(resolved, ['otel', 'environment']).value).toBe(environment);
  });

  test('puts the opt-out of a file with one wrong type out of force, and shows it', async () => {
    const { resolved, home } = await resolveWorld({ '$HOME/config.toml': `model = 3\n${off}` });
    expect(resolved.invalid).toMatchObject({ file: `${home}/config.toml`, line: 1, layer: 'user' });
    expect(resolvedValue(resolved, analytics)).toMatchObject({
      value: null,
      origin: { layer: 'default' },
      shadowed: [{ origin: { layer: 'user', line: 3 }, value: false }],
    });
  });

  test('a wrong value that a higher layer replaces does no harm', async () => {
    const { resolved } = await resolveWorld({
      '/etc/codex/config.toml': '[analytics]\nenabled = "no"\n',
      '$HOME/config.toml': off,
    });
    expect(resolved.invalid).toBeNull();
    expect(resolvedValue(resolved, analytics).value).toBe(false);
  });

  test('two exporter kinds in two layers', async () => {
    const { resolved } = await resolveWorld({
      '/etc/codex/config.toml': '[otel.exporter.otlp-grpc]\nendpoint = "http://s"\n',
      '$HOME/config.toml': '[otel.exporter.otlp-http]\nendpoint = "http://u"\nprotocol = "json"\n',
    });
    expect(resolved.invalid).toMatchObject({ effect: 'without-user', twoVariants: true, file: null });
  });

  test('an error never quotes the file', async () => {
    const { stack } = await resolveWorld({ '$HOME/config.toml': 'key = "sk-secret\n' });
    const user = stack.layers.find(({ origin }) => origin.layer === 'user');
    expect(user?.error).toMatchObject({ kind: 'syntax', line: 1 });
    expect(JSON.stringify(user?.error)).not.toContain('sk-secret');
  });

  test('a path that is a folder cannot be read', async () => {
    const { resolved } = await resolveWorld({ '$HOME/config.toml/': '' });
    expect(resolved.invalid).toMatchObject({
      effect: 'without-user',
      reason: 'This path is a folder, not a file.',
      line: null,
    });
  });

  test('a file that is not UTF-8', async () => {
    const world = await makeWorld({});
    await writeFile(`${world.home}/config.toml`, Buffer.from([0x61, 0xff, 0xfe]));
    const stack = await readConfigStack(world.input);
    expect(resolveConfig(stack).invalid?.reason).toBe('This file is not valid UTF-8.');
  });
});

describe('project layers', () => {
  test('a trusted project overrules the user, except for the keys that Codex drops', async () => {
    const { resolved, stack } = await resolveWorld(
      {
        '$HOME/config.toml': `${off}[projects."$PROJ"]\ntrust_level = "trusted"\n`,
        '$PROJ/.codex/config.toml': `${on}[otel]\nlog_user_prompt = true\n`,
      },
      { cwd: '$PROJ' },
    );
    expect(resolvedValue(resolved, analytics)).toMatchObject({ value: true, origin: { layer: 'project' } });
    expect(resolvedValue(resolved, ['otel', 'log_user_prompt']).value).toBeNull();
    expect(stack.layers.find(({ origin }) => origin.layer === 'project')?.droppedKeys).toEqual(['otel']);
  });

  test('the Codex home is no project, even where the folder is below it', async () => {
    const { stack } = await resolveWorld(
      { '$ROOT/h/.codex/config.toml': off, '$ROOT/h/.git/HEAD': 'ref: x\n' },
      { cwd: '$ROOT/h' },
    );
    expect(stack.layers.some(({ origin }) => origin.layer === 'project')).toBe(true);
    const world = await makeWorld({ '$ROOT/h/.codex/config.toml': off });
    const itself = await readConfigStack({
      ...world.input,
      codexHome: `${world.root}/h/.codex`,
      cwd: `${world.root}/h`,
    });
    expect(itself.layers.some(({ origin }) => origin.layer === 'project')).toBe(false);
  });

  test('on Windows the case of a trusted path does not matter', () => {
    const merged = { projects: { 'C:\\Work\\App': { trust_level: 'trusted' } } };
    const places = { folder: ['c:\\work\\app'], projectRoot: [], repository: [] };
    expect(decideTrust(merged, places, 'win32').trusted).toBe(true);
    expect(decideTrust(merged, places, 'linux').trusted).toBe(false);
  });
});
