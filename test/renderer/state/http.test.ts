import { describe, expect, it, vi } from 'vitest';
import type { LinkState } from '../../../renderer/transport/connection.ts';
import { connectHttp, type EventStream } from '../../../renderer/transport/http.ts';
import { sampleSnapshot } from '../../fixtures/snapshots/sample-snapshot.ts';

class FakeStream implements EventStream {
  readyState = 0;
  closed = false;
  readonly target = new EventTarget();
  addEventListener(type: string, listener: (event: Event) => void) {
    this.target.addEventListener(type, listener);
  }
  close() {
    this.closed = true;
    this.readyState = 2;
  }
  emit(type: string, data?: string) {
    this.target.dispatchEvent(data === undefined ? new Event(type) : new MessageEvent(type, { data }));
  }
}

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });

function setup(answer: () => Response | Promise<Response>) {
  const streams: FakeStream[] = [];
  const calls: { url: string; init: RequestInit }[] = [];
  const target = new EventTarget();
  const page = Object.assign(target, { visibilityState: 'visible' as DocumentVisibilityState });
  const connection = connectHttp({
    fetch: async (url, init) => {
      calls.push({ url, init });
      return answer();
    },
    openEvents() {
      const stream = new FakeStream();
      streams.push(stream);
      return stream;
    },
    page: page as unknown as Document,
  });
  const links: LinkState[] = [];
  connection.onLink((state) => links.push(state));
  return {
    ...connection,
    streams,
    calls,
    links,
    see(state: DocumentVisibilityState) {
      page.visibilityState = state;
      target.dispatchEvent(new Event('visibilitychange'));
    },
  };
}

const good = () => json({ ok: true, value: null });

describe('connectHttp', () => {
  it('sends the contract', async () => {
    const { api, calls } = setup(good);
    expect(await api.setDemo(true)).toEqual({ ok: true, value: null });
    expect(calls[0]?.url).toBe('api/request');
    expect(calls[0]?.init).toMatchObject({
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', 'x-codex-glance': '1' },
      body: '{"name":"demo.set","payload":{"on":true}}',
    });
  });

  it.each([
    ['planAnalytics', [false], '{"name":"analytics.plan","payload":{"enabled":false}}'],
    ['setAnalytics', [true], '{"name":"analytics.set","payload":{"enabled":true}}'],
    ['undoAnalytics', [], '{"name":"analytics.undo","payload":{}}'],
    ['getConfigReport', [['otel']], '{"name":"config.report","payload":{"keys":["otel"]}}'],
    ['openInspector', [], '{"name":"inspector.open","payload":{}}'],
    ['nextInspected', [3], '{"name":"inspector.next","payload":{"after":3}}'],
    ['revealInspected', [3, 'a'], '{"name":"inspector.reveal","payload":{"number":3,"attribute":"a"}}'],
    ['closeInspector', [], '{"name":"inspector.close","payload":{}}'],
    ['openLink', ['pricing'], '{"name":"link.open","payload":{"link":"pricing"}}'],
    ['openLayer', ['/a'], '{"name":"layer.open","payload":{"file":"/a"}}'],
  ] as const)('%s asks for one request of the contract', async (method, args, body) => {
    const { api, calls } = setup(good);
    const call = api[method] as (...args: readonly unknown[]) => Promise<unknown>;
    await call(...args);
    expect(calls.map(({ init }) => init.body)).toEqual([body]);
  });

  it('hands on pushed Snapshots', () => {
    const { api, streams, links } = setup(good);
    const listener = vi.fn();
    api.onSnapshot(listener);
    const snapshot = sampleSnapshot('filled');
    streams[0]?.emit('snapshot', JSON.stringify(snapshot));
    expect(listener).toHaveBeenCalledWith(snapshot);
    expect(links).toEqual(['connecting', 'live']);
  });

  it('says that the line is lost while the browser retries, and that it is back', () => {
    const { api, streams, links } = setup(good);
    api.onSnapshot(() => {});
    streams[0]?.emit('open');
    streams[0]?.emit('error');
    streams[0]?.emit('open');
    expect(links).toEqual(['connecting', 'live', 'lost', 'live']);
    expect(streams).toHaveLength(1);
  });

  it.each([401, 403])('knows an expired session by %i', async (status) => {
    const { api, links, streams } = setup(() => json({}, status));
    api.onSnapshot(() => {});
    expect(await api.getSnapshot()).toMatchObject({ ok: false, code: 'expired' });
    expect(links.at(-1)).toBe('expired');
    expect(streams[0]?.closed).toBe(true);
  });

  it('asks why a stream was refused', async () => {
    const { api, links, streams } = setup(() => json({}, 403));
    api.onSnapshot(() => {});
    const [stream] = streams;
    if (stream === undefined) throw new Error('No stream was opened.');
    stream.readyState = 2;
    stream.emit('error');
    await vi.waitFor(() => expect(links.at(-1)).toBe('expired'));
    expect(streams).toHaveLength(1);
  });

  it('opens a new stream once a refused one can work again', async () => {
    const { api, streams } = setup(good);
    api.onSnapshot(() => {});
    const [stream] = streams;
    if (stream === undefined) throw new Error('No stream was opened.');
    stream.readyState = 2;
    stream.emit('error');
    await api.refresh();
    expect(streams).toHaveLength(2);
  });

  it('turns a host that is gone into an answer', async () => {
    const { api, links } = setup(() => Promise.reject(new TypeError('fetch failed')));
    expect(await api.refresh()).toMatchObject({ ok: false, code: 'unreachable' });
    expect(links.at(-1)).toBe('lost');
  });

  it('holds no stream while hidden', () => {
    const { api, streams, see } = setup(good);
    api.onSnapshot(() => {});
    see('hidden');
    expect(streams[0]?.closed).toBe(true);
    see('visible');
    expect(streams).toHaveLength(2);
  });

  it('ends the stream with the last subscription', () => {
    const { api, streams, see } = setup(good);
    api.onSnapshot(() => {})();
    expect(streams[0]?.closed).toBe(true);
    see('visible');
    expect(streams).toHaveLength(1);
  });
});
