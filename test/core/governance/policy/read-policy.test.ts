import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { policyBasis } from '../../../../electron/core/governance/checks/run-check.ts';
import { loadPolicy } from '../../../../electron/core/governance/policy/load-policy.ts';
import { PolicyError } from '../../../../electron/core/governance/policy/policy-error.ts';

const HEAD = 'policy = "codex-glance.policy/1"\n';

/** Writes files of a policy folder and loads `policy.toml` of them. */
async function load(files: Readonly<Record<string, string>>, name = 'policies/policy.toml') {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'glance-policy-')));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    if (text.startsWith('-> ')) symlinkSync(text.slice(3), join(root, file));
    else writeFileSync(join(root, file), text);
  }
  const file = join(root, name);
  return { file, root, loaded: loadPolicy(file, policyBasis) };
}

async function mistakeOf(text: string): Promise<string> {
  const { file, loaded } = await load({ 'policies/policy.toml': text });
  const error = await loaded.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(PolicyError);
  return (error as PolicyError).message.replace(file, 'FILE');
}

describe('A mistake is named with its file and line:', () => {
  it.each([
    ['[', 'FILE, line 1: it is not valid TOML: .+'],
    ['name = "x"\n', 'FILE, line 1: it is no policy: it does not begin with policy = .+'],
    ['policy = "codex-glance.policy/2"\n', 'FILE, line 1: policy: it must be "codex-glance.policy/1"\\.'],
    [`${HEAD}\nnam = "x"\n`, 'FILE, line 3: nam: there is no such key; name is near\\.'],
    [`${HEAD}name = 5\n`, 'FILE, line 2: name: it must be text\\.'],
    [`${HEAD}rules = 5\n`, 'FILE, line 2: rules: it must be a table .+'],
    [
      `${HEAD}[rules.analytic]\n`,
      'FILE, line 2: rules.analytic: there is no rule analytic; analytics is near\\.',
    ],
    [
      `${HEAD}[rules.analytics]\nenforced = "yes"\n`,
      'FILE, line 3: rules.analytics.enforced: it must be true or false\\.',
    ],
    [
      `${HEAD}[rules.analytics]\nstate = "maybe"\n`,
      'FILE, line 3: rules.analytics.state: it must be "off", "on" or "decided"\\.',
    ],
    [
      `${HEAD}[rules.analytics]\nlevel = "fatal"\n`,
      'FILE, line 3: rules.analytics.level: it must be "error", .+',
    ],
    [
      `${HEAD}[rules.sandbox]\nallowed = ["all"]\n`,
      'FILE, line 3: rules.sandbox.allowed: it must be "read-only".+',
    ],
    [
      `${HEAD}[rules.sandbox]\nallowed = "read-only"\n`,
      'FILE, line 3: rules.sandbox.allowed: it must be a list\\.',
    ],
    [`${HEAD}[rules.provider]\nallowed = [5]\n`, 'FILE, line 3: rules.provider.allowed: it must be text\\.'],
    [
      `${HEAD}[rules.retention]\nmax-days = 0\n`,
      'FILE, line 3: rules.retention.max-days: it must be at least 1\\.',
    ],
    [`${HEAD}[rules.retention]\nmax-days = 9.5\n`, 'FILE, line 3: .+ it must be a whole number\\.'],
    [
      `${HEAD}[rules.codex-version]\nmin = "latest"\n`,
      'FILE, line 3: .+ it must be a version such as 0.171.0\\.',
    ],
    [`${HEAD}\n[[waivers]]\nrule = "analytics"\n`, 'FILE, line 3: waivers.reason: it is missing\\.'],
    [
      `${HEAD}[[waivers]]\nrule = "sandbox"\nreason = "x"\nuntil = 2027-01-01\n[[waivers]]\nrule = "sandbox"\nreason = "x"\nuntil = "soon"\n`,
      'FILE, line 6: waivers.until: it must be a day such as .+',
    ],
    [
      `${HEAD}[[waivers]]\nrule = "none"\nreason = "x"\nuntil = 2027-01-01\n`,
      'FILE, line 2: waivers.rule: there is no rule none\\.',
    ],
    [
      `${HEAD}extends = "enterprize"\n`,
      'FILE, line 2: there is no policy enterprize; there are developer, enterprise and regulated.+',
    ],
    [`${HEAD}extends = "../other.toml"\n`, 'FILE, line 2: it extends a file outside its own folder\\.'],
    [`${HEAD}extends = "/etc/passwd"\n`, 'FILE, line 2: it extends a file outside its own folder\\.'],
    [`${HEAD}extends = "./policy.toml"\n`, 'FILE, line 2: it extends itself\\.'],
    [`${HEAD}${'a.'.repeat(50_000)}b = 1\n`, 'FILE, line 2: it is not valid TOML: .+'],
    [`${HEAD}name = "${'x'.repeat(1_000_000)}"\n`, 'FILE: it is larger than .+'],
    [`${HEAD}x = ${'['.repeat(5_000)}${']'.repeat(5_000)}\n`, 'FILE(?:, line 2)?: it is not valid TOML: .+'],
  ])('%.60j', async (text, expected) => {
    expect(await mistakeOf(text)).toMatch(new RegExp(`^${expected}$`));
  });

  it('a link that leads out of the folder is not followed', async () => {
    const { file, loaded } = await load({
      'policies/policy.toml': `${HEAD}extends = "below/base.toml"\n`,
      'secret.toml': HEAD,
      'policies/below/base.toml': '-> ../../secret.toml',
    });
    await expect(loaded).rejects.toThrow(`${file}, line 2: it extends a file outside its own folder.`);
  });

  it('files that extend each other in a circle', async () => {
    const { root, loaded } = await load({
      'policies/policy.toml': `${HEAD}extends = "./one.toml"\n`,
      'policies/one.toml': `${HEAD}extends = "./policy.toml"\n`,
    });
    await expect(loaded).rejects.toThrow(`${join(root, 'policies/one.toml')}, line 2: it extends itself.`);
  });

  it('a file that is not there, and one that is no UTF-8', async () => {
    const missing = await load({});
    await expect(missing.loaded).rejects.toThrow(`${missing.file}: there is no such file.`);
    const { file, loaded } = await load({ 'policies/policy.toml': '' });
    await expect(loaded).rejects.toThrow('it is no policy');
    writeFileSync(file, Buffer.from([0xff, 0xfe, 0x00]));
    await expect(loadPolicy(file, policyBasis)).rejects.toThrow(`${file}: it is not UTF-8.`);
  });
});

