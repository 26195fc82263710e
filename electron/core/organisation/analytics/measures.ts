import type { OrgMeasures } from '../../../shared/schema/organisation/org-usage.ts';
import type { Endpoint, RowOf, UsageMeasures } from './rows.ts';

/** The measures of use, in the order in which sums keep them. */
export const useNames = [
  'threads',
  'turns',
  'credits',
  'costUsd',
  'estimatedCostUsd',
  'uncachedInputTokens',
  'cachedInputTokens',
  'outputTokens',
  'totalTokens',
] as const satisfies readonly (keyof OrgMeasures)[];

/** The measures of reviews, and of what people answered to them, in the same way. */
export const reviewNames = ['reviews', 'comments', 'p0', 'p1', 'p2'] as const;
export const responseNames = [
  'merged',
  'mergedComments',
  'replies',
  'reactions',
  'upvotes',
  'downvotes',
  'otherReactions',
  'engaged',
  'reacted',
  'replied',
] as const;

/** The measures that sums of an endpoint have. */
export const measureNames: Readonly<Record<Endpoint, readonly string[]>> = {
  usage: useNames,
  'all-usage': useNames,
  reviews: reviewNames,
  responses: responseNames,
};

/** The most measures that any of them has. */
export const MOST_MEASURES = responseNames.length;

/** Returns the measures by Glance's names. */
export function measuresOf(given: UsageMeasures): OrgMeasures {
  return {
    threads: atLeastZero(given.threads),
    turns: atLeastZero(given.turns),
    credits: atLeastZero(given.credits),
    costUsd: atLeastZero(given.cost_usd),
    estimatedCostUsd: atLeastZero(given.estimated_cost_usd),
    uncachedInputTokens: atLeastZero(given.uncached_text_input_tokens),
    cachedInputTokens: atLeastZero(given.cached_text_input_tokens),
    outputTokens: atLeastZero(given.text_output_tokens),
    totalTokens: atLeastZero(given.text_total_tokens),
  };
}

/** A number below zero is none that is documented. */
export function atLeastZero(value: number | null | undefined): number | null {
  return value == null || value < 0 ? null : value;
}

/** Returns the measures of use in the order of `useNames`. */
export function valuesOfUse(given: UsageMeasures): (number | null)[] {
  const measures = measuresOf(given);
  return useNames.map((name) => measures[name]);
}

/** Returns the measures of a row of reviews, or of what people answered, in the order of their names. */
export function reviewValues(endpoint: 'reviews' | 'responses', row: RowOf<Endpoint>): (number | null)[] {
  if (endpoint === 'reviews') {
    const { pull_request_reviews, comments, comment_details } = row as RowOf<'reviews'>;
    const { p0, p1, p2 } = comment_details ?? {};
    return [pull_request_reviews, comments, p0, p1, p2].map(atLeastZero);
  }
  const given = row as RowOf<'responses'>;
  const { upvotes, downvotes, other } = given.reaction_details ?? {};
  const { engaged, reacted, replied } = given.comment_response_details ?? {};
  return [
    given.pull_request_reviews,
    given.comments,
    given.replies,
    given.reactions,
    upvotes,
    downvotes,
    other,
    engaged,
    reacted,
    replied,
  ].map(atLeastZero);
}
