/**
 * Chromium cannot be taught a new scheme from outside, so a privileged scheme is shown to it as a
 * secure host of its own: `app://popover/a` as `https://popover.app.electron.test/a`. The suffix is
 * reserved, so no such host exists.
 */
const SUFFIX = '.electron.test';
const schemes = new Set<string>();

export function addScheme(scheme: string): void {
  schemes.add(scheme);
}

/** As Chromium is to see it. */
export function toPage(url: string): string {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i.exec(url);
  const [, scheme = '', host = '', rest = ''] = match ?? [];
  return schemes.has(scheme) ? `https://${host}.${scheme}${SUFFIX}${rest || '/'}` : url;
}

/** As Electron would tell it. */
export function fromPage(url: string): string {
  if (!URL.canParse(url)) return url;
  const { protocol, host, pathname, search, hash } = new URL(url);
  if (protocol !== 'https:' || !host.endsWith(SUFFIX)) return url;
  const own = host.slice(0, -SUFFIX.length);
  const dot = own.lastIndexOf('.');
  const scheme = own.slice(dot + 1);
  return schemes.has(scheme) ? `${scheme}://${own.slice(0, dot)}${pathname}${search}${hash}` : url;
}
