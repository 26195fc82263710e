import { grpcStatusName } from '../../../telemetry/probe/decide-grpc-status.ts';
import { readExportResponse } from '../../../telemetry/probe/export-message.ts';
import type { ExportResponse } from '../../../telemetry/probe/outcome.ts';
import { type Answer, later, refused, stopped, taken } from '../../target.ts';
import type { HttpOutcome } from '../http/post.ts';
import type { GrpcOutcome } from './grpc-sender.ts';
import type { OtlpSignal } from './otlp-settings.ts';

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
export function decideOtlp(
  outcome: HttpOutcome,
  count: number,
  secrets: readonly string[],
  of: OtlpSignal = 'logs',
): Answer {
  if (outcome.kind === 'failed') return later(outcome.reason);
  const { status, retryAfterMs, headers, body } = outcome;
  if (AGAIN.has(status)) return later(`HTTP ${status}`, retryAfterMs);
  if (AT_FAULT.has(status)) return refused(`HTTP ${status}`);
  if (status < 200 || status > 299) return stopped(`HTTP ${status}`);
  const form = headers['content-type']?.includes('json') ? 'json' : 'protobuf';
  return decideResponse(
    readExportResponse(of, form, Buffer.from(body, 'latin1'), secrets),
    count,
    `HTTP ${status}`,
  );
}

/** "Failures" of OTLP/gRPC there: codes that may be tried again. */
const CODES_AGAIN = new Set([
  'CANCELLED',
  'DEADLINE_EXCEEDED',
  'ABORTED',
  'OUT_OF_RANGE',
  'UNAVAILABLE',
  'DATA_LOSS',
]);

/**
 * Decides what the end of a gRPC call says of a batch of `count` records, by the OTLP specification, "OTLP/gRPC
 * Response". RESOURCE_EXHAUSTED may be tried again only where the server says when; else the batch was too large.
 */
export function decideGrpcCall(
  outcome: GrpcOutcome,
  count: number,
  secrets: readonly string[],
  of: OtlpSignal = 'logs',
): Answer {
  if (outcome.kind === 'failed') return later(outcome.reason);
  if (outcome.kind === 'not-grpc') {
    // gRPC's "HTTP to gRPC Status Code Mapping" makes UNAVAILABLE of the same four.
    const { status } = outcome;
    return AGAIN.has(status) ? later(`HTTP ${status}`) : stopped(`HTTP ${status}, but no gRPC`);
  }
  const { status, retryAfterMs, message } = outcome;
  const name = grpcStatusName(status);
  if (name === 'OK') {
    const response =
      message === null
        ? ({ kind: 'foreign' } as const)
        : readExportResponse(of, 'protobuf', message, secrets);
    return decideResponse(response, count, 'gRPC OK');
  }
  const reason = `gRPC ${name}`;
  if (CODES_AGAIN.has(name)) return later(reason, retryAfterMs);
  if (name === 'RESOURCE_EXHAUSTED')
    return retryAfterMs === null ? refused(reason) : later(reason, retryAfterMs);
  return name === 'INVALID_ARGUMENT' ? refused(reason) : stopped(reason);
}

/** What a partial success refuses is not sent again, and counted, as the receiver does not say which it is. */
function decideResponse(response: ExportResponse, count: number, status: string): Answer {
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
      return stopped(`${status}, but no OTLP response`);
  }
}
