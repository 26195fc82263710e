import fc from 'fast-check';
import * as plist from 'plist';
import { parse } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { checkRules } from '../../../../electron/core/governance/checks/catalogue.ts';
import { readyPolicies } from '../../../../electron/core/governance/checks/ready-policies.ts';
import type { Policy } from '../../../../electron/core/governance/policy/policy.ts';
import { buildRequirements } from '../../../../electron/core/governance/requirements/build-requirements.ts';
import { command, documentOf } from '../../../cli/command.ts';
import { runs } from '../../../setup/runs.ts';
import { resolveWorld } from '../../config/world.ts';
import { checked, policyOf } from '../checks/checked-world.ts';
import { everyRule, goodHome } from '../checks/good-home.ts';

const names = Object.keys(readyPolicies);
const ready = (name: string): Policy => readyPolicies[name] ?? policyOf({});
const decoded = (value: unknown) => Buffer.from(String(value), 'base64').toString('utf8');

describe.each(names)('The policy %s', (name) => {
  it('is built as a file that Codex takes whole', async () => {
    const { text, managed } = buildRequirements(ready(name), 'toml', '0.171.0');
    const files = { '/etc/codex/requirements.toml': text, '/etc/codex/managed_config.toml': managed ?? '' };
    const { resolved } = await resolveWorld(files, { codexVersion: '0.171.0' });
    expect(resolved.invalid).toBeNull();
  });

  it('is built as a profile for macOS, with both files in it', () => {
    const { text } = buildRequirements(ready(name), 'mobileconfig', null);
    const toml = buildRequirements(ready(name), 'toml', null);
    const profile = plist.parse(text) as unknown as { PayloadContent: Record<string, unknown>[] } & Record<
      string,
      unknown
    >;
    expect(profile).toMatchObject({
      PayloadType: 'Configuration',
      PayloadVersion: 1,
      PayloadScope: 'System',
    });
    const [payload] = profile.PayloadContent;
    expect(payload?.PayloadType).toBe('com.openai.codex');
    expect(parse(decoded(payload?.requirements_toml_base64))).toEqual(parse(toml.text));
    if (toml.managed !== null) expect(decoded(payload?.config_toml_base64)).toBe(toml.managed);
    const uuids = [profile.PayloadUUID, payload?.PayloadUUID].map(String);
    for (const uuid of uuids)
      expect(uuid).toMatch(/^[0-9A-F]{8}-[0-9A-F]{4}-8[0-9A-F]{3}-[89AB][0-9A-F]{3}-[0-9A-F]{12}$/);
    expect(new Set(uuids).size).toBe(2);
    expect(buildRequirements(ready(name), 'mobileconfig', null).text).toBe(text);
  });

  it('is built as a property list for Jamf and a script for Windows', () => {
    const jamf = plist.parse(buildRequirements(ready(name), 'jamf', null).text) as Record<string, unknown>;
    const intune = buildRequirements(ready(name), 'intune', null);
    const encoded = /FromBase64String\('([A-Za-z0-9+/=]*)'\)/.exec(intune.text)?.[1];
    const toml = parse(buildRequirements(ready(name), 'toml', null).text);
    expect(parse(decoded(jamf.requirements_toml_base64))).toEqual(toml);
    expect(parse(decoded(encoded))).toEqual(toml);
    expect(intune.managed).toBeNull();
  });
});

