import { type Answer, later, refused, stopped, taken } from '../../target.ts';
import type { HttpOutcome } from './post.ts';

/** Statuses that ask for another try (RFC 9110, 15.5.9 and 15.6; RFC 6585, 4; RFC 8470, 5.2). */
const AGAIN = new Set([408, 425, 429]);

/** Statuses that find fault with what was sent (RFC 9110, 15.5.1, 15.5.14 and 15.5.21). */
const AT_FAULT = new Set([400, 413, 422]);

/**
 * Decides what an answer without further meaning says of a batch of `count` records: 2xx took them, 408, 425, 429 and
 * 5xx ask for another try, 400, 413 and 422 find fault with the batch, and all else needs a person.
 */
export function decideStatus(outcome: HttpOutcome, count: number): Answer {
  if (outcome.kind === 'failed') return later(outcome.reason);
  const { status, retryAfterMs } = outcome;
  if (status >= 200 && status <= 299) return taken(count);
  if (AGAIN.has(status) || status >= 500) return later(`HTTP ${status}`, retryAfterMs);
  if (AT_FAULT.has(status)) return refused(`HTTP ${status}`);
  return stopped(`HTTP ${status}`);
}
