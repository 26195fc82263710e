import type { ConfigInput } from '../../../config/layers/input.ts';
import type { ConfigStack } from '../../../config/layers/layer.ts';
import type { ProcessList, SystemProcess } from '../../../platform/processes.ts';
import { processList, type Runner, runProgram } from '../../../privacy/edit/running/process-list.ts';
import { withBypasses } from '../../posture/facts/bypasses.ts';
import { findHooks, hookStates } from '../../posture/facts/hooks.ts';
import { findPlugins, hookFileOf } from '../../posture/facts/plugins.ts';
import type { CheckFacts } from './check-facts.ts';

/*
 * What runs beside a session. It takes more code than all other facts, so this is loaded only where a policy asks.
 */

export type HookFacts = Pick<CheckFacts, 'hooks' | 'hookStates'>;

/** Finds the hooks of all layers and plugins, and what the user's file says of each. */
export async function findAllHooks(
  stack: ConfigStack,
  { codexHome, env, platform }: Pick<ConfigInput, 'codexHome' | 'env' | 'platform'>,
): Promise<HookFacts> {
  const plugins = await findPlugins(codexHome, stack);
  const hooks = await findHooks(stack, plugins.flatMap(hookFileOf), { env, platform });
  return { hooks, hookStates: hookStates(stack) };
}

/** Lists running Codex processes with what their options take away; null where the system could not be asked. */
export async function listCodex({
  platform,
  processes = processList(platform),
  runner = runProgram,
}: {
  readonly platform: NodeJS.Platform;
  readonly processes?: ProcessList;
  readonly runner?: Runner;
}): Promise<readonly SystemProcess[] | null> {
  const list = await processes();
  return list === null ? null : withBypasses(list, platform, runner);
}
