import { join } from 'node:path';
import { type ResolvedConfig, resolveConfig } from '../../../electron/core/config/resolve.ts';
import { readConfigStack } from '../../../electron/core/config/stack.ts';
import { codexVersion } from '../../lab/codex/codex-binary.ts';

/** Resolves what a home's config.toml says to the Codex that is tested: no project, no folder of the system. */
export async function resolveHome(home: string): Promise<ResolvedConfig> {
  const stack = await readConfigStack({
    codexHome: home,
    cwd: null,
    platform: process.platform,
    env: {},
    etcDir: join(home, 'etc'),
    codexVersion: codexVersion(),
  });
  return resolveConfig(stack);
}
