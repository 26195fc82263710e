import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../core/platform/ports.ts';
import { MINUTE_MS } from '../shared/durations.ts';

/** How long a printed URL is valid while nobody has opened it, in milliseconds. */
export const TOKEN_LIFETIME_MS = 10 * MINUTE_MS;

/**
 * Decides who may see the page: the first to open the one-time URL, and from then on the holder of the cookie that it
 * was exchanged for. Both are 32 random bytes, as base64url.
 */
export interface AccessToken {
  /** The one-time token of the printed URL. */
  readonly token: string;
  readonly cookieName: string;
  /** Spends the token. Returns the cookie's value; null where it is wrong, spent or too old. */
  redeem(token: string): string | null;
  /** Returns true where the `Cookie` header has the cookie. */
  holds(cookieHeader: string | undefined): boolean;
}

/** Creates the token. Cookies ignore ports, so the cookie's name contains the port to separate several hosts. */
export function createAccessToken(port: number, clock: Clock): AccessToken {
  const token = secret();
  const cookie = secret();
  const cookieName = `codex-glance-${port}`;
  const expiresAt = clock.now() + TOKEN_LIFETIME_MS;
  let spent = false;
  return {
    token,
    cookieName,
    redeem(given) {
      if (spent || clock.now() >= expiresAt || !sameSecret(given, token)) return null;
      spent = true;
      return cookie;
    },
    holds: (header) => cookieValues(header, cookieName).some((value) => sameSecret(value, cookie)),
  };
}

function secret(): string {
  return randomBytes(32).toString('base64url');
}

/** Compares in constant time, over digests of equal length. */
function sameSecret(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

function cookieValues(header: string | undefined, name: string): string[] {
  return (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
}
