import type { IdMode, UsageMode } from '../provider/provider.ts';
import { message, shell } from '../provider/replies.ts';
import type { Lab, Scenario } from './scenario.ts';

/** Codex takes no response without an id, see providers.test.ts. */
const ids: readonly IdMode[] = ['constant', 'empty', 'repeated'];
const usages: readonly UsageMode[] = ['omitted', 'zero', 'cumulative'];

/** Turns, tools, a compaction, a fork and a revert: copies of responses, and responses that look alike. */
async function run({ codex, provider, step }: Lab): Promise<void> {
  const first = await codex.exec('First');
  await step();
  provider.answer(shell('echo one'), shell('echo two'), message());
  await codex.resume(first, 'Second');
  await codex.fork(first, 'Forked');
  await step();
  const server = await codex.appServer();
  const thread = await server.startThread();
  const same = { usage: { input: 500, cachedInput: 0, cacheWriteInput: 0, output: 5, reasoningOutput: 0 } };
  provider.answer(message('Done.', same), message('Done.', same));
  await server.turn(thread, 'Once');
  const second = await server.turn(thread, 'Again');
  await server.compact(thread);
  await server.revert(thread, second);
  provider.answer(message('Done.', same));
  await server.turn(thread, 'Once more');
  await server.close();
  await step();
}

/** Providers that are not OpenAI answer as they like. */
export const providerScenarios: readonly Scenario[] = [
  ...ids.map(
    (idMode): Scenario => ({
      name: `a provider whose ids are ${idMode}`,
      run: (lab) => {
        lab.provider.idMode = idMode;
        return run(lab);
      },
    }),
  ),
  ...usages.map(
    (usageMode): Scenario => ({
      name: `a provider whose usage is ${usageMode}, under one id`,
      run: async (lab) => {
        lab.provider.idMode = 'constant';
        lab.provider.usageMode = usageMode;
        await run(lab);
        lab.provider.usageMode = 'own';
        await lab.codex.exec('Last');
        await lab.step();
      },
    }),
  ),
];
