import * as v from 'valibot';
import { type Answer, later, refused, stopped, taken } from '../../target.ts';
import { decideStatus } from '../http/decide-status.ts';
import type { HttpOutcome } from '../http/post.ts';

const bodySchema = v.object({ error: v.object({ code: v.string() }) });

/**
 * Decides what an answer of the Logs Ingestion API says of a batch of `count` rows. Sources: 204, 403 and 429 with
 * Retry-After from "Logs Ingestion API in Azure Monitor" and its limits; 413 `ContentLengthLimitExceeded` from the
 * live tests of Microsoft's client for .NET. What else a 400 means is inferred from its code: only a fault of the
 * body may cost a row, as a wrong stream would cost all of them.
 *
 * @param mayBeStale whether the token was kept from before, so that a 401 may mean that it has expired
 */
export function decideSentinel(outcome: HttpOutcome, count: number, mayBeStale: boolean): Answer {
  if (outcome.kind === 'failed') return later(outcome.reason);
  const code = codeIn(outcome.body);
  const reason = `HTTP ${outcome.status}${code === null ? '' : ` ${code}`}`;
  switch (outcome.status) {
    case 204:
      return taken(count);
    case 400:
      return code === 'InvalidPayload' ? refused(reason) : stopped(reason);
    case 401:
      return mayBeStale ? later(reason, 0) : stopped(reason);
    case 403:
      return stopped(
        `${reason}: the role Monitoring Metrics Publisher on the data collection rule is missing`,
      );
    case 404:
      return stopped(`${reason}: no such data collection rule at this endpoint`);
    default:
      // Another success would be of something else, such as a page of a proxy.
      return outcome.status < 300 ? stopped(reason) : decideStatus(outcome, count);
  }
}

/** The code of an error; null for none. Only a plain word is passed on. */
function codeIn(body: string): string | null {
  try {
    const read = v.safeParse(bodySchema, JSON.parse(body));
    return read.success && /^\w{1,60}$/.test(read.output.error.code) ? read.output.error.code : null;
  } catch {
    return null;
  }
}
