/** Where both APIs are documented: Codex's Analytics API and the Compliance Logs Platform. */
export const DOCUMENTED_BASE = 'https://api.chatgpt.com/v1';

/**
 * Returns the base address without a slash at its end; null where a key may not be sent there: it must be https, or
 * loopback, and have no credentials, query or fragment.
 */
export function baseAddress(given: string): string | null {
  const url = URL.parse(given);
  if (url === null || url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    return null;
  const isLoopback = /^(?:127\.0\.0\.1|\[::1\]|localhost)$/.test(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback)) return null;
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}
