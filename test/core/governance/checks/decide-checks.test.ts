import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideChecks } from '../../../../electron/core/governance/checks/decide-checks.ts';
import {
  isFolderWithin,
  isHostAllowed,
  isNameAllowed,
} from '../../../../electron/core/governance/checks/patterns.ts';
import type { Policy } from '../../../../electron/core/governance/policy/policy.ts';
import { runs } from '../../../setup/runs.ts';
import { checked, factsOf, policyOf } from './checked-world.ts';
import { everyRule, goodHome, requirements } from './good-home.ts';

const broken = { files: { '$HOME/config.toml': 'foo = 1\n' } };
const waiver = { rule: 'unknown-keys', reason: 'moving', until: '2026-11-30', paths: [], place: null };
const one = (more: Partial<Policy>) => policyOf({ 'unknown-keys': {} }, more);

describe('A waiver', () => {
  it('lets a rule fail to the end of its last day', async () => {
    const { passed, rules, counts } = await checked(goodHome, one({ waivers: [waiver] }), broken);
    expect(passed).toBe(true);
    expect(counts).toEqual({ passed: 0, failed: 0, waived: 1, 'not-known': 0 });
    expect(rules[0]).toMatchObject({ state: 'waived', waiver: { reason: 'moving', until: '2026-11-30' } });
  });

  it('that is over lets nothing fail, and is named', async () => {
    const policy = one({ waivers: [{ ...waiver, until: '2026-11-29' }] });
    const { passed, rules } = await checked(goodHome, policy, broken);
    expect(passed).toBe(false);
    expect(rules[0]?.evidence).toMatch(/It was waived until 2026-11-29\.$/);
  });

  it('does not make of what passes or is not known anything else', async () => {
    const policy = policyOf(
      { 'unknown-keys': {}, 'otel-accepted': {} },
      { waivers: [waiver, { ...waiver, rule: 'otel-accepted' }] },
    );
    expect((await checked(goodHome, policy)).rules.map(({ state }) => state)).toEqual([
      'not-known',
      'passed',
    ]);
  });

  it('that is limited to folders counts there alone', async () => {
    const facts = await factsOf(goodHome, broken);
    const policy = one({ waivers: [{ ...waiver, paths: ['/srv/legacy'] }] });
    const stateIn = (cwd: string | null) => decideChecks(facts, policy, cwd).rules[0]?.state;
    expect([stateIn('/srv/legacy/app'), stateIn('/srv/other'), stateIn(null)]).toEqual([
      'waived',
      'failed',
      'failed',
    ]);
  });
});

it('a rule that is limited to folders is not there elsewhere', async () => {
  const facts = await factsOf(goodHome, broken);
  const policy = one({});
  const limited = { ...policy, rules: policy.rules.map((rule) => ({ ...rule, paths: ['~/code/*/app'] })) };
  const countIn = (cwd: string | null) => decideChecks(facts, limited, cwd).rules.length;
  expect(countIn(`${facts.homeDir}/code/a/app/src`)).toBe(1);
  expect([countIn(`${facts.homeDir}/code/app`), countIn('/code/a/app'), countIn(null)]).toEqual([0, 0, 0]);
});

it.each(['0.172.0', '1.0.0'])(
  'with Codex %s, which is not verified, nothing that hangs on its rules passes',
  async (version) => {
    const { rules } = await checked(goodHome, policyOf(everyRule), {
      files: { '$HOME/models_cache.json': `{"client_version":"${version}"}` },
    });
    const passing = rules.filter(({ state }) => state === 'passed').map(({ id }) => id);
    // Files, modes and sessions are as they are, whatever Codex makes of them.
    expect(passing.toSorted()).toEqual(
      [
        'api-key-sessions',
        'bypass-processes',
        'analytics-project',
        'config-valid',
        'managed-files',
        'requirements-present',
        'unknown-keys',
        'windows-sandbox',
      ].toSorted(),
    );
  },
);

it('requirements that cannot be read enforce nothing', async () => {
  const facts = await factsOf(goodHome, {
    files: { '/etc/codex/requirements.toml': null, '/etc/codex/requirements.toml/': '' },
  });
  const { rules, passed } = decideChecks(facts, policyOf(everyRule), null);
  const states = Object.fromEntries(rules.map(({ id, state }) => [id, state]));
  expect(passed).toBe(false);
  expect(states['requirements-enforced']).toBe('failed');
});

