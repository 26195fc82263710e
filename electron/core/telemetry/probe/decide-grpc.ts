import type { GrpcAnswer } from './outcome.ts';
import {
  accepted,
  credentialHeaders,
  type Decision,
  failing,
  hostOf,
  noCredentials,
  reachable,
  type Subject,
  waitWords,
} from './verdict-words.ts';

/** Names of gRPC status codes, by code. Source: the gRPC documentation, statuscodes.md. */
const names = [
  'OK',
  'CANCELLED',
  'UNKNOWN',
  'INVALID_ARGUMENT',
  'DEADLINE_EXCEEDED',
  'NOT_FOUND',
  'ALREADY_EXISTS',
  'PERMISSION_DENIED',
  'RESOURCE_EXHAUSTED',
  'FAILED_PRECONDITION',
  'ABORTED',
  'OUT_OF_RANGE',
  'UNIMPLEMENTED',
  'INTERNAL',
  'UNAVAILABLE',
  'DATA_LOSS',
  'UNAUTHENTICATED',
] as const;

/** Decides by the status of a gRPC call that a server answered. */
export function decideGrpc({ status, body, retryAfterMs }: GrpcAnswer, subject: Subject): Decision {
  const name = names[status] ?? String(status);
  const answered = `The collector answered ${name}`;
  const header = credentialHeaders(subject.headerNames);
  switch (name) {
    case 'OK':
      return decideSuccess(body, subject);
    case 'UNAUTHENTICATED':
      return failing(
        'auth',
        header === null
          ? `${answered}: ${noCredentials(subject)}`
          : `${answered}: ${header} is wrong or expired.`,
      );
    case 'PERMISSION_DENIED':
      return failing(
        'auth',
        `${answered}: ${header ?? 'a sender without a header'} may not write here; give it the right to ingest.`,
      );
    case 'UNIMPLEMENTED':
    case 'NOT_FOUND':
      return failing(
        'path',
        `${answered}: it has no OTLP service for ${subject.signal}; switch that on in the collector.`,
      );
    case 'RESOURCE_EXHAUSTED':
      return failing(
        'rejected',
        `${answered}: it takes no more for now; ${waitAdvice(retryAfterMs)} or raise the collector's limit.`,
      );
    case 'DEADLINE_EXCEEDED':
      return failing('timeout', `${answered}: it was too slow; restart or unload the collector.`);
    case 'INVALID_ARGUMENT':
      return reachable(
        `${answered} to an empty export: it is there, but whether it takes records is not known; see the collector's log.`,
      );
    case 'UNAVAILABLE':
      return failing(
        'server',
        `${answered}: it is overloaded or starting; ${waitAdvice(retryAfterMs)} or give it more room.`,
      );
    case 'UNKNOWN':
    case 'INTERNAL':
    case 'DATA_LOSS':
      return failing('server', `${answered}: it failed inside; see the collector's log.`);
    default:
      return failing('rejected', `${answered}: it refuses the export; see the collector's log.`);
  }
}

function decideSuccess(body: GrpcAnswer['body'], subject: Subject): Decision {
  switch (body.kind) {
    case 'taken':
      return accepted(`The collector took an empty export of ${subject.signal}.`);
    case 'warned':
      return accepted(
        `The collector took an empty export of ${subject.signal} with a warning.`,
        body.message,
      );
    case 'partial':
      return failing(
        'rejected',
        "The collector answered OK and rejected records: see the collector's log for what it drops.",
        body.message,
      );
    case 'foreign':
      return reachable(
        `${hostOf(subject)} answered, but not as an OTLP receiver does: check that the port is the collector's.`,
      );
  }
}

function waitAdvice(retryAfterMs: number | null): string {
  return retryAfterMs === null ? 'wait' : `wait ${waitWords(retryAfterMs)}, as it asks,`;
}
