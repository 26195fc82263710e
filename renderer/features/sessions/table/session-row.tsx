import { memo } from 'react';
import { useLocale } from '../../../i18n/locale-context.tsx';
import { useSessionsTexts } from '../texts/sessions-texts.ts';
import { columns, type ShownColumn } from './columns.ts';
import type { ListedSession } from './listed-session.ts';
import { cellOf } from './session-cells.tsx';
import styles from './session-table.module.css';

/** One session in the table of all. `place` is its number in the list, from 0. */
export const SessionTableRow = memo(function SessionTableRow(props: {
  readonly id: string;
  readonly session: ListedSession;
  readonly shown: readonly ShownColumn[];
  readonly place: number;
  readonly isActive: boolean;
  readonly isChosen: boolean;
}) {
  const locale = useLocale();
  const texts = useSessionsTexts();
  const { session, place } = props;
  const { row } = session;
  return (
    <tr
      id={props.id}
      className={styles.row}
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
          <td key={column} aria-colindex={index} data-column={column}>
            {content}
          </td>
        );
      })}
    </tr>
  );
});
