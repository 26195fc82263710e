import { isPageUrl } from './page-origin.ts';

export type NetworkDecision =
  | { readonly allow: true; readonly reason: 'page-file' | 'dev-tools' }
  | { readonly allow: false; readonly reason: 'not-the-page' };

/** Decides on a request of a page: its own files are allowed, and those of developer tools where these are. */
export function decideNetwork(url: string, devToolsAllowed: boolean): NetworkDecision {
  if (isPageUrl(url)) return { allow: true, reason: 'page-file' };
  if (devToolsAllowed && url.startsWith('devtools://')) return { allow: true, reason: 'dev-tools' };
  return { allow: false, reason: 'not-the-page' };
}
