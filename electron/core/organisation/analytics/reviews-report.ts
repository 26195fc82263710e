import type {
  OrgNote,
  OrgReviewsReport,
  ReviewMeasures,
} from '../../../shared/schema/organisation/org-usage.ts';
import { entryOf } from '../../collections/entry-of.ts';
import { inOrder } from '../../collections/in-order.ts';
import { GroupHistory } from './group-history.ts';
import { responseNames, reviewNames } from './measures.ts';
import { MeasureSum } from './sum.ts';
import type { KeptDaySum } from './sum-tables.ts';
import { dayName, type Sums, spanOf, type UsageQuery, weekName } from './usage-report.ts';

export interface ReviewsQuery
  extends Omit<UsageQuery, 'by' | 'products' | 'teamOf' | 'forecast' | 'caps' | 'subscription'> {
  readonly by: 'day' | 'week';
}

const names = [...reviewNames, ...responseNames];
const none = names.map(() => null);

/** Sums of reviews and of what people answered to them, in one. The second are counted when a pull request is merged. */
export class ReviewGroup {
  readonly history: GroupHistory;
  private readonly sum = new MeasureSum(names);

  constructor(now: number) {
    this.history = new GroupHistory(now);
  }

  add(endpoint: 'reviews' | 'responses', sum: KeptDaySum): void {
    this.sum.addValues(
      endpoint === 'reviews' ? sum.values : [...none.slice(0, reviewNames.length), ...sum.values],
    );
    this.history.add(sum);
  }

  get values(): ReviewMeasures {
    return this.sum.values;
  }
}

/** Sums what is kept of reviews and of the answers to them. */
export function makeReviewsReport(sums: Pick<Sums, 'daySums'>, query: ReviewsQuery): OrgReviewsReport {
  const { workspace, by, span, now } = query;
  const groups = new Map<string, ReviewGroup>();
  const all = new ReviewGroup(now);
  for (const endpoint of ['reviews', 'responses'] as const) {
    for (const sum of sums.daySums(endpoint, workspace, 'total', span)) {
      const key = by === 'day' ? dayName(sum.day) : weekName(sum.day);
      for (const group of [all, entryOf(groups, key, () => new ReviewGroup(now))]) group.add(endpoint, sum);
    }
  }
  const rows = [...groups].map(([key, group]) => ({ key, ...group.values, ...group.history.values }));
  const notes: OrgNote[] = [];
  if (rows.some(({ mayStillRise }) => mayStillRise)) notes.push('may-still-rise');
  if (query.daysNotRead > 0) notes.push('days-not-read');
  return {
    schema: 'codex-glance.org/1',
    kind: 'reviews',
    workspace,
    by,
    ...spanOf(span),
    readAt: all.history.readAt,
    daysNotRead: query.daysNotRead,
    rows: rows.sort((a, b) => inOrder(a.key, b.key)),
    totals: all.values,
    notes,
  };
}
