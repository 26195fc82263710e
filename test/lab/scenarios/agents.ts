import { Hold } from '../provider/hold.ts';
import type { ModelRequest } from '../provider/model-request.ts';
import type { Script } from '../provider/provider.ts';
import { message, type Reply, shell, toolCall } from '../provider/replies.ts';
import type { Scenario } from './scenario.ts';

/** Answers the root agent by the given replies, one after the other, and subagents by `child`. */
function rootThen(replies: readonly Reply[], child: Script): Script {
  const left = [...replies];
  return (request) => (isRoot(request) ? (left.shift() ?? message()) : child(request));
}

function isRoot({ subagent }: ModelRequest): boolean {
  return subagent === null;
}

const collaboration = { namespace: 'collaboration' };
const older = { namespace: 'multi_agent_v1' };

/** Since Codex 0.169 these tools are listed only by a search. */
const findAgentTools: Reply = {
  kind: 'items',
  items: [
    {
      type: 'tool_search_call',
      call_id: 'call_search',
      execution: 'client',
      status: 'completed',
      arguments: { query: 'spawn agent', limit: 8 },
    },
  ],
};

/** A child that runs a command, then answers. */
const busyChild: Script = ({ lastItem }) =>
  lastItem === 'function_call_output' || lastItem === 'custom_tool_call_output'
    ? message()
    : shell('echo child');

/** Agents within a session. Each has a thread of its own. */
export const agentScenarios: readonly Scenario[] = [
  {
    name: 'a review, then another turn',
    async run({ codex, provider, step }) {
      provider.script = rootThen([], busyChild);
      const server = await codex.appServer();
      const thread = await server.startThread();
      await server.turn(thread, 'First');
      await server.review(thread, 'Look closely');
      await step();
      await server.turn(thread, 'Second');
      await server.close();
      await step();
    },
  },
  {
    name: 'a review in the older history mode',
    async run({ codex, provider, step }) {
      provider.script = rootThen([], busyChild);
      const server = await codex.appServer();
      const thread = await server.startThread({ historyMode: 'legacy' });
      await server.turn(thread, 'First');
      await server.review(thread, 'Look closely');
      await server.turn(thread, 'Second');
      await server.close();
      await step();
    },
  },
  ...['none', 'all'].map(
    (history): Scenario => ({
      name: `subagents of the current kind with ${history === 'all' ? 'the whole' : 'no'} history`,
      codex: { model: 'gpt-6.1-sol' },
      async run({ codex, provider, step }) {
        const done = new Hold();
        const spawn = (name: string) =>
          toolCall(
            'spawn_agent',
            { task_name: name, message: 'Look around', fork_turns: history },
            collaboration,
          );
        provider.script = rootThen(
          [
            message(),
            spawn('left'),
            spawn('right'),
            toolCall('wait_agent', { timeout_ms: 10_000 }, collaboration),
            message('All done.', { holdFirst: done }),
          ],
          () => undefined,
        );
        const server = await codex.appServer();
        const thread = await server.startThread();
        await server.turn(thread, 'First');
        const children = [0, 1].map(() =>
          server.next('turn/completed', ({ threadId }) => threadId !== thread),
        );
        const ended = server.turn(thread, 'Delegate');
        await Promise.all(children);
        await done.reached;
        done.release();
        await ended;
        await server.close();
        if (provider.billedThreads().length !== 3) throw new Error('Codex did not spawn two subagents');
        await step();
        await codex.resume(thread, 'Third');
        await step();
      },
    }),
  ),
  ...(['paginated', 'legacy'] as const).flatMap((historyMode) =>
    [false, true].map(
      (fork_context): Scenario => ({
        name: `a subagent of the older kind, ${historyMode}, ${fork_context ? 'with' : 'without'} history`,
        async run({ codex, provider, step }) {
          const done = new Hold();
          provider.script = rootThen(
            [
              message(),
              findAgentTools,
              toolCall('spawn_agent', { message: 'Look around', fork_context }, older),
              message('All done.', { holdFirst: done }),
            ],
            busyChild,
          );
          const server = await codex.appServer();
          const config = { 'features.multi_agent': true };
          const thread = await server.startThread({ historyMode, config });
          await server.turn(thread, 'First');
          const child = server.next('turn/completed', ({ threadId }) => threadId !== thread);
          const ended = server.turn(thread, 'Delegate');
          await child;
          await done.reached;
          done.release();
          await ended;
          await server.close();
          if (provider.billedThreads().length !== 2) throw new Error('Codex did not spawn a subagent');
          await step();
        },
      }),
    ),
  ),
  {
    name: 'a review by codex exec',
    async run({ codex, provider, step }) {
      provider.script = rootThen([], busyChild);
      const command = ['exec', 'review', '--skip-git-repo-check', '--json', 'Look closely'];
      await codex.command(command);
      await step();
      await codex.exec('Another');
      await step();
    },
  },
];
