import { expect, it } from 'vitest';
import { checkRules } from '../../electron/core/governance/checks/catalogue.ts';
import { command, documentOf } from './command.ts';

it.each(checkRules.map(({ id }) => id))('policy explain %s says what it asks', async (id) => {
  const { code, stdout } = await command(`policy explain ${id}`);
  expect(code).toBe(0);
  expect(stdout).toContain(`rules.${id}`);
  const { stdout: json } = await command(`policy explain rules.${id} --json`);
  expect(documentOf(json)).toMatchObject({ schema: 'codex-glance.policy-rule/1', id });
});

it.each(['policy', 'policy explain', 'policy explain sandbx', 'policy list', 'policy explain sandbox more'])(
  '%s is wrong usage',
  async (line) => {
    expect((await command(line)).code).toBe(2);
  },
);
