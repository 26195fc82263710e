import type { UsageGrouping } from '../../../shared/commands.ts';
import type { Format } from '../../../shared/format/format.ts';
import type { PathName } from '../../text/names.ts';
import type { PeriodChange } from '../../usage/period-change.ts';

/** What a report is called, and what its rows are. */
export const groupingWords: Record<UsageGrouping, { readonly title: string; readonly key: string }> = {
  daily: { title: 'Tokens by day', key: 'Day' },
  weekly: { title: 'Tokens by week', key: 'Week from' },
  monthly: { title: 'Tokens by month', key: 'Month' },
  session: { title: 'Tokens by session', key: 'Session' },
  model: { title: 'Tokens by model', key: 'Model' },
  project: { title: 'Tokens by project', key: 'Folder' },
};

/** An id of a session keeps its last eight digits: the first ones are the time, the same for neighbours. */
export const LEAST_ID = 13;

/** Returns the key of a row as a person reads it. */
export function keyText(by: UsageGrouping, key: string, pathName: PathName): string {
  if (by === 'project') return key === 'unknown' ? 'not recorded' : pathName(key);
  return by === 'model' && key === 'unknown' ? 'not recorded' : key;
}

/** Joins the names of the models with commas. */
export function modelNames(models: readonly { readonly model: string | null }[]): string {
  return models.map(({ model }) => model ?? 'not recorded').join(', ');
}

/** Returns the model of most tokens, and how many more there are. */
export function mainModel(models: readonly { readonly model: string | null }[]): string {
  const [first, ...others] = models;
  if (first === undefined) return '';
  return `${first.model ?? 'not recorded'}${others.length === 0 ? '' : ` +${others.length}`}`;
}

interface Priced {
  readonly costUsd: number | null;
  readonly costLowerBoundUsd?: number;
  readonly tokens: { readonly total: number };
}

/** Returns a cost; where a part of it is not known, what it comes to at least. */
export function costText({ costUsd, costLowerBoundUsd, tokens }: Priced, format: Format): string {
  if (costUsd !== null) return format.usd(costUsd);
  if (tokens.total === 0) return format.usd(0);
  return costLowerBoundUsd === undefined ? 'not known' : `≥ ${format.usd(costLowerBoundUsd)}`;
}

/** Formats a change: `+34%`, `−12%`; empty where there is nothing to compare with. */
export function changeText(change: PeriodChange | undefined, format: Format): string {
  switch (change?.state) {
    case 'running':
      return 'so far';
    case 'from-nothing':
      return 'from 0';
    case 'changed': {
      const percent = Math.round(change.percent ?? 0);
      const sign = percent > 0 ? '+' : percent < 0 ? '−' : '±';
      return `${sign}${format.percent(Math.abs(percent))}`;
    }
    default:
      return '';
  }
}