const snippets = {
  '$HOME/config.toml': [
    '',
    'foo = 1\n',
    '[analytics]\nenabled = true\n',
    'sandbox_mode = "danger-full-access"\n',
    'model = 5\n',
    '[',
  ],
  '/etc/codex/config.toml': ['', '[analytics]\nenabled = false\n', 'approval_policy = "never"\n'],
  '/etc/codex/managed_config.toml': ['', '[analytics]\nenabled = true\n', '[otel]\nlog_user_prompt = true\n'],
  '/etc/codex/requirements.toml': [
    '',
    requirements,
    'allowed_sandbox_modes = ["workspace-write"]\n',
    '[analytics]\nenabled = false\n',
    '[',
  ],
} as const;

it('whatever the layers say, a report adds up and every failure says what to do', async () => {
  const layers = fc.record(
    Object.fromEntries(
      Object.entries(snippets).map(([file, texts]) => [file, fc.constantFrom<string | null>(null, ...texts)]),
    ),
  );
  await fc.assert(
    fc.asyncProperty(layers, async (files) => {
      const report = await checked(goodHome, policyOf(everyRule), { files });
      expect(Object.values(report.counts).reduce((sum, count) => sum + count)).toBe(report.rules.length);
      expect(report.passed).toBe(report.rules.every(({ state }) => state !== 'failed'));
      for (const { id, state, evidence, remedy, line, file } of report.rules) {
        expect([id, evidence.text]).toEqual([id, expect.stringMatching(/^\S.*[.!]$/s)]);
        if (state === 'failed') expect([id, remedy?.text]).toEqual([id, expect.stringMatching(/\S/)]);
        if (state === 'passed') expect([id, remedy, file]).toEqual([id, null, null]);
        if (line !== null) expect([id, file]).toEqual([id, expect.any(String)]);
      }
      // The layers alone decide: the same again gives the same.
      const facts = await factsOf(goodHome, { files });
      const again = () => decideChecks(facts, policyOf(everyRule), null);
      expect(again()).toEqual(again());
    }),
    { numRuns: runs(60) },
  );
});

it('a managed opt-out passes whatever layers below it say', async () => {
  const below = fc.record({
    '$HOME/config.toml': fc.constantFrom(
      ...snippets['$HOME/config.toml'].filter((text) => text !== '[' && text !== 'model = 5\n'),
    ),
    '/etc/codex/config.toml': fc.constantFrom(...snippets['/etc/codex/config.toml']),
  });
  await fc.assert(
    fc.asyncProperty(below, async (files) => {
      const policy = policyOf({ analytics: { state: 'off', enforced: true }, 'analytics-project': {} });
      expect((await checked(goodHome, policy, { files })).passed).toBe(true);
    }),
    { numRuns: runs(20) },
  );
});

describe('Patterns', () => {
  it.each([
    ['otel.example.com', ['*.example.com'], true],
    ['example.com', ['*.example.com'], false],
    ['evil-example.com', ['*.example.com'], false],
    ['OTEL.example.com', ['otel.Example.com'], true],
    ['otel.example.com.evil.org', ['otel.example.com'], false],
  ])('host %s in %j: %s', (host, patterns, expected) => {
    expect(isHostAllowed(host, patterns)).toBe(expected);
  });

  it.each([
    ['gpt-6.2-sol', ['gpt-*'], true],
    ['gpt', ['gpt-*'], false],
    ['a.b', ['a?b'], false],
    ['axb', ['a.b'], false],
  ])('name %s in %j: %s', (name, patterns, expected) => {
    expect(isNameAllowed(name, patterns)).toBe(expected);
  });

  it.each([
    ['/home/a/work', ['~/work'], true],
    ['/home/a/code/x', ['~/code/**'], true],
    ['/home/a/workshop', ['~/work'], false],
    ['/home/a/code/x/y', ['~/code/*/y'], true],
    ['/home/b/work', ['~/work'], false],
    ['C:\\Users\\a\\work\\x', ['C:\\Users\\a\\work'], true],
    ['/', ['/home'], false],
  ])('folder %s in %j: %s', (folder, patterns, expected) => {
    expect(isFolderWithin(folder, patterns, '/home/a')).toBe(expected);
  });
});
