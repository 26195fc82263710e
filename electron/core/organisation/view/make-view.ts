import type {
  OrganisationPart,
  OrganisationPeriod,
  OrganisationPerson,
  OrganisationQuery,
  OrganisationTeam,
  OrganisationUse,
  OrganisationView,
} from '../../../shared/contract/organisation-view.ts';
import { DAY_MS } from '../../../shared/durations.ts';
import { type OrgReconcile, type Surface, surfaces } from '../../../shared/schema/organisation/org-usage.ts';
import { entryOf } from '../../collections/entry-of.ts';
import { inOrder } from '../../collections/in-order.ts';
import type { PersonSum } from '../analytics/day-sums.ts';
import { useNames } from '../analytics/measures.ts';
import { ReviewGroup } from '../analytics/reviews-report.ts';
import type { RowStore } from '../analytics/row-store.ts';
import { NO_TEAM, type TeamOf } from '../analytics/teams.ts';
import { creditsByDay, dayName, notesOf, shareOf, weekName } from '../analytics/usage-report.ts';
import { UseGroup } from '../analytics/use-group.ts';
import { type DaySpan, dayStart, mayStillRise, weekStart } from '../analytics/windows.ts';
import { forecastCredits } from '../forecast/credits-forecast.ts';
import { judgeCaps, type MonthUse } from './caps.ts';
import { subscriptionReturn } from './subscription.ts';

export interface ViewParts {
  readonly store: RowStore;
  readonly workspace: string;
  readonly now: number;
  /** Null where no mapping file is set. */
  readonly teamOf: TeamOf | null;
  readonly caps: Parameters<typeof judgeCaps>[0];
  readonly subscription: { readonly seats: number; readonly usdPerMonth: number } | null;
  readonly reconciliation: OrgReconcile | null;
}

/** The forecast looks at so many days. */
export const FORECAST_DAYS = 60;

/** Makes the view of the desk of what is kept. Reads sums, and rows only of weeks that the range cuts. */
export function makeOrganisationView(parts: ViewParts, query: OrganisationQuery): OrganisationView {
  const { store, workspace, now } = parts;
  const span = { start: Date.parse(query.since), end: Date.parse(query.until) + DAY_MS };
  const all = new UseGroup(now);
  const totals = store.daySums('usage', workspace, 'total', span);
  for (const sum of totals) all.add(sum);
  const people = store.personSums('usage', workspace, span);
  const periods = periodsOf(parts, query, span);
  const daysNotRead = periods.reduce((sum, period) => sum + period.daysNotRead, 0);
  const lately = { start: dayStart(now) - FORECAST_DAYS * DAY_MS, end: now };
  const forecast = forecastCredits(creditsByDay(store.daySums('usage', workspace, 'total', lately)), now);
  const use = all.values;
  return {
    ...query,
    workspace,
    readAt: all.history.readAt,
    daysNotRead,
    notes: notesOf({ by: query.by, daysNotRead }, [
      { ...use, mayStillRise: periods.some((one) => one.mayStillRise) },
    ]),
    periods,
    totals: use,
    surfaces: bySurface(partsOf(parts, 'surface', span)),
    people: people.map((sum) => personOf(sum, parts.teamOf)).sort(byUse),
    models: partsOf(parts, 'model', span),
    clients: partsOf(parts, 'client', span),
    reviews: reviewsOf(parts, span),
    attribution: attributionOf(parts, span),
    teams: parts.teamOf === null ? null : teamsOf(people, parts.teamOf, use.credits, now),
    forecast,
    caps: judgeCaps(parts.caps, { ...monthUse(parts), forecast }),
    subscription:
      parts.subscription === null
        ? null
        : subscriptionReturn({
            ...parts.subscription,
            daysRead: daysUpTo(span, now) - daysNotRead,
            valueUsd: use.estimatedCostUsd,
            people: use.people,
          }),
    reconciliation: parts.reconciliation,
  };
}

/** Counts the days of a span up to today. */
function daysUpTo({ start, end }: DaySpan, now: number): number {
  return Math.max(0, Math.ceil((Math.min(end, dayStart(now) + DAY_MS) - start) / DAY_MS));
}

interface PeriodGroups {
  readonly use: UseGroup;
  readonly surfaces: Map<string, UseGroup>;
  readonly reviews: ReviewGroup;
}

function periodsOf({ store, workspace, now }: ViewParts, { by }: OrganisationQuery, span: DaySpan) {
  const nameOf = by === 'day' ? dayName : weekName;
  const groups = new Map<string, PeriodGroups>();
  const group = (day: number) =>
    entryOf(groups, nameOf(day), () => ({
      use: new UseGroup(now),
      surfaces: new Map<string, UseGroup>(),
      reviews: new ReviewGroup(now),
    }));
  for (const sum of store.daySums('usage', workspace, 'total', span)) group(sum.day).use.add(sum);
  for (const sum of store.daySums('usage', workspace, 'surface', span)) {
    entryOf(group(sum.day).surfaces, sum.key, () => new UseGroup(now)).add(sum);
  }
  for (const endpoint of ['reviews', 'responses'] as const) {
    for (const sum of store.daySums(endpoint, workspace, 'total', span)) {
      group(sum.day).reviews.add(endpoint, sum);
    }
  }
  const periods: OrganisationPeriod[] = [];
  const read = store.daysRead('usage', workspace, span);
  const last = Math.min(span.end, dayStart(now) + DAY_MS);
  const step = by === 'day' ? DAY_MS : 7 * DAY_MS;
  for (let at = by === 'day' ? span.start : weekStart(span.start); at < last; at += step) {
    let daysNotRead = 0;
    for (let day = Math.max(at, span.start); day < Math.min(at + step, last); day += DAY_MS) {
      if (!read.has(day)) daysNotRead += 1;
    }
    const key = nameOf(at);
    const found = groups.get(key);
    const empty = new UseGroup(now);
    periods.push({
      key,
      daysNotRead,
      mayStillRise: mayStillRise(Math.min(at + step, last) - DAY_MS, now),
      use: (found?.use ?? empty).values,
      surfaces: bySurface(
        [...(found?.surfaces ?? [])].map(([name, one]) => ({ key: name, use: one.values })),
      ),
      reviews: (found?.reviews ?? new ReviewGroup(now)).values,
    });
  }
  return periods;
}

