/** The scheme of the only origin of pages of the tray host. */
export const PAGE_SCHEME = 'app';
export const PAGE_HOST = 'popover';
export const PAGE_URL = `${PAGE_SCHEME}://${PAGE_HOST}/index.html`;

/**
 * Returns true for URLs of the page's own origin. Compares the parts, because Node's URL gives every unknown scheme
 * the origin `null`.
 */
export function isPageUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, username, password } = new URL(url);
  return protocol === `${PAGE_SCHEME}:` && host === PAGE_HOST && username === '' && password === '';
}
