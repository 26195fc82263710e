import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020.js';
import { parse } from 'smol-toml';
import { expect, it } from 'vitest';
import { TempHome } from '../core/usage/homes.ts';
import { command } from './command.ts';

it.each(['developer', 'enterprise', 'regulated'])(
  'check --init writes the policy %s, with the schema that its first line names',
  async (policy) => {
    using folder = new TempHome();
    const at = (name: string) => join(folder.path, name);
    const { code, stderr } = await command(`check --init --policy ${policy} --cwd ${folder.path}`);
    expect([code, stderr]).toEqual([
      0,
      `${at('codex-glance-policy.toml')} and policy.schema.json were written.\n`,
    ]);
    const text = readFileSync(at('codex-glance-policy.toml'), 'utf8');
    const [, named = ''] = /^#:schema (\S+)\n/.exec(text) ?? [];
    const schema: unknown = JSON.parse(readFileSync(at(named), 'utf8'));
    const validate = new Ajv({ strict: true, formats: { date: true } }).compile(schema as object);
    validate(JSON.parse(JSON.stringify(parse(text))));
    expect(validate.errors).toBeNull();
  },
);

it('check --init leaves files that are there as they are', async () => {
  using folder = new TempHome();
  writeFileSync(join(folder.path, 'policy.schema.json'), 'mine');
  const run = () => command(`check --init --cwd ${folder.path}`);
  expect((await run()).stderr).toBe(`${join(folder.path, 'codex-glance-policy.toml')} was written.\n`);
  expect(readFileSync(join(folder.path, 'policy.schema.json'), 'utf8')).toBe('mine');
  expect(await run()).toMatchObject({ code: 3, stderr: expect.stringContaining('is there already') });
});
