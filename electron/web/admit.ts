/** The parts of a request that decide whether it may pass. Repeated headers are listed each time. */
export interface Caller {
  readonly hosts: readonly string[];
  readonly origins: readonly string[];
  /** `Sec-Fetch-Site`, which pages cannot forge; null where the client is no current browser. */
  readonly fetchSite: string | null;
  /** True where the browser shows the answer as a page of its own, by `Sec-Fetch-Mode` and `-Dest`. */
  readonly isNavigation: boolean;
  /** The path without its query. */
  readonly path: string;
  readonly method: string;
  /** The one-time token of the query; null where there is none. */
  readonly token: string | null;
  readonly hasCookie: boolean;
}

export type Admission =
  | { readonly state: 'admitted' }
  /**
   * The one-time token must be checked and, if valid, exchanged for the cookie. `isCrossSite`: another page led here.
   */
  | { readonly state: 'exchange'; readonly token: string; readonly isCrossSite: boolean }
  | { readonly state: 'refused'; readonly reason: string };

/** The names of this machine to itself, with or without a port. */
const LOOPBACK = /^(?:127\.0\.0\.1|localhost)(?::\d{1,5})?$/i;

/**
 * Decides whether a request may pass. The order matters: a request under a foreign name or from another
 * origin is refused before a token is looked at, so that a stolen one is not spent. A page may lead a browser
 * to the one-time URL, as the file that `--open` opens does: without the token that leads nowhere.
 *
 * A rebinding attack carries the attacker's name in `Host`, whatever the port. The port may be another than ours:
 * that of a forward, such as of SSH or an editor, on the reader's own machine. A page on another port of this machine is
 * `same-site` to a browser and would be sent our cookie, so only `same-origin` and `none` will do.
 */
export function admit(caller: Caller): Admission {
  const [host] = caller.hosts;
  if (host === undefined || caller.hosts.length > 1 || !LOOPBACK.test(host)) {
    return refused('It was asked for under another name than 127.0.0.1 or localhost.');
  }
  if (caller.origins.some((origin) => origin !== `http://${host.toLowerCase()}`)) {
    return refused('Another page asked for it.');
  }
  const isFrontPage = caller.path === '/' && caller.method === 'GET';
  if (caller.token !== null && isFrontPage && caller.fetchSite === 'cross-site' && caller.isNavigation) {
    return { state: 'exchange', token: caller.token, isCrossSite: true };
  }
  if (caller.fetchSite !== null && caller.fetchSite !== 'same-origin' && caller.fetchSite !== 'none') {
    return refused('Another page led here. Paste the URL into the address bar instead.');
  }
  if (caller.token !== null && isFrontPage) {
    return { state: 'exchange', token: caller.token, isCrossSite: false };
  }
  if (!caller.hasCookie) return refused('This browser has not opened the one-time URL.');
  return { state: 'admitted' };
}

function refused(reason: string): Admission {
  return { state: 'refused', reason };
}