function bySurface(parts: readonly OrganisationPart[]): OrganisationView['surfaces'] {
  const known: Partial<Record<Surface, OrganisationUse>> = {};
  for (const { key, use } of parts) {
    const surface = surfaces.find((each) => each === key);
    if (surface !== undefined) known[surface] = use;
  }
  return known;
}

function partsOf(
  { store, workspace, now }: ViewParts,
  dimension: 'surface' | 'model' | 'client',
  span: DaySpan,
): OrganisationPart[] {
  const groups = new Map<string, UseGroup>();
  for (const sum of store.daySums('usage', workspace, dimension, span)) {
    entryOf(groups, sum.key, () => new UseGroup(now)).add(sum);
  }
  return [...groups].map(([key, group]) => ({ key, use: group.values })).sort(byUse);
}

function reviewsOf({ store, workspace, now }: ViewParts, span: DaySpan) {
  const all = new ReviewGroup(now);
  for (const endpoint of ['reviews', 'responses'] as const) {
    for (const sum of store.daySums(endpoint, workspace, 'total', span)) all.add(endpoint, sum);
  }
  return all.values;
}

function attributionOf({ store, workspace }: ViewParts, span: DaySpan): OrganisationView['attribution'] {
  const sums = new Map<string, number>();
  for (const { key, values } of store.daySums('usage', workspace, 'attribution', span)) {
    sums.set(key, (sums.get(key) ?? 0) + (values[0] ?? 0));
  }
  return [...sums].map(([name, value]) => ({ name, value })).sort((a, b) => inOrder(a.name, b.name));
}

/** Those who used most first. */
function byUse(a: OrganisationPart | OrganisationPerson, b: OrganisationPart | OrganisationPerson): number {
  const [first, second] = [a.use, b.use];
  return (
    (second.credits ?? 0) - (first.credits ?? 0) ||
    (second.turns ?? 0) - (first.turns ?? 0) ||
    inOrder(a.key, b.key)
  );
}

function personOf(sum: PersonSum, teamOf: TeamOf | null): OrganisationPerson {
  const team = teamOf?.(sum.person, sum.email) ?? NO_TEAM;
  return {
    key: sum.person,
    email: sum.email,
    team: team === NO_TEAM ? null : team,
    use: Object.fromEntries(
      useNames.map((name, index) => [name, sum.values[index] ?? null]),
    ) as unknown as OrganisationPerson['use'],
    activeDays: sum.activeDays,
  };
}

function teamsOf(
  people: readonly PersonSum[],
  teamOf: TeamOf,
  all: number | null,
  now: number,
): OrganisationTeam[] {
  const groups = new Map<string, UseGroup>();
  for (const sum of people) {
    entryOf(groups, teamOf(sum.person, sum.email), () => new UseGroup(now)).addPerson(sum);
  }
  const teams = [...groups].map(([key, group]) => ({ key, use: group.values })).sort(byUse);
  return teams.map(({ key, use }) => ({
    key: key === NO_TEAM ? null : key,
    use,
    share: shareOf(use.credits, all),
  }));
}

/** What caps are judged by. */
export type MonthParts = Pick<ViewParts, 'store' | 'workspace' | 'now' | 'teamOf' | 'caps'>;

/** Sums this UTC month so far: for caps alone, so that none is read where none is set. */
export function monthUse({ store, workspace, now, teamOf, caps }: MonthParts) {
  const none = { credits: null, costUsd: null };
  const people = new Map<string, MonthUse>();
  const teams = new Map<string, UseGroup>();
  if (caps.length === 0) return { workspace: none, teams: new Map<string, MonthUse>(), people };
  const date = new Date(now);
  const span = { start: Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1), end: dayStart(now) + DAY_MS };
  const all = new UseGroup(now);
  for (const sum of store.daySums('usage', workspace, 'total', span)) all.add(sum);
  for (const sum of store.personSums('usage', workspace, span)) {
    const { use } = personOf(sum, null);
    for (const name of [sum.person, sum.email]) if (name !== null) people.set(name.toLowerCase(), use);
    if (teamOf) entryOf(teams, teamOf(sum.person, sum.email), () => new UseGroup(now)).addPerson(sum);
  }
  const byTeam = new Map([...teams].map(([team, group]) => [team, group.values]));
  return { workspace: all.values, teams: byTeam, people };
}
