import { completedThread } from '../codex/exec-run.ts';
import { Hold } from '../provider/hold.ts';
import {
  functionCallItem,
  message,
  messageItem,
  reasoned,
  reasoningItem,
  shell,
  toolCall,
} from '../provider/replies.ts';
import type { Scenario } from './scenario.ts';

/** Turns that go well, in one thread or several at once. */
export const turnScenarios: readonly Scenario[] = [
  {
    name: 'a single turn',
    async run({ codex, provider, step }) {
      provider.answer(reasoned());
      await codex.exec('First');
      await step();
    },
  },
  {
    name: 'many turns in one process',
    async run({ codex, step }) {
      const server = await codex.appServer();
      const thread = await server.startThread();
      for (let turn = 0; turn < 8; turn++) {
        await server.turn(thread, `Turn ${turn}`);
        await step();
      }
      await server.close();
      await step();
    },
  },
  {
    name: 'resumed three times, with another model and effort',
    async run({ codex, step }) {
      const thread = await codex.exec('First');
      await step();
      await codex.resume(thread, 'Second');
      await step();
      await codex.resume(thread, 'Third', {
        model: 'gpt-6.1-sol',
        overrides: { model_reasoning_effort: '"high"' },
      });
      await step();
      await codex.resume(thread, 'Fourth', { overrides: { service_tier: '"fast"' } });
      await step();
    },
  },
  {
    name: 'resumed without a turn',
    async run({ codex, step }) {
      const thread = await codex.exec('First');
      const server = await codex.appServer();
      await server.resumeThread(thread);
      await server.close();
      await step();
      await codex.resume(thread, 'Second');
      await step();
    },
  },
  {
    name: 'tool calls, one by one and several in one response',
    async run({ codex, provider, step }) {
      provider.answer(
        shell('echo one'),
        shell('exit 3'),
        {
          kind: 'items',
          items: [
            reasoningItem('Both at once.'),
            functionCallItem('exec_command', 'call_left', { cmd: 'echo left' }),
            functionCallItem('exec_command', 'call_right', { cmd: 'echo right' }),
          ],
        },
        toolCall('no_such_tool', {}),
        message(),
      );
      await codex.exec('Run some');
      await step();
    },
  },
  {
    name: 'a tool called from code',
    codex: { model: 'gpt-6.1-sol' },
    async run({ codex, provider, step }) {
      const input = 'text(await tools.exec_command({ cmd: "echo from code" }));';
      provider.answer(
        {
          kind: 'items',
          items: [
            { type: 'custom_tool_call', namespace: 'functions', name: 'exec', call_id: 'call_code', input },
          ],
        },
        message(),
      );
      await codex.exec('Run some');
      await step();
    },
  },
  {
    name: 'several messages in one response, slowly',
    async run({ codex, provider, step }) {
      provider.answer({ kind: 'items', items: [messageItem('First'), messageItem('Second')], pace: 40 });
      await codex.exec('Take your time');
      await step();
    },
  },
  {
    name: 'two processes in one home at once',
    async run({ codex, provider, step }) {
      const holds = [new Hold(), new Hold()];
      provider.script = ({ number }) => {
        const hold = holds[number - 1];
        return hold ? shell('echo met', { hold }) : undefined;
      };
      const runs = [codex.execRunning('Left'), codex.execRunning('Right')];
      await Promise.all(holds.map((hold) => hold.reached));
      for (const hold of holds) hold.release();
      for (const run of runs) completedThread(await run.ended);
      await step();
    },
  },
  {
    name: 'three threads of one process at once',
    async run({ codex, provider, step }) {
      provider.script = ({ lastItem }) =>
        lastItem === 'function_call_output' ? message() : shell('echo on');
      const server = await codex.appServer();
      const threads = await Promise.all([1, 2, 3].map(() => server.startThread()));
      await Promise.all(threads.map((thread) => server.turn(thread, 'Together')));
      await step();
      await server.close();
      await step();
    },
  },
  {
    name: 'days named by another time zone',
    codex: { timezone: 'Pacific/Kiritimati' },
    async run({ codex, step }) {
      const thread = await codex.exec('First');
      await codex.resume(thread, 'Second');
      await step();
    },
  },
];
