import { readExportResponse } from '../../../telemetry/probe/export-message.ts';
import { type Answer, later, refused, stopped, taken } from '../../target.ts';
import type { HttpOutcome } from '../http/post.ts';

/** "Retryable Response Codes" of the OTLP specification, 1.11. No other status may be tried again. */
const AGAIN = new Set([429, 502, 503, 504]);

/** "Bad Data" and "Request Size" there: the batch, or something in it, is at fault. */
const AT_FAULT = new Set([400, 413]);

/**
 * Decides what an answer over HTTP says of a batch of `count` records, by the OTLP specification, "OTLP/HTTP
 * Response". What a partial success refuses is not sent again, as it asks for. A success that is no OTLP response is
 * another server's: nothing is settled by it. The body is text with a byte a character; no reason has any of
 * `secrets`, which the request held.
 */
export function decideOtlp(outcome: HttpOutcome, count: number, secrets: readonly string[]): Answer {
  if (outcome.kind === 'failed') return later(outcome.reason);
  const { status, retryAfterMs, headers, body } = outcome;
  if (AGAIN.has(status)) return later(`HTTP ${status}`, retryAfterMs);
  if (AT_FAULT.has(status)) return refused(`HTTP ${status}`);
  if (status < 200 || status > 299) return stopped(`HTTP ${status}`);
  const form = headers['content-type']?.includes('json') ? 'json' : 'protobuf';
  const response = readExportResponse('logs', form, Buffer.from(body, 'latin1'), secrets);
  switch (response.kind) {
    case 'taken':
    case 'warned':
      return taken(count);
    case 'partial': {
      const reason = response.message === null ? 'partial success' : `partial success: ${response.message}`;
      const length = Math.min(count, response.rejected);
      return { ...taken(count), rejected: Array.from({ length }, () => ({ id: null, reason })) };
    }
    case 'foreign':
      return stopped(`HTTP ${status}, but no OTLP response`);
  }
}
