import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GuardInstaller } from '../../../../electron/core/governance/guard/guard-installer.ts';
import { guardHandler } from '../../../../electron/core/governance/guard/hook-block.ts';
import { lastHookRun, noteHookRun } from '../../../../electron/core/governance/guard/hook-run.ts';
import { hookHash } from '../../../../electron/core/governance/posture/facts/hook-hash.ts';
import { createFakeLogger } from '../../../fakes/logger.ts';
import { TempHome } from '../../usage/homes.ts';

const NOW = Date.parse('2026-11-30T03:00:00.000Z');
const command = '/usr/bin/node /opt/cli.js guard --hook --max-usd 50';

describe('GuardInstaller', () => {
  let home: TempHome;
  let state: TempHome;
  beforeEach(() => {
    home = new TempHome();
    state = new TempHome();
  });
  afterEach(() => {
    home[Symbol.dispose]();
    state[Symbol.dispose]();
  });

  const installer = () =>
    new GuardInstaller({
      config: {
        codexHome: home.path,
        cwd: null,
        platform: 'linux',
        env: {},
        codexVersion: null,
        etcDir: join(state.path, 'etc'),
      },
      stateDir: state.path,
      clock: { now: () => NOW },
      logger: createFakeLogger(),
    });
  const file = () => join(home.path, 'config.toml');
  const text = () => readFileSync(file(), 'utf8');

  it('writes nothing for a plan, and keeps a copy from before', async () => {
    home.write('config.toml', 'model = "x"\n');
    const plan = await installer().install(command, { dryRun: true });
    expect(plan).toMatchObject({ changed: true, dryRun: true, command, state: 'untrusted', runs: false });
    expect(plan.diff).toContain('+[[hooks.UserPromptSubmit]]');
    expect(text()).toBe('model = "x"\n');
    const done = await installer().install(command, { dryRun: false });
    expect(text().startsWith('model = "x"\n\n# Budget guard')).toBe(true);
    expect(readFileSync(done.backup ?? '', 'utf8')).toBe('model = "x"\n');
    expect((await installer().uninstall({ dryRun: false })).state).toBe('absent');
    expect(text()).toBe('model = "x"\n');
  });

  it('makes a file that is missing, and leaves one that it cannot edit', async () => {
    expect(await installer().install(command, { dryRun: false })).toMatchObject({
      changed: true,
      backup: null,
    });
    expect(existsSync(file())).toBe(true);
    home.write('config.toml', '[hooks]\nUserPromptSubmit = []\n');
    const left = await installer().install(command, { dryRun: false });
    expect(left).toMatchObject({ changed: false, state: 'absent', runs: false });
    expect(left.paste).toContain('[[hooks.UserPromptSubmit.hooks]]');
    expect(text()).toBe('[hooks]\nUserPromptSubmit = []\n');
    expect(readdirSync(home.path)).toEqual(['config.toml']);
  });

  it.each([
    ['trusted', true, ''],
    ['modified', false, ''],
    ['disabled', false, '[features]\nhooks = false\n'],
  ])('says where it is %s', async (expected, runs, more) => {
    home.write('config.toml', more);
    await installer().install(command, { dryRun: false });
    const hash = hookHash('UserPromptSubmit', null, guardHandler(command), 'linux');
    const trusted = expected === 'modified' ? 'sha256:00' : hash;
    const key = JSON.stringify(`${file()}:user_prompt_submit:0:0`);
    home.write('config.toml', `${text()}\n[hooks.state.${key}]\ntrusted_hash = "${trusted}"\n`);
    expect(await installer().install(command, { dryRun: false })).toMatchObject({
      changed: false,
      state: expected,
      runs,
    });
  });

  it('knows when a guard ran last, and that none did', async () => {
    await installer().install(command, { dryRun: false });
    expect(await lastHookRun(state.path)).toBeNull();
    noteHookRun(state.path, NOW);
    const { ranAt } = await installer().install(command, { dryRun: false });
    expect(ranAt).toBe('2026-11-30T03:00:00.000Z');
  });
});
