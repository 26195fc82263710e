import { extname } from 'node:path';
import { pageTypes } from '../../shared/contract/page-types.ts';
import { isPageUrl } from '../security/page-origin.ts';

/**
 * The page talks to its host through the preload script alone, so it may connect to nothing, not even its own origin.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export type PageDecision =
  | { readonly status: 200; readonly path: string; readonly headers: Readonly<Record<string, string>> }
  | { readonly status: 404 | 405; readonly reason: 'not-the-page' | 'no-such-file' | 'method' };

/**
 * Decides the response to a request of the page's scheme. No part of a request reaches the file system: its path must
 * be one of `files`, the paths below the page's folder in URL form.
 */
export function decidePageResponse(method: string, url: string, files: ReadonlySet<string>): PageDecision {
  if (!isPageUrl(url)) return { status: 404, reason: 'not-the-page' };
  if (method !== 'GET' && method !== 'HEAD') return { status: 405, reason: 'method' };
  const path = new URL(url).pathname.slice(1) || 'index.html';
  const type = pageTypes[extname(path)];
  if (!files.has(path) || type === undefined) return { status: 404, reason: 'no-such-file' };
  return {
    status: 200,
    path,
    headers: {
      'content-type': type,
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    },
  };
}
