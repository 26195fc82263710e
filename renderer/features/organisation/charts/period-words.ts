import { useMemo } from 'react';
import type {
  OrganisationPeriod,
  OrganisationQuery,
} from '../../../../electron/shared/contract/organisation-view.ts';
import { useLocale } from '../../../i18n/locale-context.tsx';
import type { StackStates, StackWords } from '../../../ui/charts/stack/draw-stack.tsx';
import { useOrganisationTexts } from '../organisation-texts.ts';

/** How periods are named, and what is said of those that are not known or may rise. */
export interface PeriodWords {
  readonly name: (key: string) => string;
  readonly axis: (key: string) => string;
  /** The heading of the column of periods. */
  readonly column: string;
  /** How many periods are from one label of the axis to the next, before those that do not fit are left out. */
  readonly every: number;
  readonly states: StackStates;
}

/** Names days and weeks; of another year than this with that year. */
export function usePeriodWords(by: OrganisationQuery['by']): PeriodWords {
  const { format, now } = useLocale();
  const texts = useOrganisationTexts();
  const year = new Date(now).getUTCFullYear().toString();
  return useMemo(() => {
    const axis = (key: string) =>
      key.startsWith(year) ? format.day(key) : `${format.day(key)} ${key.slice(0, 4)}`;
    return {
      axis,
      name: by === 'day' ? axis : (key) => texts.weekOf(axis(key)),
      column: by === 'day' ? texts.day : texts.week,
      every: by === 'day' ? 7 : 1,
      states: {
        notRead: texts.notRead,
        notGiven: texts.notGiven,
        mayRise: texts.mayRise,
        state: texts.state,
      },
    };
  }, [by, format, texts, year]);
}

/** Writes whole amounts of periods that are stacked. */
export function useStackWords(by: OrganisationQuery['by'], name: StackWords['name']): StackWords {
  const { format } = useLocale();
  const { atLeast, total } = useOrganisationTexts();
  const period = usePeriodWords(by);
  return {
    write: (amount) => format.tokens(Math.round(amount)),
    atLeast,
    day: period.name,
    axis: period.axis,
    every: period.every,
    name,
    columns: { day: period.column, total },
    states: period.states,
  };
}

/** Why a period has no value: it was never read, or the service gives none. Undefined where it has one. */
export function unknownOf(
  { daysNotRead }: Pick<OrganisationPeriod, 'daysNotRead'>,
  value: number | null,
): 'not-read' | 'not-given' | undefined {
  if (value !== null) return undefined;
  return daysNotRead > 0 ? 'not-read' : 'not-given';
}
