import { probeMessage } from '../../../shared/messages/en/telemetry/probe.ts';
import type { Message } from '../../../shared/messages/message.ts';
import { type Decision, decideTaken, failing, reachable } from './decision.ts';
import type { GrpcAnswer } from './outcome.ts';
import { credentialHeaders, hostOf, noCredentials, type Subject, waitAdvice } from './verdict-words.ts';

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

/** Returns the name of a gRPC status, such as UNAVAILABLE; its number where the specification has none. */
export const grpcStatusName = (status: number): string => names[status] ?? String(status);

/** Decides by the status of a gRPC call that a server answered. */
export function decideGrpc({ status, body, retryAfterMs }: GrpcAnswer, subject: Subject): Decision {
  const name = names[status] ?? String(status);
  const answered = (advice: Message) => probeMessage('probe.answered', { answer: name, advice });
  const header = credentialHeaders(subject.headerNames);
  switch (name) {
    case 'OK':
      return decideTaken(body, subject, name, probeMessage('probe.foreign-grpc', { host: hostOf(subject) }));
    case 'UNAUTHENTICATED':
      return failing(
        'auth',
        header === null
          ? answered(noCredentials(subject))
          : answered(probeMessage('probe.advice.wrong-credential', { header })),
      );
    case 'PERMISSION_DENIED':
      return failing(
        'auth',
        answered(
          probeMessage('probe.advice.sender-may-not-write', {
            sender: header ?? probeMessage('probe.no-header'),
          }),
        ),
      );
    case 'UNIMPLEMENTED':
    case 'NOT_FOUND':
      return failing('path', answered(probeMessage('probe.advice.no-service', { signal: subject.signal })));
    case 'RESOURCE_EXHAUSTED':
      return failing(
        'rejected',
        answered(probeMessage('probe.advice.full', { wait: waitAdvice(retryAfterMs) })),
      );
    case 'DEADLINE_EXCEEDED':
      return failing('timeout', answered(probeMessage('probe.advice.too-slow')));
    case 'INVALID_ARGUMENT':
      return reachable(probeMessage('probe.invalid-argument', { answer: name }));
    case 'UNAVAILABLE':
      return failing(
        'server',
        answered(probeMessage('probe.advice.overloaded', { wait: waitAdvice(retryAfterMs) })),
      );
    case 'UNKNOWN':
    case 'INTERNAL':
    case 'DATA_LOSS':
      return failing('server', answered(probeMessage('probe.advice.failed-inside')));
    default:
      return failing('rejected', answered(probeMessage('probe.advice.refuses')));
  }
}
