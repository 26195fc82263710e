import { describe, expect, test } from 'vitest';
import { configFiles } from '../../../electron/core/config/layers/input.ts';
import { configWatchPaths } from '../../../electron/core/config/layers/watch-paths.ts';

describe('where files stand', () => {
  const base = { codexHome: 'C:\\Users\\a\\.codex', cwd: null, codexVersion: null } as const;

  test('Windows', () => {
    const files = configFiles({ ...base, platform: 'win32', env: { ProgramData: 'D:\\PD' } });
    expect(files.system).toBe('D:\\PD\\OpenAI\\Codex\\config.toml');
    expect(files.systemRequirements).toBe('D:\\PD\\OpenAI\\Codex\\requirements.toml');
    expect(configFiles({ ...base, platform: 'win32', env: {} }).system).toMatch(/^C:\\ProgramData\\/);
  });

  test('macOS and Linux', () => {
    const files = configFiles({ ...base, codexHome: '/h/.codex', platform: 'darwin', env: {} });
    expect(files.managed).toBe('/etc/codex/managed_config.toml');
  });

  test('all are watched, also those that do not exist', () => {
    const input = {
      codexHome: '/h/.codex',
      cwd: '/h/p/q',
      platform: 'linux',
      env: {},
      codexVersion: null,
    } as const;
    expect(configWatchPaths({ ...input, profile: 'w' })).toEqual([
      '/etc/codex/config.toml',
      '/etc/codex/requirements.toml',
      '/etc/codex/managed_config.toml',
      '/h/.codex/cloud-config-bundle-cache.json',
      '/h/.codex/config.toml',
      '/h/.codex/w.config.toml',
      '/h/p/q/.codex/config.toml',
      '/h/p/.codex/config.toml',
      '/.codex/config.toml',
    ]);
  });
});