it('says what requirements do not hold, by target and version', () => {
  const keys = (target: 'toml' | 'mobileconfig' | 'intune', version: string | null) =>
    buildRequirements(ready('enterprise'), target, version).notEnforced.map(({ key }) => key);
  expect(keys('toml', null)).toContain('analytics.enabled');
  expect(keys('mobileconfig', null)).not.toContain('analytics.enabled');
  const windows = buildRequirements(ready('enterprise'), 'intune', null).notEnforced;
  expect(windows.find(({ key }) => key === 'analytics.enabled')?.reason).toMatch(/does not count on Windows/);
  expect(keys('toml', '0.171.0')).not.toContain('otel.log_user_prompt');
  expect(keys('toml', '0.165.0')).toContain('otel.log_user_prompt');
  const { text } = buildRequirements(ready('enterprise'), 'toml', null);
  expect(text).toMatch(/^# Not enforced here: analytics\.enabled: Codex ignores \[analytics\]/m);
});

it('what is built makes a home pass that failed', async () => {
  // What names nothing of a machine: hosts, workspaces and servers are for the policy to say.
  const left = [
    'otel-logs',
    'mcp-servers',
    'sign-in',
    'workspace',
    'api-key-sessions',
    'otel-accepted',
    'models',
  ];
  const policy = policyOf(Object.fromEntries(Object.entries(everyRule).filter(([id]) => !left.includes(id))));
  const { text, managed } = buildRequirements(policy, 'toml', '0.171.0');
  const bare = {
    '/etc/codex/requirements.toml': null,
    '/etc/codex/managed_config.toml': null,
    '$HOME/config.toml': null,
  };
  const before = await checked(goodHome, policy, { files: bare });
  expect(before.counts.failed).toBeGreaterThan(10);
  const after = await checked(goodHome, policy, {
    files: { ...bare, '/etc/codex/requirements.toml': text, '/etc/codex/managed_config.toml': managed ?? '' },
  });
  expect(after.rules.filter(({ state }) => state !== 'passed')).toEqual([]);
});

it('any rules in any order are built as one file that Codex takes', async () => {
  const all = [...policyOf(everyRule).rules];
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(all), async (rules) => {
      const { text, managed } = buildRequirements({ ...policyOf({}), rules }, 'toml', '0.171.0');
      const files = { '/etc/codex/requirements.toml': text, '/etc/codex/managed_config.toml': managed ?? '' };
      expect((await resolveWorld(files, { codexVersion: '0.171.0' })).resolved.invalid).toBeNull();
    }),
    { numRuns: runs(40) },
  );
  expect(all).toHaveLength(checkRules.length);
});

it('a name of a policy is no markup and no second line', () => {
  const policy = { ...ready('developer'), name: 'a </string> & \n[rules]' };
  const profile = plist.parse(buildRequirements(policy, 'mobileconfig', null).text) as Record<
    string,
    unknown
  >;
  expect(profile.PayloadDisplayName).toBe('Codex: a </string> &  [rules]');
  expect(parse(buildRequirements(policy, 'toml', null).text)).not.toHaveProperty('rules');
});

describe('requirements build', () => {
  it('prints the text, and on stderr what is not enforced', async () => {
    const { code, stdout, stderr } = await command('requirements build --policy enterprise');
    expect(code).toBe(0);
    expect(parse(stdout)).toMatchObject({ allowed_sandbox_modes: ['read-only', 'workspace-write'] });
    expect(stderr).toMatch(/^Not enforced: analytics\.enabled: /m);
    const managed = await command('requirements build --policy enterprise --managed');
    expect(parse(managed.stdout)).toMatchObject({ analytics: { enabled: false } });
    const { stdout: json } = await command('requirements build --policy enterprise --target jamf --json');
    expect(documentOf(json)).toMatchObject({ schema: 'codex-glance.requirements/1', target: 'jamf' });
  });

  it.each([
    ['requirements', /requirements build --policy/],
    ['requirements make', /Unknown subcommand/],
    ['requirements build', /needs --policy/],
    ['requirements build --policy enterprize', /Did you mean "enterprise"/],
    ['requirements build --policy enterprise --target plist', /Unknown target/],
    ['requirements build --policy enterprise --codex-version new', /needs a version/],
    ['requirements build --policy enterprise --managed --json', /--managed goes with/],
  ])('%s is wrong usage', async (line, message) => {
    const { code, stderr } = await command(line);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });
});
