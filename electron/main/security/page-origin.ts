/** The one origin that pages of the tray host have. */
export const PAGE_SCHEME = 'app';
export const PAGE_HOST = 'popover';
export const PAGE_URL = `${PAGE_SCHEME}://${PAGE_HOST}/index.html`;

/**
 * True for URLs of the page's own origin. The parts are compared, because Node's URL gives every
 * scheme that it does not know the origin `null`.
 */
export function isPageUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, username, password } = new URL(url);
  return protocol === `${PAGE_SCHEME}:` && host === PAGE_HOST && username === '' && password === '';
}
