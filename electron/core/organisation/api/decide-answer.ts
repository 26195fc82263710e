import { MINUTE_MS, SECOND_MS } from '../../../shared/durations.ts';
import { organisationApiMessage } from '../../../shared/messages/en/organisation/api.ts';
import { ApiError } from './api-error.ts';

export interface AnswerFacts {
  readonly status: number;
  /** Milliseconds, from `Retry-After`; null where it is missing. */
  readonly retryAfterMs: number | null;
  /** The beginning of an error's body. */
  readonly body: string;
  /** Requests before this one that failed in a way that may pass. */
  readonly failures: number;
  /** From 0 to below 1, so that many clients do not ask again at once. */
  readonly random: number;
}

export type AnswerDecision =
  | { readonly kind: 'proceed' }
  | { readonly kind: 'retry'; readonly afterMs: number }
  | { readonly kind: 'stop'; readonly error: ApiError };

/** So often a request is sent again. */
export const MOST_RETRIES = 5;

const FIRST_PAUSE_MS = SECOND_MS;
const LONGEST_PAUSE_MS = MINUTE_MS;
/** Nobody waits longer than this for one answer, whatever the service asks for. */
const PATIENCE_MS = 5 * MINUTE_MS;

/**
 * Decides what to do with the status of an answer. No rate limit is published, so `Retry-After` counts, else the pause
 * doubles. The meaning of 401, 403, 410 and 422 is as seen in the field (facts: external-systems A2, B1;
 * export-and-apis-2).
 */
export function decideAnswer({ status, retryAfterMs, body, failures, random }: AnswerFacts): AnswerDecision {
  if (status === 200) return { kind: 'proceed' };
  if (status === 408 || status === 429 || status >= 500) {
    const afterMs = retryAfterMs ?? pauseAfter(failures, random);
    if (failures < MOST_RETRIES && afterMs <= PATIENCE_MS) return { kind: 'retry', afterMs };
  }
  return { kind: 'stop', error: errorOf(status, body) };
}

/** Returns how long to wait after so many failures: doubled each time, between half and all of it. */
export function pauseAfter(failures: number, random: number): number {
  const whole = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures);
  return Math.round(whole * (0.5 + random / 2));
}

function errorOf(status: number, body: string): ApiError {
  const detail = detailIn(body);
  if (status === 401)
    return new ApiError('key-rejected', status, organisationApiMessage('organisation-api.key-rejected'));
  if (status === 403) {
    return new ApiError(
      'no-access',
      status,
      organisationApiMessage('organisation-api.no-access', { detail }),
    );
  }
  if (status === 404)
    return new ApiError('not-found', status, organisationApiMessage('organisation-api.not-found'));
  if (status === 410) return new ApiError('gone', status, organisationApiMessage('organisation-api.gone'));
  if (status === 429) {
    return new ApiError('too-many-requests', status, organisationApiMessage('organisation-api.too-many'));
  }
  if (status >= 300 && status < 400) {
    return new ApiError(
      'unexpected-answer',
      status,
      organisationApiMessage('organisation-api.redirected', { status }),
    );
  }
  if (status >= 400 && status < 500) {
    return new ApiError(
      'refused',
      status,
      organisationApiMessage('organisation-api.refused', { status, detail }),
    );
  }
  if (status >= 500) {
    return new ApiError(
      'server-failed',
      status,
      organisationApiMessage('organisation-api.server', { status }),
    );
  }
  return new ApiError(
    'unexpected-answer',
    status,
    organisationApiMessage('organisation-api.unexpected', { status }),
  );
}

const LONGEST_DETAIL = 160;

/**
 * Returns what an error's body says: `{"detail":"…"}`, FastAPI's `{"detail":[{"loc","msg"}]}` or OpenAI's
 * `{"error":{"message"}}`. What looks like a key is left out: services quote the beginning of a rejected one.
 */
export function detailIn(body: string): string | null {
  let read: unknown;
  try {
    read = JSON.parse(body);
  } catch {
    return null;
  }
  const { detail, error } = Object(read) as { detail?: unknown; error?: unknown };
  const found = textIn(detail) ?? textIn(Object(error).message) ?? textIn(error);
  if (found === null) return null;
  const safe = found.replace(/\b(?:sk|sess|eyJ)[-\w.*]{6,}/g, '…');
  return safe.length > LONGEST_DETAIL ? `${safe.slice(0, LONGEST_DETAIL)}…` : safe;
}

function textIn(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() || null;
  if (!Array.isArray(value)) return null;
  const [first] = value as { readonly loc?: unknown; readonly msg?: unknown }[];
  const { loc, msg } = Object(first) as { loc?: unknown; msg?: unknown };
  if (typeof msg !== 'string') return null;
  return Array.isArray(loc) ? `${loc.map(String).join('.')}: ${msg}` : msg;
}
