import { type KeyboardEvent, type MouseEvent, type ReactNode, type RefObject, useId } from 'react';
import { Icon } from '../icons/icon.tsx';
import styles from './grid.module.css';
import type { GridSort, ShownColumn } from './grid-columns.ts';
import { movedTo } from './grid-keys.ts';
import { reveal, type Seen, windowOf } from './use-window.ts';

/** How one row of a grid is drawn. */
export interface DrawnRow {
  readonly id: string;
  /** Its number in the list, from 0. */
  readonly place: number;
  /** Whether the keys have reached it. */
  readonly isActive: boolean;
}

/** What shows a part of a long list. */
export interface GridView<Column extends string> {
  readonly shown: readonly ShownColumn<Column>[];
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly seen: Seen;
  readonly sort: GridSort<Column>;
  readonly onSort: (column: Column) => void;
}

interface GridProps<Row, Column extends string> extends GridView<Column> {
  readonly label: string;
  /** Says which keys there are. */
  readonly keys: string;
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** Draws a row, which has the key of the row. */
  readonly draw: (row: Row, drawn: DrawnRow) => ReactNode;
  /** Every column in its order, those that are not shown too. */
  readonly columns: readonly Column[];
  readonly names: Readonly<Record<Column, string>>;
  readonly isNumber: (column: Column) => boolean;
  /** Whether headings say their name in a title too, where columns are narrow. */
  readonly titled?: boolean;
  /** The key of the row that the keys have reached. */
  readonly active: string | null;
  /** The key of the row that the keys begin at; the first where it is left out. */
  readonly first?: string | null;
  readonly onReach: (key: string | null) => void;
  /** What is done with the row that is reached. */
  readonly onEnter?: (key: string) => void;
  readonly onClick?: (event: MouseEvent) => void;
  /** What the way back from what it opens leads to. */
  readonly opens?: string;
}

/**
 * A long list as a grid, of which only the rows that are seen are drawn. The grid has the focus, and names the row that
 * the keys have reached, so that nothing is lost when rows come and go.
 */
export function Grid<Row, Column extends string>(props: GridProps<Row, Column>) {
  const { rows, keyOf, columns, shown, names, sort, scroller, seen, active } = props;
  const id = useId();
  const activePlace = active === null ? -1 : rows.findIndex((row) => keyOf(row) === active);
  const places = drawnPlaces(rows.length, activePlace, seen);
  const keyAt = (place: number) => {
    const row = rows[place];
    return row === undefined ? null : keyOf(row);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget) return;
    const page = Math.max(1, Math.floor(seen.height / seen.rowHeight) - 2);
    const place = movedTo(event.key, activePlace, rows.length, page);
    if (place !== null) {
      props.onReach(keyAt(place));
      if (scroller.current !== null) reveal(scroller.current, place, seen.rowHeight);
    } else if (event.key === 'Enter' && props.onEnter !== undefined && active !== null && activePlace >= 0) {
      props.onEnter(active);
    } else return;
    event.preventDefault();
  };
  const gap = (count: number, key?: string) => (
    <Gap key={key} height={count * seen.rowHeight} columns={shown.length} />
  );
  return (
    <div ref={scroller} className={styles.scroller}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows are reached by keys, as in a grid.
        role="grid"
        className={styles.table}
        aria-label={props.label}
        aria-describedby={`${id}keys`}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length}
        aria-activedescendant={activePlace < 0 ? undefined : `${id}${active}`}
        tabIndex={0}
        data-opens={props.opens}
        onKeyDown={onKeyDown}
        onClick={props.onClick}
        onFocus={() => activePlace < 0 && props.onReach(props.first ?? keyAt(0))}
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
                data-number={props.isNumber(column)}
                aria-sort={sort.column === column ? sort.order : 'none'}
              >
                <button
                  type="button"
                  className={styles.heading}
                  title={props.titled ? names[column] : undefined}
                  onClick={() => props.onSort(column)}
                >
                  <span>{names[column]}</span>
                  <Icon name="chevron" size={9} className={styles.order} />
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {places.flatMap((place, index) => {
            const row = rows[place];
            if (row === undefined) return [];
            const key = keyOf(row);
            return [
              gap(place - (places[index - 1] ?? -1) - 1, `gap ${key}`),
              props.draw(row, { id: `${id}${key}`, place, isActive: place === activePlace }),
            ];
          })}
          {gap(rows.length - 1 - (places.at(-1) ?? -1))}
        </tbody>
      </table>
      <p id={`${id}keys`} className="spoken">
        {props.keys}
      </p>
    </div>
  );
}

/** The rows that are drawn. What the keys have reached is always there, so that the grid can name it. */
function drawnPlaces(count: number, active: number, { rowHeight, top, height }: Seen): readonly number[] {
  const { from, to } = windowOf(count, rowHeight, top, height);
  const places = Array.from({ length: Math.max(0, to - from) }, (_, place) => from + place);
  if (active >= 0 && active < from) places.unshift(active);
  if (active >= to) places.push(active);
  return places;
}

/** Takes the place of rows that are not drawn. */
function Gap({ height, columns }: { readonly height: number; readonly columns: number }) {
  if (height <= 0) return null;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus.
    <tr aria-hidden="true" className={styles.gap}>
      <td colSpan={columns} style={{ height }} />
    </tr>
  );
}
