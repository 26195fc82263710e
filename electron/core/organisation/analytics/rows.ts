import * as v from 'valibot';
import { readShape } from '../api/read-json.ts';

/** Null where the service gives none. Unknown members are left out; unknown names of clients and models stay. */
const number = v.fallback(v.nullish(v.pipe(v.number(), v.finite()), null), null);
const name = v.fallback(v.nullish(v.string(), null), null);

const measures = {
  credits: number,
  cost_usd: number,
  estimated_cost_usd: number,
  uncached_text_input_tokens: number,
  cached_text_input_tokens: number,
  text_output_tokens: number,
  text_total_tokens: number,
};
const totals = v.object({ threads: number, turns: number, ...measures });
const part = v.object({
  client_id: name,
  model: name,
  speed: name,
  threads: number,
  turns: number,
  ...measures,
});

const actor = v.fallback(v.nullish(v.object({ user_id: name, email: name }), null), null);
const anyRow = {
  start_time: v.pipe(v.number(), v.finite()),
  end_time: v.pipe(v.number(), v.finite()),
  user_id: name,
  actor,
};

/** A row of `usage`, and of the unified endpoint (facts: external-systems A2, A3). */
const usageSchema = v.object({
  ...anyRow,
  totals: v.fallback(totals, v.parse(totals, {})),
  clients: v.fallback(v.nullish(v.array(part), []), []),
  models: v.fallback(v.nullish(v.array(part), []), []),
  code_attribution: v.fallback(v.nullish(v.record(v.string(), v.unknown()), null), null),
});

/** A row of `code_reviews` and one of `code_review_responses`. */
const reviewsSchema = v.object({
  ...anyRow,
  pull_request_reviews: number,
  comments: number,
  comment_details: v.fallback(v.object({ p0: number, p1: number, p2: number }), {
    p0: null,
    p1: null,
    p2: null,
  }),
});
const none = { upvotes: null, downvotes: null, other: null };
const engagement = v.object({ engaged: number, reacted: number, replied: number });
const responsesSchema = v.object({
  ...anyRow,
  pull_request_reviews: number,
  comments: number,
  replies: number,
  reactions: number,
  reaction_details: v.fallback(v.object({ upvotes: number, downvotes: number, other: number }), none),
  comment_response_details: v.fallback(engagement, { engaged: null, reacted: null, replied: null }),
});

/** The endpoints whose rows are kept, with the schema of each. */
export const endpoints = {
  usage: { path: 'analytics/codex/workspaces/{workspace}/usage', schema: usageSchema },
  'all-usage': { path: 'analytics/workspaces/{workspace}/usage', schema: usageSchema },
  reviews: { path: 'analytics/codex/workspaces/{workspace}/code_reviews', schema: reviewsSchema },
  responses: {
    path: 'analytics/codex/workspaces/{workspace}/code_review_responses',
    schema: responsesSchema,
  },
} as const;

export type Endpoint = keyof typeof endpoints;
export type RowOf<E extends Endpoint> = v.InferOutput<(typeof endpoints)[E]['schema']>;
export type UsageRow = RowOf<'usage'>;
export type UsageMeasures = UsageRow['totals'];

/** Reads a row. @throws ApiError where it has no span of time, so that it cannot be placed. */
export function readRow<E extends Endpoint>(endpoint: E, value: unknown): RowOf<E> {
  return readShape(endpoints[endpoint].schema as v.GenericSchema<unknown, RowOf<E>>, value);
}

/** Returns the person of a row: the id, else that of the actor; null on rows of the workspace. */
export function personOf({ user_id, actor: who }: Pick<UsageRow, 'user_id' | 'actor'>): string | null {
  return user_id ?? who?.user_id ?? who?.email ?? null;
}
