import { join } from 'node:path';
import { Child, type ChildOptions } from '../../lab/codex/child.ts';
import { codexBinary } from '../../lab/codex/codex-binary.ts';

/** Keeps Codex from asking for updates, loading plugins or sending analytics. */
export const QUIET_CONFIG =
  'check_for_update_on_startup = false\n[features]\nplugins = false\n[analytics]\nenabled = false\n';

/**
 * Starts the real Codex in `root`, whose folder `home` is its home. What does not go to loopback fails at once.
 *
 * @param env on top of the few variables that it gets
 */
export function startCodex(
  root: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  more: Partial<ChildOptions> = {},
): Child {
  return new Child(codexBinary(), [...args], {
    cwd: root,
    timeout: 30_000,
    env: {
      PATH: process.env.PATH ?? '',
      HOME: root,
      CODEX_HOME: join(root, 'home'),
      HTTPS_PROXY: 'http://127.0.0.1:1',
      ...env,
    },
    ...more,
  });
}
