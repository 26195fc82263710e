import { message, shell } from '../provider/replies.ts';
import { firstThread, type Scenario } from './scenario.ts';

/** Threads that begin with another's history. What the parent paid counts once. */
const currentForks: readonly Scenario[] = [
  {
    name: 'forked, and both go on',
    async run({ codex, provider, step }) {
      provider.answer(shell('echo parent'), message());
      const parent = await codex.exec('First');
      const child = await codex.fork(parent, 'Forked');
      await step();
      await codex.resume(parent, 'Parent on');
      await codex.resume(child, 'Child on');
      await step();
    },
  },
  {
    name: 'a fork of a fork',
    async run({ codex, step }) {
      const parent = await codex.exec('First');
      await codex.resume(parent, 'Second');
      const child = await codex.fork(parent, 'Forked');
      const grandchild = await codex.fork(child, 'Forked again');
      await step();
      await codex.resume(grandchild, 'On');
      await codex.fork(parent, 'Another child');
      await step();
    },
  },
  {
    name: 'forked before a turn, and without a turn of its own',
    async run({ codex, step }) {
      const server = await codex.appServer();
      const parent = await server.startThread();
      await server.turn(parent, 'First');
      const second = await server.turn(parent, 'Second');
      await server.forkThread(parent);
      await step();
      const child = await server.forkThread(parent, { beforeTurnId: second });
      await server.turn(child, 'Another second');
      await server.compact(child);
      await server.turn(child, 'Third');
      await server.close();
      await step();
    },
  },
];

/** Forks of what older versions recorded: their history is copied. */
const recordedForks: readonly Scenario[] = [
  '0.98.0',
  '0.116.0',
  '0.139.0',
  '0.144.6',
  '0.148.0',
  '0.153.0',
].map((version) => ({
  name: `a fork of a thread recorded by ${version}, and a fork of that`,
  recorded: `history-${version}`,
  async run({ codex, step }) {
    await step();
    const parent = firstThread(codex.home);
    const child = await codex.fork(parent, 'Forked');
    await step();
    await codex.fork(child, 'Forked again');
    await codex.resume(parent, 'Parent on');
    await codex.resume(child, 'Child on');
    await step();
  },
}));

const olderModeForks: readonly Scenario[] = [
  {
    name: 'forks of forks in the older history mode',
    async run({ codex, provider, step }) {
      const server = await codex.appServer();
      const parent = await server.startThread({ historyMode: 'legacy' });
      provider.answer(shell('echo parent'));
      await server.turn(parent, 'First');
      await step();
      const child = await server.forkThread(parent);
      await step();
      await server.turn(child, 'Forked');
      const grandchild = await server.forkThread(child);
      await server.turn(grandchild, 'Forked again');
      await server.turn(parent, 'Parent on');
      await step();
      await server.close();
      await codex.resume(child, 'Child on');
      await step();
    },
  },
];

export const forkScenarios: readonly Scenario[] = [...currentForks, ...recordedForks, ...olderModeForks];
