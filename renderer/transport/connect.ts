import type { GlanceApi } from '../../electron/shared/contract/contract.ts';
import type { Connection } from './connection.ts';
import { connectHttp } from './http.ts';

declare global {
  interface Window {
    /** Set by the tray host's preload script; absent in a browser tab. */
    readonly glance?: GlanceApi;
  }
}

/** The tray's own bridge where there is one, else HTTP to the browser host that served this page. */
export function connect(): Connection {
  return window.glance === undefined ? connectHttp(browserParts()) : connectTray(window.glance);
}

/** The bridge lives and dies with the window, so its link is always live. */
export function connectTray(api: GlanceApi): Connection {
  return {
    api,
    onLink(listener) {
      listener('live');
      return () => {};
    },
  };
}

function browserParts() {
  return {
    fetch: window.fetch.bind(window),
    openEvents: (url: string) => new EventSource(url),
    page: document,
  };
}
