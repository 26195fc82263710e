import { type KeyboardEvent, memo, type RefObject, useId, useLayoutEffect, useState } from 'react';
import { useLocale } from '../../../i18n/locale-context.tsx';
import { Icon } from '../../../ui/icons/icon.tsx';
import { movedTo } from '../../sessions/table/grid-keys.ts';
import grid from '../../sessions/table/session-table.module.css';
import { type Seen, windowOf } from '../../sessions/table/use-window.ts';
import { useOrganisationTexts } from '../organisation-texts.ts';
import {
  type Column,
  columns,
  type ListedPerson,
  numberOf,
  type ShownColumn,
  type Sort,
} from './people-columns.ts';
import styles from './people-table.module.css';

const isNumber = (column: Column) => column !== 'person' && column !== 'team';

/**
 * People as a grid, of which only the rows that are seen are drawn. The grid has the focus, and names the row that the
 * keys have reached.
 */
export function PeopleTable(props: {
  /** Sorted and narrowed. */
  readonly people: readonly ListedPerson[];
  readonly shown: readonly ShownColumn[];
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly seen: Seen;
  readonly sort: Sort;
  /** Another one is another view of the list, which begins at its head. */
  readonly view: string;
  readonly onSort: (column: Column) => void;
}) {
  const { people: texts } = useOrganisationTexts();
  const { people, shown, scroller, seen, sort, view } = props;
  const id = useId();
  const [active, setActive] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another view is the reason to go to its head.
  useLayoutEffect(() => {
    if (scroller.current !== null) scroller.current.scrollTop = 0;
  }, [scroller, view]);
  const activePlace = active === null ? -1 : people.findIndex(({ person }) => person.key === active);
  const { from, to } = windowOf(people.length, seen.rowHeight, seen.top, seen.height);
  const places = Array.from({ length: Math.max(0, to - from) }, (_, place) => from + place);
  // What the keys have reached is always there, so that the grid can name it.
  if (activePlace >= 0 && activePlace < from) places.unshift(activePlace);
  if (activePlace >= to) places.push(activePlace);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget) return;
    const page = Math.max(1, Math.floor(seen.height / seen.rowHeight) - 2);
    const place = movedTo(event.key, activePlace, people.length, page);
    if (place === null) return;
    event.preventDefault();
    setActive(people[place]?.person.key ?? null);
    if (scroller.current !== null) reveal(scroller.current, place, seen.rowHeight);
  };
  return (
    <div className={styles.frame}>
      <div ref={scroller} className={grid.scroller}>
        <table
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows are reached by keys, as in a grid.
          role="grid"
          className={grid.table}
          aria-label={texts.title}
          aria-describedby={`${id}keys`}
          aria-rowcount={people.length + 1}
          aria-colcount={columns.length}
          aria-activedescendant={activePlace < 0 ? undefined : `${id}${active}`}
          tabIndex={0}
          onKeyDown={onKeyDown}
          onFocus={() => activePlace < 0 && setActive(people[0]?.person.key ?? null)}
        >
          <colgroup>
            {shown.map(({ column, percent }) => (
              <col key={column} style={{ width: `${percent}%` }} />
            ))}
          </colgroup>
          <thead>
            <tr aria-rowindex={1}>
              {shown.map(({ column }) => (
                <th
                  key={column}
                  scope="col"
                  aria-colindex={columns.indexOf(column) + 1}
                  data-number={isNumber(column)}
                  aria-sort={sort.column === column ? sort.order : 'none'}
                >
                  <button
                    type="button"
                    className={grid.heading}
                    title={texts.columns[column]}
                    onClick={() => props.onSort(column)}
                  >
                    <span>{texts.columns[column]}</span>
                    <Icon name="chevron" size={9} className={grid.order} />
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {places.flatMap((place, index) => {
              const listed = people[place];
              if (listed === undefined) return [];
              const { key } = listed.person;
              const before = place - (places[index - 1] ?? -1) - 1;
              return [
                <Gap key={`gap ${key}`} rows={before} seen={seen} across={shown.length} />,
                <PersonRow
                  key={key}
                  id={`${id}${key}`}
                  listed={listed}
                  shown={shown}
                  place={place}
                  isActive={place === activePlace}
                />,
              ];
            })}
            <Gap rows={people.length - 1 - (places.at(-1) ?? -1)} seen={seen} across={shown.length} />
          </tbody>
        </table>
        <p id={`${id}keys`} className="spoken">
          {texts.keys}
        </p>
      </div>
    </div>
  );
}

const PersonRow = memo(function PersonRow(props: {
  readonly id: string;
  readonly listed: ListedPerson;
  readonly shown: readonly ShownColumn[];
  readonly place: number;
  readonly isActive: boolean;
}) {
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

/** Stands where rows are not drawn. */
function Gap(props: { readonly rows: number; readonly seen: Seen; readonly across: number }) {
  if (props.rows <= 0) return null;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus.
    <tr aria-hidden="true" className={grid.gap}>
      <td colSpan={props.across} style={{ height: props.rows * props.seen.rowHeight }} />
    </tr>
  );
}

/** Scrolls as little as shows a row below the headings, which are as high as a row. */
function reveal(scroller: HTMLElement, place: number, rowHeight: number): void {
  const top = place * rowHeight;
  const height = scroller.clientHeight - rowHeight;
  if (top < scroller.scrollTop) scroller.scrollTop = top;
  else if (top + rowHeight > scroller.scrollTop + height) scroller.scrollTop = top + rowHeight - height;
}
