import type { ApiRequest } from '../api/organisation-api.ts';
import type { EventType } from './event-types.ts';

/** More than this is refused with 422 (facts: export-and-apis-2). */
export const PAGE = 100;

/** The ids that the two scopes are named by. */
export interface ScopeIds {
  readonly workspace: string | null;
  readonly organization: string | null;
}

/** Returns the path of a scope; null where its id is not set. */
export function scopePath({ scope }: Pick<EventType, 'scope'>, ids: ScopeIds): string | null {
  const id = ids[scope];
  return id === null ? null : `compliance/${scope}s/${encodeURIComponent(id)}`;
}

/** Returns the request for files that ended after a time; `after` is always sent, as without it the answer is 422. */
export function listRequest(path: string, type: string, after: number): ApiRequest {
  return {
    path: `${path}/logs`,
    query: { event_type: type, after: new Date(after).toISOString(), limit: PAGE },
  };
}

/** Returns the request for one file. */
export function fileRequest(path: string, id: string): ApiRequest {
  return { path: `${path}/logs/${encodeURIComponent(id)}`, query: {} };
}

/** Returns the request for the time of the newest event. */
export function newestRequest(path: string, type: string): ApiRequest {
  return { path: `${path}/max_event_time`, query: { event_type: type } };
}
