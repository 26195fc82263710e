import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv/dist/2020.js';
import { parse } from 'smol-toml';
import { expect, it, onTestFinished } from 'vitest';
import { checkRules } from '../../../../electron/core/governance/checks/catalogue.ts';
import { readyPolicies } from '../../../../electron/core/governance/checks/ready-policies.ts';
import { policyBasis } from '../../../../electron/core/governance/checks/run-check.ts';
import { loadPolicy } from '../../../../electron/core/governance/policy/load-policy.ts';
import { policySchema } from '../../../../electron/core/governance/policy/policy-schema.ts';
import { policyToml } from '../../../../electron/core/governance/policy/write-policy.ts';

const assets = fileURLToPath(new URL('../../../../assets/policies/', import.meta.url));
const names = Object.keys(readyPolicies);
const schema = policySchema(checkRules, names);

it('the published schema is that of the rules', async () => {
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(
    join(assets, 'policy.schema.json'),
  );
});

it.each(names)('the published policy %s is the one that comes with the program', async (name) => {
  const policy = readyPolicies[name];
  if (policy === undefined) throw new Error(name);
  const text = policyToml(policy, checkRules);
  await expect(text).toMatchFileSnapshot(join(assets, `${name}.toml`));
  // TOML has no null, so that nothing is lost by JSON.
  const validate = new Ajv({ strict: true, formats: { date: true } }).compile(schema);
  validate(JSON.parse(JSON.stringify(parse(text))));
  expect(validate.errors).toBe(null);
  const folder = await mkdtemp(join(tmpdir(), 'glance-policy-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'policy.toml');
  writeFileSync(file, text);
  const read = await loadPolicy(file, policyBasis);
  expect(read.rules.map((rule) => ({ ...rule, place: null }))).toEqual(policy.rules);
});

it('the schema refuses what the reader refuses', () => {
  const validate = new Ajv({ strict: true, formats: { date: true } }).compile(schema);
  const base = { policy: 'codex-glance.policy/1' };
  expect(validate({ ...base, rules: { analytics: { state: 'off' } } })).toBe(true);
  expect(validate({ ...base, rules: { analytics: { state: 'maybe' } } })).toBe(false);
  expect(validate({ ...base, rules: { none: {} } })).toBe(false);
  expect(validate({ ...base, waivers: [{ rule: 'analytics', reason: 'x' }] })).toBe(false);
  expect(validate({ rules: {} })).toBe(false);
});

it('every rule can be set, and every option says what it is', () => {
  for (const { id, about, fields } of checkRules) {
    expect([id, about]).toEqual([id, expect.stringMatching(/^[A-Z].*\.$/)]);
    for (const [name, field] of Object.entries(fields)) {
      expect([id, name, field.about]).toEqual([id, name, expect.stringMatching(/[.]$/)]);
    }
  }
});
