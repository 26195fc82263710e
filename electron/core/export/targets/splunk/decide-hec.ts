import * as v from 'valibot';
import { type Answer, later, refused, stopped, taken } from '../../target.ts';
import { decideStatus } from '../http/decide-status.ts';
import type { HttpOutcome } from '../http/post.ts';

/** What a code of the HTTP Event Collector asks for. */
type Meaning = 'taken' | 'taken-slow' | 'stop' | 'at-fault' | 'again';

/**
 * The codes of the HTTP Event Collector, as Splunk documents them under "Troubleshoot HTTP Event Collector". What to
 * do with each is inferred from its text. A wrong index is that of the settings, so it is no fault of a single event.
 */
const codes: Readonly<Record<number, readonly [meaning: Meaning, text: string]>> = {
  0: ['taken', 'success'],
  1: ['stop', 'token disabled'],
  2: ['stop', 'token is required'],
  3: ['stop', 'invalid authorization'],
  4: ['stop', 'invalid token'],
  5: ['at-fault', 'no data'],
  6: ['at-fault', 'invalid data format'],
  7: ['stop', 'incorrect index'],
  8: ['again', 'internal server error'],
  9: ['again', 'server is busy'],
  10: ['stop', 'data channel is missing'],
  11: ['stop', 'invalid data channel'],
  12: ['at-fault', 'event field is required'],
  13: ['at-fault', 'event field cannot be blank'],
  14: ['stop', 'acknowledgement is disabled'],
  15: ['at-fault', 'error in handling indexed fields'],
  16: ['stop', 'query string authorization is not enabled'],
  17: ['taken', 'healthy'],
  18: ['again', 'unhealthy: queues are full'],
  19: ['again', 'unhealthy: acknowledgement service unavailable'],
  20: ['again', 'unhealthy: queues are full, acknowledgement service unavailable'],
  21: ['stop', 'invalid token'],
  22: ['stop', 'token disabled'],
  23: ['again', 'server is shutting down'],
  24: ['taken-slow', 'queue near its capacity'],
  25: ['taken-slow', 'acknowledgement channel near its capacity'],
  26: ['again', 'queue is full'],
  27: ['again', 'acknowledgement channel is full'],
};

const bodySchema = v.object({
  code: v.pipe(v.number(), v.integer()),
  ackId: v.exactOptional(v.pipe(v.number(), v.integer())),
  'invalid-event-number': v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0))),
});

/** What the collector answered to a batch; `ackId` where it has to be asked later whether it is indexed. */
export interface HecAnswer {
  readonly answer: Answer;
  readonly ackId: number | null;
}

/** Decides what an answer says of a batch of `count` events. What names no known code counts by its HTTP status. */
export function decideHec(outcome: HttpOutcome, count: number): HecAnswer {
  const body = outcome.kind === 'answered' ? parseBody(outcome.body) : null;
  const known = body === null ? undefined : codes[body.code];
  if (outcome.kind === 'failed' || body === null || known === undefined) {
    return { answer: decideStatus(outcome, count), ackId: null };
  }
  const [meaning, text] = known;
  const reason = `HEC ${body.code}: ${text}`;
  switch (meaning) {
    case 'taken':
    case 'taken-slow':
      return { answer: taken(count, meaning === 'taken-slow'), ackId: body.ackId ?? null };
    case 'stop':
      return { answer: stopped(reason), ackId: null };
    case 'again':
      return { answer: later(reason, outcome.retryAfterMs), ackId: null };
    case 'at-fault':
      return { answer: refused(reason, body['invalid-event-number'] ?? null), ackId: null };
  }
}

function parseBody(text: string): v.InferOutput<typeof bodySchema> | null {
  try {
    const read = v.safeParse(bodySchema, JSON.parse(text));
    return read.success ? read.output : null;
  } catch {
    return null;
  }
}

const acksSchema = v.object({ acks: v.record(v.string(), v.boolean()) });

/** Decides whether an acknowledgement was given; null where the answer does not say. */
export function decideAck(outcome: HttpOutcome, ackId: number): boolean | null {
  if (outcome.kind === 'failed' || outcome.status !== 200) return null;
  try {
    const read = v.safeParse(acksSchema, JSON.parse(outcome.body));
    return read.success ? (read.output.acks[String(ackId)] ?? null) : null;
  } catch {
    return null;
  }
}
