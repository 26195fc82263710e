import type {
  OrgNote,
  OrgReviewsReport,
  ReviewMeasures,
} from '../../../shared/schema/organisation/org-usage.ts';
import { entryOf } from '../../collections/entry-of.ts';
import { inOrder } from '../../collections/in-order.ts';
import { GroupHistory } from './group-history.ts';
import type { KeptRow } from './row-store.ts';
import { type Endpoint, personOf, type RowOf } from './rows.ts';
import { MeasureSum } from './sum.ts';
import { dayName, spanOf, type UsageQuery, weekName } from './usage-report.ts';

export interface ReviewsQuery extends Omit<UsageQuery, 'by' | 'products' | 'teamOf' | 'forecast'> {
  readonly by: 'day' | 'week';
}

const names = [
  'reviews',
  'comments',
  'p0',
  'p1',
  'p2',
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
] as const satisfies readonly (keyof ReviewMeasures)[];

type Sum = MeasureSum<(typeof names)[number]>;

/** Sums reviews and what people answered to them. The second are counted when a pull request is merged. */
export function makeReviewsReport(
  reviews: readonly KeptRow<'reviews'>[],
  responses: readonly KeptRow<'responses'>[],
  query: ReviewsQuery,
): OrgReviewsReport {
  const groups = new Map<string, { sum: Sum; history: GroupHistory }>();
  const all: { sum: Sum; history: GroupHistory } = {
    sum: new MeasureSum(names),
    history: new GroupHistory(query.now),
  };
  const add = (kept: KeptRow<Endpoint>, measures: Partial<ReviewMeasures>) => {
    const at = kept.row.start_time * 1_000;
    const key = query.by === 'day' ? dayName(at) : weekName(at);
    const make = () => ({ sum: new MeasureSum(names), history: new GroupHistory(query.now) });
    for (const group of [all, entryOf(groups, key, make)]) {
      group.sum.add(measures);
      group.history.add(kept);
    }
  };
  for (const kept of ofOneKind(reviews)) add(kept, reviewsOf(kept.row));
  for (const kept of ofOneKind(responses)) add(kept, responsesOf(kept.row));
  const rows = [...groups].map(([key, { sum, history }]) => ({ key, ...sum.values, ...history.values }));
  const notes: OrgNote[] = [];
  if (rows.some(({ mayStillRise }) => mayStillRise)) notes.push('may-still-rise');
  if (query.daysNotRead > 0) notes.push('days-not-read');
  return {
    schema: 'codex-glance.org/1',
    kind: 'reviews',
    workspace: query.workspace,
    by: query.by,
    ...spanOf(query.span),
    readAt: all.history.readAt,
    daysNotRead: query.daysNotRead,
    rows: rows.sort((a, b) => inOrder(a.key, b.key)),
    totals: all.sum.values,
    notes,
  };
}

/** Rows of the workspace alone where there are any; else those of people. */
function ofOneKind<E extends 'reviews' | 'responses'>(kept: readonly KeptRow<E>[]): readonly KeptRow<E>[] {
  const ofWorkspace = kept.filter(({ row }) => personOf(row) === null);
  return ofWorkspace.length > 0 ? ofWorkspace : kept;
}

function reviewsOf(row: RowOf<'reviews'>): Partial<ReviewMeasures> {
  const { p0, p1, p2 } = row.comment_details;
  return { reviews: row.pull_request_reviews, comments: row.comments, p0, p1, p2 };
}

function responsesOf(row: RowOf<'responses'>): Partial<ReviewMeasures> {
  const { upvotes, downvotes, other } = row.reaction_details;
  const { engaged, reacted, replied } = row.comment_response_details;
  return {
    merged: row.pull_request_reviews,
    mergedComments: row.comments,
    replies: row.replies,
    reactions: row.reactions,
    upvotes,
    downvotes,
    otherReactions: other,
    engaged,
    reacted,
    replied,
  };
}
