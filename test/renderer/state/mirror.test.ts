import { describe, expect, it, vi } from 'vitest';
import { createMirror } from '../../../renderer/state/mirror.ts';
import { sampleSnapshot } from '../../fixtures/snapshots/sample-snapshot.ts';
import { FakeHost } from '../fake-connection.ts';

describe('createMirror', () => {
  it('fetches first, then follows', async () => {
    const host = new FakeHost(sampleSnapshot('scanning'));
    const mirror = createMirror(host);
    mirror.start();
    await vi.waitFor(() => expect(mirror.store.getState().snapshot?.usage.state).toBe('scanning'));
    host.push(sampleSnapshot('filled'));
    expect(mirror.store.getState().snapshot?.usage.state).toBe('ready');
  });

  it('tells why nothing came', async () => {
    const mirror = createMirror(new FakeHost(null));
    mirror.start();
    await vi.waitFor(() => expect(mirror.store.getState().problem).toBe('Nothing there.'));
  });

  it('does one request at a time', async () => {
    const host = new FakeHost(sampleSnapshot('filled'));
    const { actions, store } = createMirror(host);
    const first = actions.refresh();
    expect(store.getState().busy).toBe(true);
    await actions.refresh();
    await first;
    expect(host.asked).toEqual(['refresh', 'get']);
    expect(store.getState().busy).toBe(false);
  });

  it('keeps what it shows when a refresh fails, and says so until one succeeds', async () => {
    const host = new FakeHost(sampleSnapshot('filled'));
    const { actions, store } = createMirror(host);
    await actions.refresh();
    host.failure = 'The folder is gone.';
    await actions.refresh();
    expect(store.getState()).toMatchObject({ problem: 'The folder is gone.', busy: false });
    expect(store.getState().snapshot).not.toBeNull();
    host.failure = null;
    await actions.refresh();
    expect(store.getState().problem).toBeNull();
  });

  it('asks again after the line was lost', async () => {
    const host = new FakeHost(sampleSnapshot('filled'));
    const mirror = createMirror(host);
    mirror.start();
    host.setLink('lost');
    host.setLink('live');
    await vi.waitFor(() => expect(host.asked).toEqual(['get', 'get']));
  });

  it('leaves nothing behind', () => {
    const host = new FakeHost(sampleSnapshot('filled'));
    createMirror(host).start()();
    expect(host.listeners).toBe(0);
  });
});
