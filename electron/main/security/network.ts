import { isPageUrl } from './page-origin.ts';

export type NetworkDecision =
  | { readonly allow: true; readonly reason: 'page-file' | 'dev-tools' }
  | { readonly allow: false; readonly reason: 'not-the-page' };

/** Pages load their own files and nothing else; developer tools load theirs where they are allowed. */
export function decideNetwork(url: string, devToolsAllowed: boolean): NetworkDecision {
  if (isPageUrl(url)) return { allow: true, reason: 'page-file' };
  if (devToolsAllowed && url.startsWith('devtools://')) return { allow: true, reason: 'dev-tools' };
  return { allow: false, reason: 'not-the-page' };
}
