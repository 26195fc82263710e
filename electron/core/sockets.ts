/** A source file that opens a socket or sends over one. */
export interface SocketUse {
  /** Relative to the repository. */
  readonly file: string;
  readonly what: string;
  readonly why: string;
  /** `in`: listens on loopback. `own`: talks to a Glance host on loopback. `out`: leaves the process for elsewhere. */
  readonly direction: 'in' | 'own' | 'out';
}

/**
 * Every place in the product that touches the network. A test reads all sources and fails where one
 * that opens a socket is missing here, or where one that is listed no longer does.
 */
export const sockets: readonly SocketUse[] = [
  {
    file: 'electron/web/web-host.ts',
    what: 'An HTTP server on 127.0.0.1',
    why: 'Serves the popover to a browser of the same user, when the user runs serve.',
    direction: 'in',
  },
  {
    file: 'renderer/transport/connect.ts',
    what: 'fetch and EventSource to the origin that served the page',
    why: 'Asks the browser host and hears of changes.',
    direction: 'own',
  },
  {
    file: 'renderer/transport/http.ts',
    what: 'fetch to the origin that served the page',
    why: "Carries the page's requests to the browser host.",
    direction: 'own',
  },
];
