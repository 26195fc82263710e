import type {
  OrganisationQuery,
  OrganisationUse,
  OrganisationView,
} from '../../../electron/shared/contract/organisation-view.ts';
import type { ReviewMeasures } from '../../../electron/shared/schema/organisation/org-usage.ts';

/** Use of which nothing is known. */
export const noUse: OrganisationUse = {
  people: null,
  threads: null,
  turns: null,
  credits: null,
  costUsd: null,
  estimatedCostUsd: null,
  uncachedInputTokens: null,
  cachedInputTokens: null,
  outputTokens: null,
  totalTokens: null,
};

/** Reviews of which nothing is known. */
export const noReviews: ReviewMeasures = {
  reviews: null,
  comments: null,
  p0: null,
  p1: null,
  p2: null,
  merged: null,
  mergedComments: null,
  replies: null,
  reactions: null,
  upvotes: null,
  downvotes: null,
  otherReactions: null,
  engaged: null,
  reacted: null,
  replied: null,
};

/** What frames are drawn of until the host has answered: nothing known of anything. */
export function emptyView(query: OrganisationQuery): OrganisationView {
  return {
    ...query,
    workspace: '',
    readAt: null,
    daysNotRead: 0,
    notes: [],
    periods: [],
    totals: noUse,
    surfaces: {},
    people: [],
    models: [],
    clients: [],
    reviews: noReviews,
    attribution: [],
    teams: null,
    forecast: null,
    caps: [],
    subscription: null,
    reconciliation: null,
  };
}
