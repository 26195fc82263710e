import { DAY_MS } from '../../../shared/durations.ts';
import type {
  CreditsForecast,
  OrgGrouping,
  OrgMeasures,
  OrgNote,
  OrgUsageReport,
  OrgUsageRow,
} from '../../../shared/schema/organisation/org-usage.ts';
import { entryOf } from '../../collections/entry-of.ts';
import { inOrder } from '../../collections/in-order.ts';
import { GroupHistory } from './group-history.ts';
import type { KeptRow } from './row-store.ts';
import { personOf, type UsageMeasures, type UsageRow } from './rows.ts';
import { MeasureSum } from './sum.ts';
import { surfaceOf } from './surface.ts';
import { NO_TEAM, type TeamOf } from './teams.ts';
import { type DaySpan, dayStart } from './windows.ts';

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
}

/** Both give the same rows. */
type UsageEndpoint = 'usage' | 'all-usage';

const names = [
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

type Sum = MeasureSum<(typeof names)[number]>;

class Group {
  readonly sum: Sum = new MeasureSum(names);
  readonly people = new Set<string>();
  readonly history: GroupHistory;
  label: string | null = null;

  constructor(now: number) {
    this.history = new GroupHistory(now);
  }
}

/** Sums kept rows. Rows of the workspace count where there are none of people, so that nothing counts twice. */
export function makeUsageReport(kept: readonly KeptRow<UsageEndpoint>[], query: UsageQuery): OrgUsageReport {
  const counted = withoutTwice(kept);
  const groups = new Map<string, Group>();
  const all = new Group(query.now);
  for (const each of counted) {
    const { row } = each;
    const person = personOf(row);
    const totals = measuresOf(row.totals);
    all.sum.add(totals);
    all.history.add(each);
    if (person !== null && isActive(totals)) all.people.add(person);
    for (const [key, measures] of partsOf(row, query)) {
      const group = entryOf(groups, key, () => new Group(query.now));
      group.sum.add(measures);
      group.history.add(each);
      if (person !== null && isActive(measures)) group.people.add(person);
      if (query.by === 'user') group.label ??= row.actor?.email ?? null;
    }
  }
  const hasPeople = counted.some(({ row }) => personOf(row) !== null);
  const rows = [...groups].map(([key, group]): OrgUsageRow => {
    const people = hasPeople ? group.people.size : null;
    return { key, label: group.label, people, ...group.sum.values, ...group.history.values };
  });
  const isTimed = query.by === 'day' || query.by === 'week';
  rows.sort((a, b) =>
    isTimed
      ? inOrder(a.key, b.key)
      : (b.credits ?? 0) - (a.credits ?? 0) || (b.turns ?? 0) - (a.turns ?? 0) || inOrder(a.key, b.key),
  );
  return {
    schema: 'codex-glance.org/1',
    kind: 'usage',
    products: query.products,
    workspace: query.workspace,
    by: query.by,
    ...spanOf(query.span),
    readAt: all.history.readAt,
    daysNotRead: query.daysNotRead,
    rows,
    totals: { people: hasPeople ? all.people.size : null, ...all.sum.values },
    forecast: query.forecast,
    notes: notesOf(query, rows),
  };
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
  const weekday = (new Date(at).getUTCDay() + 6) % 7;
  return dayName(at - weekday * DAY_MS);
}

function withoutTwice(kept: readonly KeptRow<UsageEndpoint>[]): readonly KeptRow<UsageEndpoint>[] {
  const withPeople = new Set(
    kept.filter(({ row }) => personOf(row) !== null).map(({ row }) => row.start_time),
  );
  return kept.filter(({ row }) => personOf(row) !== null || !withPeople.has(row.start_time));
}

function partsOf(row: UsageRow, { by, teamOf }: UsageQuery): (readonly [string, OrgMeasures])[] {
  const at = row.start_time * 1_000;
  switch (by) {
    case 'day':
      return [[dayName(at), measuresOf(row.totals)]];
    case 'week':
      return [[weekName(at), measuresOf(row.totals)]];
    case 'user':
      return [[personOf(row) ?? 'workspace', measuresOf(row.totals)]];
    case 'team': {
      const team = teamOf?.(personOf(row), row.actor?.email ?? null) ?? NO_TEAM;
      return [[team, measuresOf(row.totals)]];
    }
    case 'client':
      return (row.clients ?? []).map((part) => [part.client_id || 'unknown', measuresOf(part)] as const);
    case 'surface':
      return (row.clients ?? []).map(
        (part) => [surfaceOf(part.client_id ?? null), measuresOf(part)] as const,
      );
    case 'model':
      return (row.models ?? []).map((part) => {
        const speed = (part.speed ?? 'standard') === 'standard' ? '' : ` (${part.speed})`;
        return [`${part.model || 'unknown'}${speed}`, measuresOf(part)] as const;
      });
  }
}

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
function atLeastZero(value: number | null | undefined): number | null {
  return value == null || value < 0 ? null : value;
}

function isActive(measures: OrgMeasures): boolean {
  return names.some((name) => (measures[name] ?? 0) > 0);
}

function notesOf({ by, daysNotRead }: UsageQuery, rows: readonly OrgUsageRow[]): OrgNote[] {
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
export function creditsByDay(kept: readonly KeptRow<UsageEndpoint>[]): Map<number, number> {
  const days = new Map<number, number>();
  for (const { row } of withoutTwice(kept)) {
    const { credits } = measuresOf(row.totals);
    if (credits === null) continue;
    const day = dayStart(row.start_time * 1_000);
    days.set(day, (days.get(day) ?? 0) + credits);
  }
  return days;
}
