import { DAY_MS } from '../../../shared/durations.ts';

/** Longer waits are cut to this, so that one wrong header cannot stop probes for good. */
const LONGEST_MS = DAY_MS;

/**
 * Parses the `Retry-After` header to milliseconds from `now`: a number of seconds or an HTTP date (RFC 9110, 10.2.3).
 * Null where it is missing or neither.
 */
export function parseRetryAfter(header: string | undefined, now: number): number | null {
  const text = header?.trim() ?? '';
  if (/^\d+$/.test(text)) return Math.min(LONGEST_MS, Number(text) * 1000);
  // An HTTP date begins with its weekday; anything else that parses is a guess.
  const at = /^[A-Z][a-z]{2,8},? /.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : Math.min(LONGEST_MS, Math.max(0, at - now));
}
