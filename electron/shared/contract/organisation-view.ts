import * as v from 'valibot';
import { DAY_MS } from '../durations.ts';
import type {
  CreditsForecast,
  OrgMeasures,
  OrgNote,
  OrgReconcile,
  ReviewMeasures,
  SpendCap,
  SubscriptionReturn,
  Surface,
} from '../schema/organisation/org-usage.ts';
import { day } from '../schema/scalars.ts';

export type { SpendCap, SubscriptionReturn } from '../schema/organisation/org-usage.ts';

/** A view spans ten years at most, so that none makes a host work for long. */
const MOST_DAYS = 3_660;

/** What the desk asks for: UTC days `YYYY-MM-DD`, both inclusive, by day or by week from Monday. */
export const organisationQuerySchema = v.pipe(
  v.strictObject({ since: day, until: day, by: v.picklist(['day', 'week']) }),
  v.check(({ since, until }) => {
    const days = (Date.parse(until) - Date.parse(since)) / DAY_MS;
    return days >= 0 && days < MOST_DAYS;
  }, 'no span of days'),
);

export type OrganisationQuery = Readonly<v.InferOutput<typeof organisationQuerySchema>>;

/** Use of one kind. Null where the service gives no number: never 0 for absence. */
export interface OrganisationUse extends OrgMeasures {
  /** Different people who used it; null where the rows name no person. */
  readonly people: number | null;
}

/** A day or week. Of one that was never read, all is null. */
export interface OrganisationPeriod {
  /** The UTC day, or the Monday of the week, also where the range begins later in it. */
  readonly key: string;
  /** Days of it inside the range that were never read. */
  readonly daysNotRead: number;
  /** Rows of its last days may come still, so its numbers may rise. */
  readonly mayStillRise: boolean;
  readonly use: OrganisationUse;
  /** By where it was used. A surface that no row names is not there. */
  readonly surfaces: Readonly<Partial<Record<Surface, OrganisationUse>>>;
  readonly reviews: ReviewMeasures;
}

/** A person. The API gives threads and turns: a thread is a session that was started, a turn one message and its answer. */
export interface OrganisationPerson {
  /** The id as the service gives it. */
  readonly key: string;
  /** The email; null where it is not given. */
  readonly email: string | null;
  /** Null where no mapping file names one. */
  readonly team: string | null;
  readonly use: OrgMeasures;
  readonly activeDays: number;
}

/** A model or client, with what it was used for. */
export interface OrganisationPart {
  /** As the service names it; unknown names stay. */
  readonly key: string;
  readonly use: OrganisationUse;
}

/** A team by the user's mapping file; people it does not name are one of their own, with `key` null. */
export interface OrganisationTeam {
  readonly key: string | null;
  readonly use: OrganisationUse;
  /** Of all credits of the range, 0 to 1; null where credits are not known. */
  readonly share: number | null;
}

/** A number that the service gives of code by Codex, under the service's own name. Shares are not summed and left out. */
export interface CodeAttribution {
  readonly name: string;
  readonly value: number;
}

/** Everything that the desk shows of the organisation, over one range. */
export interface OrganisationView extends OrganisationQuery {
  readonly workspace: string;
  /** When the newest of the rows was read; null for none. */
  readonly readAt: string | null;
  /** Days of the range that were never read: unknown, not zero. */
  readonly daysNotRead: number;
  readonly notes: readonly OrgNote[];
  /** Every day or week of the range up to today, the oldest first. */
  readonly periods: readonly OrganisationPeriod[];
  readonly totals: OrganisationUse;
  readonly surfaces: Readonly<Partial<Record<Surface, OrganisationUse>>>;
  /** Those who used most credits first, then most turns. Empty where the rows name no person. */
  readonly people: readonly OrganisationPerson[];
  readonly models: readonly OrganisationPart[];
  readonly clients: readonly OrganisationPart[];
  readonly reviews: ReviewMeasures;
  /** Empty where the service gives none. */
  readonly attribution: readonly CodeAttribution[];
  /** Null where no mapping file is set. */
  readonly teams: readonly OrganisationTeam[] | null;
  /** Credits of this month; null where fewer than 14 settled days are known. */
  readonly forecast: CreditsForecast | null;
  /** Those that the settings name. */
  readonly caps: readonly SpendCap[];
  /** Null where the settings name no price and seats. */
  readonly subscription: SubscriptionReturn | null;
  /** Of the person whom the settings name; null where they name none. */
  readonly reconciliation: OrgReconcile | null;
}
