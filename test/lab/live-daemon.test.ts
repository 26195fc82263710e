import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createNodePorts } from '../../electron/core/composition/node-ports.ts';
import {
  type ConnectDaemon,
  connectByProxy,
  connectBySocket,
} from '../../electron/core/live/connect-daemon.ts';
import { DaemonService } from '../../electron/core/live/daemon-service.ts';
import { TempHome } from '../core/usage/homes.ts';
import { createFakeLogger } from '../fakes/logger.ts';
import { createWholeGlance } from '../setup/whole-glance.ts';
import { Codex } from './codex/codex.ts';
import { codexBinary } from './codex/codex-binary.ts';
import { DaemonClient } from './codex/daemon-client.ts';
import { Hold } from './provider/hold.ts';
import { Provider } from './provider/provider.ts';
import { message, shell } from './provider/replies.ts';

const socketOf = (home: string) => join(home, 'app-server-control', 'app-server-control.sock');

const startThread = async (client: DaemonClient): Promise<string> => {
  const { thread } = await client.request('thread/start', {
    approvalPolicy: 'untrusted',
    sandbox: 'read-only',
  });
  return (thread as { id: string }).id;
};

const startTurn = (client: DaemonClient, threadId: string) =>
  client.request('turn/start', { threadId, input: [{ type: 'text', text: 'Hello', text_elements: [] }] });

/** Size and time of every rollout: a listener changes none. */
function rollouts(home: string): unknown[] {
  const folder = join(home, 'sessions');
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.jsonl'),
  );
  return names.map((name) => [
    name,
    statSync(join(folder, name)).size,
    readFileSync(join(folder, name), 'utf8').length,
  ]);
}

function follow(home: string) {
  const state = new TempHome();
  const glance = createWholeGlance({ codexHome: home, stateDir: state.path, folder: state.path });
  onTestFinished(async () => {
    await glance.close();
    state[Symbol.dispose]();
  });
  const daemon = () => glance.store.getState().live.daemon;
  return {
    glance,
    daemon,
    states: () => daemon().threads.map(({ threadId, state: each }) => [threadId, each]),
  };
}

describe.runIf(process.platform === 'linux')("Codex's shared daemon", () => {
  test('is listened to: working, waiting for approval, idle; from its start to its end', async () => {
    await using provider = await Provider.open();
    await using codex = new Codex({ provider });
    const { glance, daemon, states } = follow(codex.home);
    await glance.start();
    expect(daemon()).toMatchObject({ state: 'off', threads: [] });
    await glance.changeSettings({ followDaemon: true });
    expect(daemon()).toMatchObject({ state: 'absent' });

    const child = codex.daemon();
    await expect.poll(() => daemon().state, { timeout: 20_000 }).toBe('attached');
    await using client = await DaemonClient.open(socketOf(codex.home));
    const threadId = await startThread(client);
    const hold = new Hold();
    provider.answer(shell('true > approved'), message('Done.', { hold }));
    const asked = client.nextApproval();
    await startTurn(client, threadId);
    const id = await asked;
    await expect.poll(states, { timeout: 5_000 }).toEqual([[threadId, 'waiting-approval']]);
    // Whoever comes later knows as well.
    const later = follow(codex.home);
    await later.glance.changeSettings({ followDaemon: true });
    await later.glance.start();
    await expect.poll(later.states, { timeout: 5_000 }).toEqual([[threadId, 'waiting-approval']]);

    client.approve(id);
    await hold.reached;
    await expect.poll(states, { timeout: 5_000 }).toEqual([[threadId, 'working']]);
    hold.release();
    await expect.poll(states, { timeout: 5_000 }).toEqual([[threadId, 'idle']]);

    await glance.changeSettings({ followDaemon: false });
    expect(daemon()).toMatchObject({ state: 'off', threads: [] });
    await child[Symbol.asyncDispose]();
    await expect.poll(() => later.daemon().state, { timeout: 5_000 }).toBe('absent');
    expect(later.states()).toEqual([]);
  });

  test.each([
    ['its socket', (home: string) => connectBySocket(socketOf(home))],
    [
      'its proxy, as on Windows',
      (home: string) =>
        connectByProxy(codexBinary(), { PATH: process.env.PATH ?? '', HOME: home, CODEX_HOME: home }),
    ],
  ] as const)(
    'is only listened to, through %s: no rollout changes, and no question but known ones',
    async (_way, way) => {
      await using provider = await Provider.open();
      await using codex = new Codex({ provider });
      codex.daemon();
      await expect.poll(() => existsSync(socketOf(codex.home)), { timeout: 20_000 }).toBe(true);
      await using client = await DaemonClient.open(socketOf(codex.home));
      const threadId = await startThread(client);
      provider.answer(message('Done.'));
      await startTurn(client, threadId);
      await expect.poll(() => rollouts(codex.home).length, { timeout: 10_000 }).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 500));
      const before = rollouts(codex.home);

      const said: string[] = [];
      const connect: ConnectDaemon = (events) => {
        const connection = way(codex.home)(events);
        return {
          send(text) {
            said.push((JSON.parse(text) as { method: string }).method);
            connection.send(text);
          },
          close: connection.close,
        };
      };
      const { clock } = createNodePorts({ logger: createFakeLogger(), env: {}, homeDir: codex.home });
      const service = new DaemonService({ clock, connect, exists: () => true, onChange: () => {} });
      onTestFinished(() => service.close());
      service.switch(true);
      await expect
        .poll(() => service.view().threads.map((thread) => [thread.threadId, thread.state]), {
          timeout: 10_000,
        })
        .toEqual([[threadId, 'idle']]);
      service.close();
      expect(said).toEqual(['initialize', 'initialized', 'thread/loaded/list', 'thread/read']);
      expect(rollouts(codex.home)).toEqual(before);
    },
  );
});
