import * as v from 'valibot';
import type { Derived } from '../proof.ts';
import { amount, count, day, text, time } from '../scalars.ts';

/** How rows of usage are summed. `surface`: CLI, IDE, desktop, cloud and so on, by the client. */
export const orgGroupings = ['day', 'week', 'user', 'team', 'client', 'model', 'surface'] as const;
export type OrgGrouping = (typeof orgGroupings)[number];

/** Where Codex was used, by the client of a row. */
export const surfaces = ['cli', 'ide', 'desktop', 'cloud', 'review', 'sdk', 'chat', 'other'] as const;
export type Surface = (typeof surfaces)[number];

/** What a reader has to know of the numbers. Each host has the words. */
export const orgNotes = [
  /** Days at the end may rise still: rows come up to a week late. */
  'may-still-rise',
  /** Some days of the span were never read, and are too old to be. */
  'days-not-read',
  /** Sums over clients or models can differ from the totals, which the service gives apart. */
  'parts-differ',
  /** Credits, native cost and estimated cost are three measures, never added. */
  'money-apart',
  /** The web dashboard has skill invocations, agent identities, access tokens and streaks, which the API lacks. */
  'dashboard-has-more',
  /** Usage by API key is not in it. */
  'no-api-keys',
] as const;
export type OrgNote = (typeof orgNotes)[number];

/** Null where the service gives no number: not zero. */
const measure = v.nullable(amount);

export const orgMeasures = {
  threads: measure,
  turns: measure,
  /** Billed in credits. */
  credits: measure,
  /** Native billing in US dollars. Never to be added to credits or to the estimate. */
  costUsd: measure,
  /** An estimate at the workspace's rate for credits. */
  estimatedCostUsd: measure,
  /** Without what was cached. */
  uncachedInputTokens: measure,
  cachedInputTokens: measure,
  outputTokens: measure,
  totalTokens: measure,
};

/** What is known of how rows came. */
const history = {
  /** The UTC days that the row is of: `start` inclusive, `end` exclusive. */
  window: v.strictObject({ start: time, end: time }),
  /** The highest of the rows in it: 1 as they first came. */
  revision: v.pipe(count, v.minValue(1)),
  firstSeenAt: time,
  lastSeenAt: time,
  mayStillRise: v.boolean(),
};

const usageRow = v.strictObject({
  /** A day, the Monday of a week, a person's id, or a name as the service gives it. */
  key: text,
  /** The person's email; null where it is not given. */
  label: v.nullable(text),
  /** People who used it; null where rows are of the workspace alone. */
  people: v.nullable(count),
  ...orgMeasures,
  /** Of all credits of the span, from 0 to 1; null where credits are not known. */
  share: v.nullable(v.pipe(amount, v.maxValue(1))),
  ...history,
});

const spendCap = v.strictObject({
  kind: v.picklist(['workspace', 'team', 'person']),
  /** The team or person; null for the workspace. */
  key: v.nullable(text),
  unit: v.picklist(['credits', 'usd']),
  cap: amount,
  /** This UTC month so far; null where not known. */
  used: measure,
  /** To the month's end, as the forecast has it; null where not known. */
  expected: measure,
  /** `near`: 80 % are used, or the forecast ends above. */
  state: v.picklist(['below', 'near', 'reached', 'not-known']),
});

const subscriptionReturn = v.strictObject({
  seats: v.pipe(count, v.minValue(1)),
  usdPerSeatAndMonth: amount,
  /** For the days of the span that were read. */
  costUsd: amount,
  /** The service's estimate of the same use, at the workspace's rate for credits; null where it gives none. */
  valueUsd: measure,
  /** Value for each dollar of cost; null where either is not known. */
  ratio: measure,
  /** Seats without an active person in the span; null where the rows name no person. */
  unusedSeats: v.nullable(count),
});

/** What every report of the Analytics API has. Days are of UTC. */
const analyticsReport = {
  schema: v.literal('codex-glance.org/1'),
  workspace: text,
  since: day,
  until: day,
  /** When the newest of the rows was read; null for none. */
  readAt: v.nullable(time),
  /** Days of the span that were never read. Their rows are not zero but unknown. */
  daysNotRead: count,
  notes: v.array(v.picklist(orgNotes)),
};

