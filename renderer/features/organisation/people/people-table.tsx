import { memo, useLayoutEffect, useState } from 'react';
import { useLocale } from '../../../i18n/locale-context.tsx';
import grid from '../../../ui/grid/grid.module.css';
import { type DrawnRow, Grid, type GridView } from '../../../ui/grid/grid.tsx';
import { useOrganisationTexts } from '../organisation-texts.ts';
import {
  type Column,
  columns,
  isNumber,
  type ListedPerson,
  numberOf,
  type ShownColumn,
} from './people-columns.ts';
import styles from './people-table.module.css';

const keyOf = ({ person }: ListedPerson) => person.key;

/** People as a grid. */
export function PeopleTable(
  props: GridView<Column> & {
    /** Sorted and narrowed. */
    readonly people: readonly ListedPerson[];
    /** Another one is another view of the list, which begins at its head. */
    readonly view: string;
  },
) {
  const { people: texts } = useOrganisationTexts();
  const { people, view, ...list } = props;
  const { shown, scroller } = list;
  const [active, setActive] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another view is the reason to go to its head.
  useLayoutEffect(() => {
    if (scroller.current !== null) scroller.current.scrollTop = 0;
  }, [scroller, view]);
  return (
    <div className={styles.frame}>
      <Grid
        {...list}
        label={texts.title}
        keys={texts.keys}
        rows={people}
        keyOf={keyOf}
        draw={(listed, drawn) => (
          <PersonRow key={listed.person.key} listed={listed} shown={shown} {...drawn} />
        )}
        columns={columns}
        names={texts.columns}
        titled
        isNumber={isNumber}
        active={active}
        onReach={setActive}
      />
    </div>
  );
}

const PersonRow = memo(function PersonRow(
  props: DrawnRow & { readonly listed: ListedPerson; readonly shown: readonly ShownColumn[] },
) {
  const { format } = useLocale();
  const { notKnown, parts } = useOrganisationTexts();
  const { listed, place } = props;
  const { person, name, team } = listed;
  const write = (column: Column) => {
    const value = numberOf(column, person);
    if (value === null) return <span className={styles.quiet}>{notKnown}</span>;
    return column === 'estimate' ? format.usd(value) : format.tokens(Math.round(value));
  };
  return (
    <tr id={props.id} className={grid.row} aria-rowindex={place + 2} data-active={props.isActive}>
      {props.shown.map(({ column }) => {
        const index = columns.indexOf(column) + 1;
        if (column === 'person') {
          return (
            <th key={column} scope="row" aria-colindex={index}>
              <bdi title={name}>{name}</bdi>
            </th>
          );
        }
        return (
          <td key={column} aria-colindex={index} data-number={isNumber(column)}>
            {column === 'team' ? (
              <bdi title={team ?? parts.noTeam} className={team === null ? styles.quiet : undefined}>
                {team ?? parts.noTeam}
              </bdi>
            ) : (
              write(column)
            )}
          </td>
        );
      })}
    </tr>
  );
});
