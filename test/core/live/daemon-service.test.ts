import { describe, expect, test } from 'vitest';
import type { ConnectDaemon, DaemonEvents } from '../../../electron/core/live/connect-daemon.ts';
import { spokenMethods } from '../../../electron/core/live/daemon-listener.ts';
import { DaemonService } from '../../../electron/core/live/daemon-service.ts';
import { verbatim } from '../../../electron/shared/messages/en/words.ts';
import { createFakeClock } from '../../fakes/clock.ts';

interface Message {
  readonly id?: number;
  readonly method: string;
  readonly params?: { readonly threadId?: string };
}

/** A daemon that answers as the real one does, of threads whose status is given. */
function daemon(statuses: Readonly<Record<string, object>> = {}) {
  const clock = createFakeClock();
  const said: Message[] = [];
  const world = { exists: true, attempts: 0, changes: 0, events: null as DaemonEvents | null, closed: 0 };
  const results: Readonly<Record<string, (message: Message) => unknown>> = {
    initialize: () => ({ userAgent: 'x/0.169.0' }),
    'thread/loaded/list': () => ({ data: Object.keys(statuses), nextCursor: null }),
    'thread/read': ({ params }) => ({
      thread: { id: params?.threadId, preview: 'a prompt', status: statuses[params?.threadId ?? ''] },
    }),
  };
  const connect: ConnectDaemon = (events) => {
    world.attempts += 1;
    world.events = events;
    return {
      send(text) {
        const message = JSON.parse(text) as Message;
        said.push(message);
        const result = results[message.method];
        if (result && message.id !== undefined)
          events.onMessage(JSON.stringify({ id: message.id, result: result(message) }));
      },
      close: () => {
        world.closed += 1;
      },
    };
  };
  const service = new DaemonService({
    clock,
    connect,
    exists: () => world.exists,
    onChange: () => {
      world.changes += 1;
    },
    random: () => 0.5,
  });
  const setHostFindings = (method: string, params: unknown) =>
    world.events?.onMessage(JSON.stringify({ method, params }));
  const states = () => service.view().threads.map(({ threadId, state }) => `${threadId} ${state}`);
  return { service, clock, world, said, setHostFindings, states };
}

const active = (...activeFlags: string[]) => ({ type: 'active', activeFlags });

describe('the daemon', () => {
  test('is left alone until listening is switched on, and again once it is switched off', () => {
    const { service, world } = daemon();
    expect(service.view()).toMatchObject({ state: 'off', since: null });
    service.changed();
    expect(world.attempts).toBe(0);
    service.switch(true);
    world.events?.onOpen();
    expect(service.view().state).toBe('attached');
    service.switch(false);
    expect(service.view()).toMatchObject({ state: 'off', threads: [] });
    expect(world.closed).toBe(1);
    world.events?.onMessage(JSON.stringify({ method: 'thread/status/changed', params: {} }));
    expect(service.view().threads).toEqual([]);
  });

  test('is asked what it holds, and heard from then on; those that wait stand first', () => {
    const { service, world, setHostFindings, states } = daemon({
      a: { type: 'idle' },
      b: active(),
      c: active('waitingOnUserInput'),
      d: active('waitingOnApproval', 'somethingNew'),
      e: { type: 'systemError' },
      f: { type: 'notLoaded' },
      g: { type: 'somethingElse' },
    });
    service.switch(true);
    world.events?.onOpen();
    expect(states()).toEqual(['d waiting-approval', 'c waiting-answer', 'b working', 'e failed', 'a idle']);
    setHostFindings('thread/status/changed', { threadId: 'd', status: active() });
    setHostFindings('thread/status/changed', { threadId: 'a', status: { type: 'notLoaded' } });
    setHostFindings('thread/status/changed', { threadId: 7 });
    setHostFindings('item/started', { text: 'a prompt' });
    expect(states()).toEqual(['c waiting-answer', 'b working', 'd working', 'e failed']);
    expect(JSON.stringify(service.view())).not.toContain('a prompt');
  });

  test('says since when a thread is as it is, and changes nothing for what is the same', () => {
    const { service, clock, world, setHostFindings } = daemon({ a: active('waitingOnApproval') });
    service.switch(true);
    world.events?.onOpen();
    const since = service.view().threads[0]?.since;
    clock.advance(5_000);
    const { changes } = world;
    setHostFindings('thread/status/changed', { threadId: 'a', status: active('waitingOnApproval') });
    expect(world.changes).toBe(changes);
    expect(service.view().threads[0]?.since).toBe(since);
  });

  test('hears nothing but known questions, whatever it asks', () => {
    const { service, world, said } = daemon({ a: active() });
    service.switch(true);
    world.events?.onOpen();
    const before = said.length;
    for (const text of [
      JSON.stringify({ id: 1, method: 'item/commandExecution/requestApproval', params: {} }),
      JSON.stringify({ id: 'x', method: 'anything' }),
      JSON.stringify({ id: 99, result: {} }),
      'not JSON',
      '3',
      'null',
      '[]',
    ]) {
      world.events?.onMessage(text);
    }
    expect(said).toHaveLength(before);
    expect([...new Set(said.map(({ method }) => method))]).toEqual([...spokenMethods]);
  });

  test('that is not there is waited for without asking', () => {
    const { service, clock, world } = daemon();
    world.exists = false;
    service.switch(true);
    expect(service.view().state).toBe('absent');
    clock.advance(86_400_000);
    expect(world.attempts).toBe(0);
    expect(clock.pending).toBe(0);
    world.exists = true;
    service.changed();
    world.events?.onOpen();
    expect(service.view().state).toBe('attached');
  });

  test('that ends is tried again ever more seldom, then not before something changes', () => {
    const { service, clock, world } = daemon();
    service.switch(true);
    world.events?.onOpen();
    const end = (refused: boolean) =>
      world.events?.onClose({ refused, message: verbatim('it ended the connection') });
    end(false);
    expect(service.view()).toMatchObject({ state: 'failing', threads: [] });
    const waits: number[] = [];
    while (clock.pending > 0) {
      const from = clock.now();
      const { attempts } = world;
      while (world.attempts === attempts) clock.advance(100);
      waits.push(Math.round((clock.now() - from) / 1000));
      end(true);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32]);
    expect(service.view().state).toBe('absent');
    service.changed();
    world.events?.onOpen();
    expect(service.view().state).toBe('attached');
  });
});
