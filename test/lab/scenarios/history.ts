import { compaction, message, shell } from '../provider/replies.ts';
import { compressRollouts, firstThread, type Scenario } from './scenario.ts';

/** What changes a thread's history or its files without a response, or beside one. */
export const historyScenarios: readonly Scenario[] = [
  {
    name: 'compacted at the user’s wish, then more turns',
    async run({ codex, step }) {
      const server = await codex.appServer();
      const thread = await server.startThread();
      await server.turn(thread, 'First');
      await server.compact(thread);
      await step();
      await server.turn(thread, 'Second');
      await server.compact(thread);
      await server.turn(thread, 'Third');
      await server.close();
      await step();
      await codex.resume(thread, 'Fourth');
      await step();
    },
  },
  {
    name: 'compacted by itself within a turn',
    async run({ codex, provider, step }) {
      provider.answer(shell('echo full', { usage: { input: 240_000, cachedInput: 100_000 } }));
      const thread = await codex.exec('Fill it', {
        overrides: { model_auto_compact_token_limit: '200000' },
      });
      await step();
      if (!provider.requests.some(({ requestKind }) => requestKind === 'compaction')) {
        throw new Error('Codex did not compact by itself');
      }
      await codex.resume(thread, 'Go on');
      await step();
    },
  },
  {
    name: 'compacted by the provider',
    async run({ codex, provider, step }) {
      provider.script = ({ requestKind }) => (requestKind === 'compaction' ? compaction() : message());
      // Codex leaves compaction to a provider of this name.
      const server = await codex.appServer();
      const config = { 'model_providers.mock.name': 'OpenAI' };
      const thread = await server.startThread({ config });
      await server.turn(thread, 'First');
      await server.compact(thread);
      await step();
      await server.turn(thread, 'Second');
      await server.close();
      await step();
    },
  },
  {
    name: 'archived, and brought back',
    async run({ codex, step }) {
      const server = await codex.appServer();
      const thread = await server.startThread();
      await server.turn(thread, 'First');
      await server.archive(thread);
      await step();
      await server.unarchive(thread);
      await step();
      await server.close();
      await codex.resume(thread, 'Second');
      await step();
    },
  },
  {
    name: 'reverted to before a turn, twice',
    async run({ codex, step }) {
      const server = await codex.appServer();
      const thread = await server.startThread();
      await server.turn(thread, 'First');
      const second = await server.turn(thread, 'Second');
      await server.turn(thread, 'Third');
      await server.revert(thread, second);
      await step();
      const other = await server.turn(thread, 'Another second');
      await step();
      await server.revert(thread, other);
      await server.turn(thread, 'Yet another second');
      await server.close();
      await step();
      await codex.resume(thread, 'On');
      await codex.fork(thread, 'Aside');
      await step();
    },
  },
  {
    name: 'compressed, then written again',
    async run({ codex, step }) {
      const cold = await codex.exec('First');
      await codex.exec('Another');
      await codex.fork(cold, 'Forked');
      await compressRollouts(codex);
      await step();
      await codex.resume(cold, 'Second');
      await step();
    },
  },
  {
    name: 'archived and compressed',
    async run({ codex, step }) {
      const thread = await codex.exec('First');
      await codex.command(['archive', thread]);
      await compressRollouts(codex);
      await step();
      await codex.command(['unarchive', thread]);
      await step();
    },
  },
  {
    name: 'deleted',
    forgets: true,
    async run({ codex, step }) {
      const thread = await codex.exec('First');
      await codex.exec('Kept');
      await step();
      await codex.command(['delete', '--force', thread]);
      await step();
    },
  },
  {
    name: 'recorded by an older Codex, migrated, then resumed',
    recorded: 'history-0.144.6',
    async run({ codex, step }) {
      await step();
      await codex.migrateRollouts();
      await step();
      const thread = firstThread(codex.home);
      await codex.resume(thread, 'Resumed');
      await codex.fork(thread, 'Forked');
      await step();
    },
  },
  {
    name: 'threads of the older history mode, migrated',
    async run({ codex, step }) {
      const server = await codex.appServer();
      const parent = await server.startThread({ historyMode: 'legacy' });
      await server.turn(parent, 'First');
      await server.compact(parent);
      await server.turn(parent, 'Second');
      const child = await server.forkThread(parent);
      await server.turn(child, 'Forked');
      await server.close();
      await step();
      await codex.migrateRollouts();
      await step();
      await codex.resume(parent, 'Third');
      await codex.resume(child, 'Forked on');
      await step();
    },
  },
];
