/** A request that a redirect leads to. */
export interface Hop {
  readonly url: URL;
  readonly method: 'POST' | 'GET';
  /** All headers but `host` and `content-length`, by names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  /** Names of headers that are not sent to another host. */
  readonly withheld: readonly string[];
}

/** How many redirects are followed; the next one is a failure. */
export const MOST_REDIRECTS = 10;

/** Headers that are only sent to the original host. */
const ofOneHost = ['authorization', 'cookie', 'cookie2', 'proxy-authorization', 'www-authenticate'];
/** Headers of a body, which a GET does not have. */
const ofBody = ['content-type', 'content-length', 'content-encoding', 'transfer-encoding'];

/**
 * Follows a redirect as `reqwest` 0.12 in Codex 0.171.0 does; null where it is not followed, so that the answer
 * itself counts. 307 and 308 repeat the POST; 301 to 303 request a page.
 */
export function nextHop(hop: Hop, status: number, location: string | null): Hop | null {
  if (![301, 302, 303, 307, 308].includes(status) || location === null) return null;
  // A location beyond ASCII is not followed.
  const url = /[^\t\u0020-\u007e]/.test(location) ? null : URL.parse(location, hop.url.href);
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  const method = status === 307 || status === 308 ? hop.method : 'GET';
  const leaves = url.hostname !== hop.url.hostname || portOf(url) !== portOf(hop.url);
  const withheld = leaves ? ofOneHost.filter((name) => hop.headers.has(name)) : [];
  const headers = new Map(
    [...hop.headers].filter(
      ([name]) =>
        !withheld.includes(name) && name !== 'referer' && (method === 'POST' || !ofBody.includes(name)),
    ),
  );
  const referer = refererOf(hop.url, url);
  if (referer !== null) headers.set('referer', referer);
  return { url, method, headers, withheld: [...hop.withheld, ...withheld] };
}

function portOf({ port, protocol }: URL): string {
  return port || (protocol === 'https:' ? '443' : '80');
}

/** The whole address within one origin, the origin alone to another, nothing from https to http. */
function refererOf(from: URL, to: URL): string | null {
  if (from.protocol === 'https:' && to.protocol === 'http:') return null;
  if (from.origin !== to.origin) return `${from.origin}/`;
  const shown = new URL(from);
  shown.username = '';
  shown.password = '';
  shown.hash = '';
  return shown.href;
}
