import { mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ConfigInput } from '../../electron/core/config/layers/input.ts';
import { readConfigStack } from '../../electron/core/config/stack.ts';
import { AppServer } from '../../electron/core/config/verify/app-server.ts';
import { askConfig, greet } from '../../electron/core/config/verify/ask.ts';
import { quietEnv } from '../../electron/core/config/verify/quiet-env.ts';
import { codexBinary } from '../lab/codex/codex-binary.ts';
import { temporaryFolder } from '../setup/temporary-folder.ts';
import { gitLayouts, makeLayout } from './generate/git-layouts.ts';

test('Codex trusts worktrees of the same layouts as Glance', async () => {
  const root = realpathSync(temporaryFolder());
  const [home, user] = [join(root, 'home'), join(root, 'user')];
  for (const folder of [home, user]) mkdirSync(folder);
  await using server = new AppServer({
    file: codexBinary(),
    cwd: user,
    env: quietEnv(process.env, { path: home, root: user }),
    timeout: 60_000,
  });
  await greet(server);
  for (const [index, layout] of gitLayouts.entries()) {
    const folder = join(root, String(index));
    const { p, m } = makeLayout(folder, layout);
    for (const trusted of [m, p, folder]) {
      writeFileSync(
        join(home, 'config.toml'),
        `[projects.${JSON.stringify(trusted)}]\ntrust_level = "trusted"\n`,
      );
      const answer = await askConfig(server, p);
      const theirs =
        answer.state === 'answered' ? answer.layers.filter(({ layer }) => layer === 'project') : [];
      const input: ConfigInput = {
        codexHome: home,
        cwd: p,
        platform: process.platform,
        env: { HOME: user },
        etcDir: join(root, 'etc'),
        codexVersion: null,
      };
      const ours = (await readConfigStack(input)).layers.filter(({ origin }) => origin.layer === 'project');
      const named = `${layout.name}, where ${trusted.slice(folder.length) || 'the folder around'} is trusted`;
      expect(`${named}: ${theirs.map(({ disabled }) => disabled)}`).toBe(
        `${named}: ${ours.map(({ disabledReason }) => disabledReason !== null)}`,
      );
      if (trusted === m)
        expect(`${named}: ${theirs.map(({ disabled }) => !disabled)}`).toBe(`${named}: ${layout.trusted}`);
    }
  }
});
