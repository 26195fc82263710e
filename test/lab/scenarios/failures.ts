import { Hold } from '../provider/hold.ts';
import {
  contextOverflow,
  cutOff,
  failed,
  message,
  serverError,
  shell,
  usageLimitReached,
} from '../provider/replies.ts';
import type { Scenario } from './scenario.ts';

const tomorrow = () => Math.floor(Date.now() / 1000) + 86_400;

/** Turns that are broken off or fail. Only completed responses are billed. */
export const failureScenarios: readonly Scenario[] = [
  {
    name: 'a turn aborted while the model answers',
    async run({ codex, provider, step }) {
      const hold = new Hold();
      provider.answer(message(), message('Never complete', { hold }), message());
      const server = await codex.appServer();
      const thread = await server.startThread();
      await server.turn(thread, 'First');
      const turn = await server.startTurn(thread, 'Second');
      await hold.reached;
      await server.interrupt(thread, turn);
      await step();
      await server.turn(thread, 'Third');
      await server.close();
      await step();
    },
  },
  {
    name: 'a turn aborted while a command runs',
    async run({ codex, provider, step }) {
      provider.answer(shell('sleep 30'), message());
      const server = await codex.appServer();
      const thread = await server.startThread();
      const running = server.next('item/started', ({ item }) => isCommand(item));
      const turn = await server.startTurn(thread, 'Wait long');
      await running;
      await server.interrupt(thread, turn);
      await step();
      await server.turn(thread, 'Go on');
      await server.close();
      await step();
    },
  },
  {
    name: 'a process killed while the model answers, then resumed',
    async run({ codex, provider, step }) {
      const hold = new Hold();
      provider.answer(shell('echo once'), message('Never complete', { hold }));
      const run = codex.execRunning('First');
      await hold.reached;
      await run.kill('SIGKILL');
      await step();
      await codex.resume(await run.threadId, 'Go on');
      await step();
    },
  },
  {
    name: 'responses that fail in every way, then good ones',
    async run({ codex, provider, step }) {
      const thread = await codex.exec('First');
      const limits = { primary: { usedPercent: 100, windowMinutes: 300, resetAt: tomorrow() } };
      const bad = [
        serverError(),
        failed('server_error'),
        failed('rate_limit_exceeded'),
        usageLimitReached(tomorrow(), { limits }),
        cutOff(),
      ];
      for (const reply of bad) {
        provider.answer(reply);
        const { code } = await codex.resumeRunning(thread, 'Fail').ended;
        if (code === 0) throw new Error(`A ${reply.kind} response did not fail the turn`);
        await step();
        await codex.resume(thread, 'Succeed');
        await step();
      }
    },
  },
  {
    name: 'a failure after a tool call',
    async run({ codex, provider, step }) {
      provider.answer(shell('echo before'), serverError());
      const run = codex.execRunning('First');
      await run.ended;
      await step();
      await codex.resume(await run.threadId, 'Go on');
      await step();
    },
  },
  {
    name: 'retries within a turn',
    async run({ codex, provider, step }) {
      provider.answer(cutOff(), serverError(), message());
      const overrides = {
        'model_providers.mock.stream_max_retries': '2',
        'model_providers.mock.request_max_retries': '2',
      };
      await codex.exec('Try again', { overrides });
      await step();
    },
  },
  {
    name: 'a context too full, then more turns',
    async run({ codex, provider, step }) {
      const server = await codex.appServer();
      const thread = await server.startThread();
      await server.turn(thread, 'First');
      provider.answer(contextOverflow());
      await server.turn(thread, 'Too much');
      await step();
      await server.turn(thread, 'Again');
      await server.turn(thread, 'And again');
      await server.close();
      await step();
      await codex.resume(thread, 'Resumed');
      await codex.fork(thread, 'Forked');
      await step();
    },
  },
];

function isCommand(item: unknown): boolean {
  return typeof item === 'object' && item !== null && 'type' in item && item.type === 'commandExecution';
}
