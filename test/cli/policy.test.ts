import { expect, it } from 'vitest';
import { checkRules } from '../../electron/core/governance/checks/catalogue.ts';
import { createFakeGlance } from '../fakes/glance.ts';
import { sampleConfigReport } from '../fixtures/config-reports.ts';
import { command, documentOf } from './command.ts';

it.each(checkRules.map(({ id }) => id))('policy explain %s says what it asks', async (id) => {
  const { code, stdout } = await command(`policy explain ${id}`);
  expect(code).toBe(0);
  expect(stdout).toContain(`rules.${id}`);
  const { stdout: json } = await command(`policy explain rules.${id} --json`);
  expect(documentOf(json)).toMatchObject({ schema: 'codex-glance.policy-rule/1', id });
});

it.each([
  'policy',
  'policy explain',
  'policy list',
  'policy explain sandbox more',
  'policy explain sandbox --days 3',
  'policy simulate now',
  'policy simulate --days 0',
  'policy simulate --policy enterprize',
])('%s is wrong usage', async (line) => {
  expect((await command(line)).code).toBe(2);
});

it('policy explain names what was meant by a word that is neither a rule nor a key', async () => {
  const config = () => ({
    ...sampleConfigReport('filled', 'sandbx'),
    unknownKeys: [{ key: 'sandbx', nearest: null }],
  });
  const { code, stderr } = await command('policy explain sandbx', { glance: createFakeGlance({ config }) });
  expect([code, stderr]).toEqual([2, expect.stringContaining('sandbox')]);
});

it.each(['sandbox_mode', 'analytics.enabled', 'otel.exporter'])(
  'policy explain %s says who decides it and what enforces it',
  async (key) => {
    const config = () => sampleConfigReport('filled', key);
    const run = (line: string) => command(line, { glance: createFakeGlance({ config }) });
    const { code, stdout } = await run(`policy explain ${key}`);
    expect([code, stdout]).toEqual([0, expect.stringContaining(key)]);
    expect(stdout).toMatch(/Requirements {2}(not )?enforced/);
    expect(documentOf((await run(`policy explain ${key} --json`)).stdout)).toMatchObject({ key });
  },
);

it('policy simulate needs sessions, and says so where there are none', async () => {
  const { code, stdout } = await command('policy simulate --policy enterprise --json');
  expect(code).toBe(0);
  expect(documentOf(stdout)).toMatchObject({ policy: 'enterprise', days: 30, sessions: 0 });
  expect((await command('policy simulate')).stdout).toContain('No session in this span.');
});
