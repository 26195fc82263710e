import { memo } from 'react';
import { useLocale } from '../../../i18n/locale-context.tsx';
import grid from '../../../ui/grid/grid.module.css';
import type { DrawnRow } from '../../../ui/grid/grid.tsx';
import { useSessionsTexts } from '../texts/sessions-texts.ts';
import { columns, isNumber, type ShownColumn } from './columns.ts';
import type { ListedSession } from './listed-session.ts';
import { cellOf } from './session-cells.tsx';

/** One session in the table of all. */
export const SessionTableRow = memo(function SessionTableRow(
  props: DrawnRow & {
    readonly session: ListedSession;
    readonly shown: readonly ShownColumn[];
    readonly isChosen: boolean;
  },
) {
  const locale = useLocale();
  const texts = useSessionsTexts();
  const { session, place } = props;
  const { row } = session;
  return (
    <tr
      id={props.id}
      className={grid.row}
      aria-rowindex={place + 2}
      aria-selected={props.isChosen}
      data-active={props.isActive}
      data-thread={row.threadId}
      data-state={row.state}
    >
      {props.shown.map(({ column }) => {
        const index = columns.indexOf(column) + 1;
        const content = cellOf(column, session, locale, texts);
        return column === 'project' ? (
          <th key={column} scope="row" aria-colindex={index}>
            {content}
          </th>
        ) : (
          <td key={column} aria-colindex={index} data-number={isNumber(column)}>
            {content}
          </td>
        );
      })}
    </tr>
  );
});
