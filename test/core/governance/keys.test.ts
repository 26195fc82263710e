import { describe, expect, it } from 'vitest';
import { requirementKeys, topLevelKeys } from '../../../electron/core/config/schema/codex-schema.ts';
import { missingKey } from '../../../electron/core/config/schema/known-key.ts';
import { explainKey } from '../../../electron/core/governance/keys/explain-key.ts';
import { keyRequirement } from '../../../electron/core/governance/keys/key-requirement.ts';
import { ruleKeys } from '../../../electron/core/governance/keys/rule-keys.ts';
import { VERIFIED_CODEX } from '../../../electron/shared/codex/codex.ts';

const { version } = VERIFIED_CODEX;
const files = {
  systemRequirements: '/etc/codex/requirements.toml',
  managed: '/etc/codex/managed_config.toml',
  user: '/home/ada/.codex/config.toml',
};
const explain = (key: string) => explainKey(key, { config: { values: {} }, codexVersion: version, files });

describe('a key of the configuration', () => {
  it.each([
    ['sandbox_mode', ['sandbox'], 'list', 'allowed_sandbox_modes'],
    ['analytics.enabled', ['analytics', 'analytics-project'], null, null],
    ['otel.exporter', ['tool-content', 'otel-logs', 'otel-accepted'], 'value', 'otel.exporter'],
    ['model_provider', ['provider', 'allow-lists'], 'value', 'model_provider'],
    ['enforce_residency', ['residency'], 'value', 'enforce_residency'],
    ['tui.theme', [], null, null],
  ])('%s is looked at by rules, and enforced or not', (key, rules, how, by) => {
    const report = explain(key);
    expect(report.rules.map(({ id }) => id)).toEqual(expect.arrayContaining(rules));
    if (rules.length === 0) expect(report.rules).toEqual([]);
    expect(report.requirement).toMatchObject({ enforced: how !== null, how, key: by });
  });

  it('has what to write of it, and of nothing else', () => {
    expect(explain('sandbox_mode').snippets).toEqual([
      {
        target: 'requirements',
        file: files.systemRequirements,
        toml: 'allowed_sandbox_modes = [ "read-only", "workspace-write" ]',
      },
      { target: 'user', file: files.user, toml: 'sandbox_mode = "workspace-write"' },
    ]);
    expect(explain('analytics.enabled').snippets.map(({ target, toml }) => [target, toml])).toEqual([
      ['managed', '[analytics]\nenabled = false'],
      ['user', '[analytics]\nenabled = false'],
    ]);
  });

  it('of telemetry is enforced from the version on that takes it', () => {
    expect(keyRequirement(['otel', 'exporter'], '0.165.0').enforced).toBe(false);
    expect(keyRequirement(['otel', 'exporter'], '0.166.0').enforced).toBe(true);
  });

  it('is one that Codex has, in the list of each rule', () => {
    const all = new Set([...topLevelKeys(version), ...requirementKeys(version)]);
    for (const key of Object.values(ruleKeys).flat()) {
      expect(all).toContain(key.split('.')[0]);
      expect([key, missingKey(key.split('.'), version)]).toEqual([key, null]);
    }
  });
});
