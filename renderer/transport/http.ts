import type {
  GlanceApi,
  RequestName,
  RequestOf,
  Responses,
} from '../../electron/shared/contract/contract.ts';
import { fail, type Result } from '../../electron/shared/contract/result.ts';
import { requestMessage } from '../../electron/shared/messages/en/glance/request.ts';
import type { Snapshot } from '../../electron/shared/snapshot.ts';
import type { Connection, LinkState } from './connection.ts';

/** The part of EventSource that the transport uses. */
export interface EventStream {
  readonly readyState: number;
  addEventListener(type: string, listener: (event: Event) => void): void;
  close(): void;
}

/** What the browser gives; tests give their own. */
export interface HttpParts {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly openEvents: (url: string) => EventStream;
  readonly page: Pick<Document, 'visibilityState' | 'addEventListener'>;
}

/** `EventSource.CLOSED`, which is not defined where the page is tested. */
const CLOSED = 2;

/**
 * The contract over the browser host's loopback HTTP. Requests are POSTs that carry a header no other
 * origin can send unasked; changes arrive as server-sent events, only while the page is visible.
 */
export function connectHttp({ fetch, openEvents, page }: HttpParts): Connection {
  const snapshotListeners = new Set<(snapshot: Snapshot) => void>();
  const linkListeners = new Set<(state: LinkState) => void>();
  let link: LinkState = 'connecting';
  let stream: EventStream | null = null;

  function setLink(next: LinkState): void {
    if (next === link) return;
    link = next;
    for (const listener of linkListeners) listener(next);
  }

  function post<N extends RequestName>(name: N, payload: RequestOf<N>): Promise<Response> {
    return fetch('api/request', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', 'x-codex-glance': '1' },
      body: JSON.stringify({ name, payload }),
    });
  }

  async function request<N extends RequestName>(
    name: N,
    payload: RequestOf<N>,
  ): Promise<Result<Responses[N]>> {
    try {
      const response = await post(name, payload);
      if (refused(response)) {
        stopStream();
        setLink('expired');
        return fail('expired', requestMessage('request.expired'));
      }
      const result = (await response.json()) as Result<Responses[N]>;
      // The stream may have ended for good while the host was away; a good answer says it is back.
      if (snapshotListeners.size > 0 && page.visibilityState === 'visible') startStream();
      return result;
    } catch {
      if (link !== 'expired') setLink('lost');
      return fail('unreachable', requestMessage('request.unreachable'));
    }
  }

  function startStream(): void {
    if (stream !== null && stream.readyState !== CLOSED) return;
    const opened = openEvents('api/events');
    stream = opened;
    opened.addEventListener('open', () => setLink('live'));
    opened.addEventListener('snapshot', (event) => {
      const snapshot = JSON.parse((event as MessageEvent<string>).data) as Snapshot;
      setLink('live');
      for (const listener of snapshotListeners) listener(snapshot);
    });
    opened.addEventListener('error', () => {
      if (stream !== opened) return;
      if (link !== 'expired') setLink('lost');
      // The browser retries a broken stream by itself, but gives up on one that was refused; the
      // reason for a refusal can only be read from a plain request.
      if (opened.readyState === CLOSED) {
        stream = null;
        void probe();
      }
    });
  }

  /** Asks without reopening the stream, so that a host that refuses streams is not asked in a loop. */
  async function probe(): Promise<void> {
    try {
      if (refused(await post('snapshot.get', {}))) setLink('expired');
    } catch {
      setLink('lost');
    }
  }

  function stopStream(): void {
    stream?.close();
    stream = null;
  }

  page.addEventListener('visibilitychange', () => {
    if (page.visibilityState === 'hidden') stopStream();
    else if (snapshotListeners.size > 0 && link !== 'expired') startStream();
  });

  const api: GlanceApi = {
    host: 'browser',
    getSnapshot: () => request('snapshot.get', {}),
    refresh: () => request('snapshot.refresh', {}),
    setDemo: (on) => request('demo.set', { on }),
    openDesk: () => request('desk.open', {}),
    previewTray: () => request('tray.preview', {}),
    closePopover: () => request('popover.close', {}),
    planAnalytics: (enabled) => request('analytics.plan', { enabled }),
    setAnalytics: (enabled) => request('analytics.set', { enabled }),
    undoAnalytics: () => request('analytics.undo', {}),
    previewAnalytics: () => request('analytics.preview', {}),
    getPosture: () => request('posture.get', {}),
    getDrift: () => request('drift.get', {}),
    runCheck: (policy) => request('check.run', policy === undefined ? {} : { policy }),
    getCoverage: (what) => request('coverage.report', what),
    getConfigReport: (keys) => request('config.report', { keys: [...keys] }),
    probeOtel: (signal) => request('otel.probe', signal === undefined ? {} : { signal }),
    setAutomaticProbing: (on) => request('otel.automatic', { on }),
    tellPresence: (event) => request('page.presence', { event }),
    openInspector: () => request('inspector.open', {}),
    nextInspected: (after) => request('inspector.next', { after }),
    revealInspected: (number, attribute) => request('inspector.reveal', { number, attribute }),
    closeInspector: () => request('inspector.close', {}),
    openLayer: (file) => request('layer.open', { file }),
    openLink: (link) => request('link.open', { link }),
    setSettings: (patch) => request('settings.set', patch),
    getLimitHistory: () => request('limits.history', {}),
    getUsageReport: (what) => request('usage.report', what),
    getSessionList: () => request('session.list', {}),
    getSessionTurns: (threadId) => request('session.turns', { threadId }),
    getWeekHours: () => request('usage.hours', {}),
    getToolUse: (since) => request('usage.tools', { since }),
    getOrganisationView: (what) => request('organisation.view', what),
    exportUsage: (what) => request('usage.export', what),
    saveChart: (file) => request('chart.save', file),
    getSecrets: () => request('secret.list', {}),
    storeSecret: (name, secret) => request('secret.set', { name, secret }),
    removeSecret: (name) => request('secret.remove', { name }),
    exportData: () => request('data.export', {}),
    resetData: () => request('data.reset', {}),
    onSnapshot(listener) {
      snapshotListeners.add(listener);
      if (page.visibilityState === 'visible') startStream();
      return () => {
        snapshotListeners.delete(listener);
        if (snapshotListeners.size === 0) stopStream();
      };
    },
  };

  return {
    api,
    onLink(listener) {
      linkListeners.add(listener);
      listener(link);
      return () => linkListeners.delete(listener);
    },
  };
}

/** The host does not know this page: its session has ended, or belongs to an earlier run. */
function refused(response: Response): boolean {
  return response.status === 401 || response.status === 403;
}
