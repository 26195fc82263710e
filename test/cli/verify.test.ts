import { expect, it } from 'vitest';
import { CannotAsk } from '../../electron/core/config/verify/ask.ts';
import type { ConfigReport } from '../../electron/shared/commands.ts';
import { verbatim } from '../../electron/shared/messages/en/words.ts';
import type { ConfigVerification } from '../../electron/shared/verify.ts';
import { createFakeGlance } from '../fakes/glance.ts';
import { command, documentOf } from './command.ts';

const config: ConfigReport = { schema: 'codex-glance.config/1', layers: [], values: {} };

const agreed: ConfigVerification = {
  agreed: true,
  codexVersion: '0.169.0',
  differences: [],
  codexBinary: '/usr/bin/codex',
  notCompared: ["Your organisation's cloud config: Codex reads it only when signed in."],
};

const disagreed: ConfigVerification = {
  ...agreed,
  agreed: false,
  differences: [{ kind: 'value', key: 'analytics.enabled', glance: true, codex: false }],
};

const glanceWith = (verify: () => ConfigVerification) => createFakeGlance({ config: () => config, verify });

it('says that Codex agrees, and what was left out', async () => {
  const glance = glanceWith(() => agreed);
  const { code, stdout } = await command('config --verify', { glance });
  expect(code).toBe(0);
  expect(stdout).toContain('Codex agrees on every value, origin and error.');
  expect(stdout).toContain('Not compared');
  expect(glance.calls).toContain('verifyConfig null');
});

it('shows each difference, and ends with 1', async () => {
  const glance = glanceWith(() => disagreed);
  const text = await command('config --verify --codex-bin codex', { glance });
  expect(text.code).toBe(1);
  expect(text.stdout).toMatch(/Value of analytics\.enabled\s+Glance {2}true\s+Codex {3}false/);
  expect(glance.calls.join()).toMatch(/verifyConfig \/.*\/codex/);
  const json = await command('config --verify --json', { glance });
  expect(json.code).toBe(1);
  expect(documentOf(json.stdout)).toMatchObject({ verify: disagreed });
});

it('ends with 3 where there is no Codex', async () => {
  const glance = glanceWith(() => {
    throw new CannotAsk(verbatim('There is no Codex program on PATH.'), 'no-codex');
  });
  const { code, stdout, stderr } = await command('config --verify --json', { glance });
  expect(code).toBe(3);
  expect(documentOf(stdout)).toMatchObject({ schema: 'codex-glance.error/1', code: 'no-codex' });
  expect(stderr).toContain('no Codex program');
});

it('prints one value whole where that is asked for, and in no document', async () => {
  const glance = createFakeGlance({ configValue: (key) => (key === 'notify' ? ['sh', 'canary'] : null) });
  const shown = await command('config notify --reveal', { glance });
  expect(shown).toMatchObject({ code: 0, stdout: '["sh","canary"]\n' });
  expect(await command('config model --reveal', { glance })).toMatchObject({ code: 1, stdout: '' });
  for (const words of [
    'config --reveal',
    'config a b --reveal',
    'config a --reveal --json',
    'config a --reveal --verify',
  ]) {
    expect((await command(words, { glance })).code).toBe(2);
  }
});

it('takes --codex-bin with --verify only', async () => {
  const { code } = await command('config --codex-bin codex', { glance: glanceWith(() => agreed) });
  expect(code).toBe(2);
});
