import type {
  CreditsForecast,
  OrgGrouping,
  OrgNote,
  OrgUsageReport,
  OrgUsageRow,
} from '../../../shared/schema/organisation/org-usage.ts';
import { entryOf } from '../../collections/entry-of.ts';
import { inOrder } from '../../collections/in-order.ts';
import { useNames } from './measures.ts';
import type { RowStore, UseEndpoint } from './row-store.ts';
import type { KeptDaySum } from './sum-tables.ts';
import { NO_TEAM, type TeamOf } from './teams.ts';
import { UseGroup } from './use-group.ts';
import { type DaySpan, dayStart, weekStart } from './windows.ts';

export interface UsageQuery {
  readonly workspace: string;
  readonly products: 'codex' | 'all';
  readonly by: OrgGrouping;
  readonly span: DaySpan;
  readonly daysNotRead: number;
  readonly now: number;
  /** Who belongs to which team; null where no file says. */
  readonly teamOf: TeamOf | null;
  readonly forecast: CreditsForecast | null;
  readonly caps: OrgUsageReport['caps'];
  readonly subscription: OrgUsageReport['subscription'];
}

/** What a report is made of. */
export type Sums = Pick<RowStore, 'daySums' | 'personSums'>;

/** Sums what is kept of use. */
export function makeUsageReport(sums: Sums, query: UsageQuery): OrgUsageReport {
  const { workspace, products, by, span, now } = query;
  const endpoint = products === 'codex' ? 'usage' : 'all-usage';
  const all = new UseGroup(now);
  for (const sum of sums.daySums(endpoint, workspace, 'total', span)) all.add(sum);
  const rows = [...groupsOf(sums, endpoint, query)].map(([key, { group, label }]): OrgUsageRow => {
    const { values } = group;
    const share = shareOf(values.credits, all.values.credits);
    return { key, label, ...values, share, ...group.history.values };
  });
  const isTimed = by === 'day' || by === 'week';
  rows.sort((a, b) =>
    isTimed
      ? inOrder(a.key, b.key)
      : (b.credits ?? 0) - (a.credits ?? 0) || (b.turns ?? 0) - (a.turns ?? 0) || inOrder(a.key, b.key),
  );
  return {
    schema: 'codex-glance.org/1',
    kind: 'usage',
    products,
    workspace,
    by,
    ...spanOf(span),
    readAt: all.history.readAt,
    daysNotRead: query.daysNotRead,
    rows,
    totals: all.values,
    forecast: query.forecast,
    caps: query.caps,
    subscription: query.subscription,
    notes: notesOf(query, rows),
  };
}

/** Returns which part of the credits that is, from 0 to 1; null where either is not known. */
export function shareOf(part: number | null, all: number | null): number | null {
  return part === null || !all ? null : Math.min(1, Math.round((part / all) * 10_000) / 10_000);
}

interface Labelled {
  readonly group: UseGroup;
  readonly label: string | null;
}

function groupsOf(sums: Sums, endpoint: UseEndpoint, query: UsageQuery): Map<string, Labelled> {
  const { workspace, by, span, now, teamOf } = query;
  const groups = new Map<string, Labelled>();
  const group = (key: string, label: string | null = null) =>
    entryOf(groups, key, () => ({ group: new UseGroup(now), label })).group;
  if (by === 'user' || by === 'team') {
    for (const sum of sums.personSums(endpoint, workspace, span)) {
      if (by === 'user') group(sum.person, sum.email).addPerson(sum);
      else group(teamOf?.(sum.person, sum.email) ?? NO_TEAM).addPerson(sum);
    }
    // Days of which there are rows of the workspace alone.
    const rest = sums.daySums(endpoint, workspace, 'total', span).filter(({ people }) => people === null);
    for (const sum of rest) group(by === 'user' ? 'workspace' : NO_TEAM).add(sum);
    return groups;
  }
  const dimension = by === 'day' || by === 'week' ? 'total' : by;
  for (const sum of sums.daySums(endpoint, workspace, dimension, span)) {
    group(by === 'day' ? dayName(sum.day) : by === 'week' ? weekName(sum.day) : sum.key).add(sum);
  }
  return groups;
}

/** Returns the days of a span as they are named: both inclusive. */
export function spanOf({ start, end }: DaySpan): { readonly since: string; readonly until: string } {
  return { since: dayName(start), until: dayName(dayStart(end - 1)) };
}

/** Returns a UTC day as `YYYY-MM-DD`. */
export function dayName(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** Returns the Monday of the week of a UTC day. */
export function weekName(at: number): string {
  return dayName(weekStart(at));
}

/** Returns what a reader has to know of these numbers. */
export function notesOf(
  { by, daysNotRead }: Pick<UsageQuery, 'by' | 'daysNotRead'>,
  rows: readonly Pick<OrgUsageRow, 'mayStillRise' | 'credits' | 'costUsd' | 'estimatedCostUsd'>[],
): OrgNote[] {
  const notes: OrgNote[] = [];
  if (rows.some((row) => row.mayStillRise)) notes.push('may-still-rise');
  if (daysNotRead > 0) notes.push('days-not-read');
  if (by === 'client' || by === 'model' || by === 'surface') notes.push('parts-differ');
  const monies = (['credits', 'costUsd', 'estimatedCostUsd'] as const).filter((name) =>
    rows.some((row) => row[name] !== null),
  );
  if (monies.length > 1) notes.push('money-apart');
  notes.push('no-api-keys', 'dashboard-has-more');
  return notes;
}

/** Returns the credits of each UTC day that has any known. */
export function creditsByDay(sums: readonly KeptDaySum[]): Map<number, number> {
  const credits = useNames.indexOf('credits');
  return new Map(
    sums.flatMap(({ day, values }) => {
      const value = values[credits];
      return value == null ? [] : [[day, value] as const];
    }),
  );
}
