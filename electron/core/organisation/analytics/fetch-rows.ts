import type { ApiRequest, OrganisationApi } from '../api/organisation-api.ts';
import { readPages } from './pages.ts';
import type { RowStore } from './row-store.ts';
import { type Endpoint, endpoints, type RowOf, readRow } from './rows.ts';
import { type DaySpan, spansToRead } from './windows.ts';

/** As many as the API allows are 30000; a page of this many stays small enough to be read whole. */
const PAGE = 5_000;

export interface FetchPlan {
  readonly endpoint: Endpoint;
  readonly workspace: string;
  readonly span: DaySpan;
  readonly now: number;
}

export interface Fetched {
  readonly requests: number;
  readonly added: number;
  readonly revised: number;
}

/**
 * Returns the first request of each span that is to be read. No `group_by` is sent, as sources differ on it: rows are
 * of days, and weeks are summed here.
 */
export function plannedRequests(store: RowStore, { endpoint, workspace, span, now }: FetchPlan) {
  return spansToRead(span, now, (day) => store.readAt(endpoint, workspace, day)).map((one) => ({
    span: one,
    request: requestOf(endpoint, workspace, one, now),
  }));
}

function requestOf(endpoint: Endpoint, workspace: string, { start, end }: DaySpan, now: number): ApiRequest {
  // The day that is not over ends now: a window in the future may be refused.
  const until = Math.max(start + 1_000, Math.min(end, now));
  return {
    path: endpoints[endpoint].path.replace('{workspace}', encodeURIComponent(workspace)),
    query: { start_time: start / 1_000, end_time: Math.floor(until / 1_000), limit: PAGE },
  };
}

/** Reads what is not yet kept, or may have risen since, span by span; each span is kept once it is whole. */
export async function fetchRows(api: OrganisationApi, store: RowStore, plan: FetchPlan): Promise<Fetched> {
  const { endpoint, workspace, now } = plan;
  const sum = { requests: 0, added: 0, revised: 0 };
  for (const { span, request } of plannedRequests(store, plan)) {
    const rows: RowOf<Endpoint>[] = [];
    for await (const page of readPages(api, request)) {
      sum.requests += 1;
      for (const row of page) rows.push(readRow(endpoint, row));
    }
    const { added, revised } = store.save(endpoint, workspace, span, rows, now);
    sum.added += added;
    sum.revised += revised;
  }
  return sum;
}
