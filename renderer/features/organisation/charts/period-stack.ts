import type { OrganisationPeriod } from '../../../../electron/shared/contract/organisation-view.ts';
import { SERIES } from '../../../ui/charts/frame/chart-data.ts';
import type { DayStack, StackDay } from '../../../ui/charts/stack/day-stack.ts';
import { unknownOf } from './period-words.ts';

/** A part that periods are stacked by. */
interface PeriodPart {
  readonly name: string;
  readonly of: (period: OrganisationPeriod) => number | null;
}

/** Less than this share of a total is a difference of rounding, and no part of its own. */
const ROUNDING = 0.005;

/**
 * Stacks periods by their parts: five of their own, the others as one, with what the total has more than all parts.
 * `total` is what the service says; where it says none, its parts are the least that it is.
 */
export function stackPeriods(
  periods: readonly OrganisationPeriod[],
  parts: readonly PeriodPart[],
  total: (period: OrganisationPeriod) => number | null,
): DayStack {
  const given = parts.filter(({ of }) => periods.some((period) => of(period) !== null));
  const own = given.slice(0, SERIES - 1);
  const others = given.slice(SERIES - 1);
  const rests = periods.map((period) => restOf(period, given, total(period)));
  const hasOthers = others.length > 0 || rests.some((rest) => rest > 0);
  return {
    series: [
      ...own.map(({ name }) => ({ kind: 'one', name }) as const),
      ...(hasOthers ? [{ kind: 'others', count: others.length } as const] : []),
    ],
    days: periods.map((period, place): StackDay => {
      const sum = total(period);
      const known = own.map(({ of }) => of(period));
      const beyond = sumOf(others.map(({ of }) => of(period)));
      const rest = rests[place] ?? 0;
      const all = hasOthers ? [...known, rest > 0 ? (beyond ?? 0) + rest : beyond] : known;
      const least = sumOf(all);
      return {
        day: period.key,
        parts: all,
        total: sum ?? least ?? 0,
        isLowerBound: (sum ?? least) !== null && (sum === null || period.daysNotRead > 0),
        unknown: unknownOf(period, sum ?? least),
        mayRise: period.mayStillRise,
      };
    }),
  };
}

/** What the total has more than all parts that are given. */
function restOf(period: OrganisationPeriod, parts: readonly PeriodPart[], total: number | null): number {
  if (total === null) return 0;
  const rest = total - (sumOf(parts.map(({ of }) => of(period))) ?? 0);
  return rest > total * ROUNDING ? rest : 0;
}

/** The sum of what is known; null where nothing is. */
export function sumOf(values: readonly (number | null)[]): number | null {
  return values.reduce((sum, value) => (value === null ? sum : (sum ?? 0) + value), null);
}