export const orgUsageReportSchema = v.strictObject({
  ...analyticsReport,
  kind: v.literal('usage'),
  /** `codex`: the endpoint of Codex. `all`: the one over ChatGPT, Work and Codex. */
  products: v.picklist(['codex', 'all']),
  by: v.picklist(orgGroupings),
  rows: v.array(usageRow),
  totals: v.strictObject({ people: v.nullable(count), ...orgMeasures }),
  /** Credits of this month; null where fewer than 14 settled days are known. */
  forecast: v.nullable(
    v.strictObject({
      /** `YYYY-MM`, UTC. */
      month: v.pipe(v.string(), v.regex(/^\d{4}-\d\d$/)),
      /** What its days so far took; recent ones may rise still. */
      soFar: amount,
      expected: amount,
      /** Four of five months like this end between these. */
      low: amount,
      high: amount,
    }),
  ),
  /** Those that the settings name. */
  caps: v.array(spendCap),
  /** Null where the settings name no price and seats. */
  subscription: v.nullable(subscriptionReturn),
});

export const reviewMeasures = {
  /** Pull requests that Codex reviewed, and its comments by priority. */
  reviews: measure,
  comments: measure,
  p0: measure,
  p1: measure,
  p2: measure,
  /** Of pull requests merged in the span: what people answered. */
  merged: measure,
  mergedComments: measure,
  replies: measure,
  reactions: measure,
  upvotes: measure,
  downvotes: measure,
  otherReactions: measure,
  /** Comments with a reaction, a reply or either. */
  engaged: measure,
  reacted: measure,
  replied: measure,
};

export const orgReviewsReportSchema = v.strictObject({
  ...analyticsReport,
  kind: v.literal('reviews'),
  by: v.picklist(['day', 'week']),
  rows: v.array(v.strictObject({ key: day, ...reviewMeasures, ...history })),
  totals: v.strictObject(reviewMeasures),
});

/** Why what this machine counted and what the organisation counted differ, as far as it is known. */
export const differenceReasons = [
  /** Sessions here by API key or another provider, which the organisation does not count. */
  'other-sign-in',
  /** Rows of the day may rise still. */
  'late',
  /** Days of this machine are of another time zone than UTC. */
  'time-zone',
  /** The organisation's total leaves out what was read from the cache. */
  'cached-input',
  /** More there than here: other machines, the cloud, or code reviews. */
  'elsewhere',
  /** Less there than here, and nothing here tells why. */
  'not-known',
  /** The day was not read from the organisation. */
  'not-read',
] as const;
export type DifferenceReason = (typeof differenceReasons)[number];

/** Tokens of the same person and UTC days, as this machine and the organisation count them: input with what was cached, and output. */
export const orgReconcileSchema = v.strictObject({
  schema: v.literal('codex-glance.org/1'),
  kind: v.literal('reconcile'),
  workspace: text,
  person: text,
  since: day,
  until: day,
  rows: v.array(
    v.strictObject({
      day,
      /** Sessions by ChatGPT alone; null where none was recorded here. */
      localTokens: v.nullable(count),
      /** Sessions by API key or another provider. */
      otherTokens: count,
      organizationTokens: v.nullable(amount),
      /** Organisation less local; null where either is unknown. */
      difference: v.nullable(v.number()),
      reasons: v.array(v.picklist(differenceReasons)),
    }),
  ),
});

/** A limit of spending in this UTC month. */
export type SpendCap = Derived<typeof spendCap>;
/** What a subscription costs, and what its use would cost at the workspace's own rate. */
export type SubscriptionReturn = Derived<typeof subscriptionReturn>;
export type OrgReconcile = Derived<typeof orgReconcileSchema>;
export type OrgUsageReport = Derived<typeof orgUsageReportSchema>;
export type OrgUsageRow = OrgUsageReport['rows'][number];
export type CreditsForecast = NonNullable<OrgUsageReport['forecast']>;
export type OrgMeasures = Omit<OrgUsageReport['totals'], 'people'>;
export type OrgReviewsReport = Derived<typeof orgReviewsReportSchema>;
export type ReviewMeasures = OrgReviewsReport['totals'];
