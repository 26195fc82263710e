import type { SessionTurn } from '../../../../electron/shared/sessions.ts';
import type { LocaleContext } from '../../../i18n/locale-context.tsx';
import { type ChartCell, textCell } from '../../../ui/charts/frame/chart-data.ts';
import type { SessionsTexts } from '../texts/sessions-texts.ts';
import type { TurnGroup } from './turn-groups.ts';

/** What of the texts and the reader a chart of turns needs. */
export interface TurnWords extends Pick<LocaleContext, 'format' | 'now'> {
  readonly texts: SessionsTexts['turns'];
}

/** Names a group by its turns and when they began, and says how turns ended that did not end well. */
export function groupName(group: TurnGroup, { texts, format, now }: TurnWords): string {
  const { first, last, startedAt, failed, aborted } = group;
  return [
    first === last ? texts.turn(String(first)) : texts.turnsFrom(String(first), String(last)),
    startedAt === null ? null : format.moment(startedAt, now),
    failed === 0 ? null : first === last ? texts.outcome.failed : texts.failed(failed),
    aborted === 0 ? null : first === last ? texts.outcome.aborted : texts.aborted(aborted),
  ]
    .filter((part) => part !== null)
    .join(' · ');
}

/** A key of a group that stays the same while turns are added. */
export function groupKey({ first }: TurnGroup): string {
  return `turn ${first}`;
}

/** The cells that every table of turns begins with: its number and when it began. */
export function headCells(
  turn: SessionTurn,
  place: number,
  { format, now }: TurnWords,
): readonly ChartCell[] {
  const { startedAt } = turn;
  return [
    { value: place + 1, text: String(place + 1) },
    startedAt === null ? textCell('–') : { value: startedAt, text: format.moment(startedAt, now) },
  ];
}

/** How long a turn took; a dash where its end was not recorded. */
export function durationCell({ startedAt, endedAt }: SessionTurn, { format }: TurnWords): ChartCell {
  if (startedAt === null || endedAt === null) return { value: null, text: '–' };
  const ms = Math.max(0, Date.parse(endedAt) - Date.parse(startedAt));
  return { value: ms / 1_000, text: format.duration(ms) };
}