it('a file says over what it extends: options one by one, a rule off, waivers of both', async () => {
  const { file, loaded } = await load({
    'policies/policy.toml': `${HEAD}name = "ours"\nextends = "base/base.toml"\n[rules.sandbox]\nallowed = ["read-only"]\n[rules.hooks]\nlevel = "off"\n[rules.residency]\npaths = ["~/eu/**"]\n`,
    'policies/base/base.toml': `${HEAD}extends = "enterprise"\n[[waivers]]\nrule = "sandbox"\nreason = "until the new one"\nuntil = 2027-01-31\n`,
  });
  const policy = await loaded;
  expect(policy).toMatchObject({ name: 'ours', file });
  const rules = new Map(policy.rules.map((rule) => [rule.id, rule]));
  expect(rules.get('sandbox')).toMatchObject({
    options: { allowed: ['read-only'], enforced: true },
    place: { file, line: 4 },
  });
  expect(rules.has('hooks')).toBe(false);
  expect(rules.get('residency')).toMatchObject({ paths: ['~/eu/**'], level: 'warning' });
  expect(rules.get('analytics')).toMatchObject({ options: { state: 'off', enforced: true }, place: null });
  expect(policy.waivers).toMatchObject([{ rule: 'sandbox', until: '2027-01-31', place: { line: 3 } }]);
});
