import {
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useStore } from 'zustand';
import { usePageState } from '../../../state/page-context.tsx';
import { Icon } from '../../../ui/icons/icon.tsx';
import { useSessionsTexts } from '../texts/sessions-texts.ts';
import { type Column, columns, type ShownColumn } from './columns.ts';
import { movedTo } from './grid-keys.ts';
import type { ListedSession } from './listed-session.ts';
import { SessionTableRow } from './session-row.tsx';
import styles from './session-table.module.css';
import type { Sort } from './sort-sessions.ts';
import { type Seen, windowOf } from './use-window.ts';

/** What the way back from a session leads to. */
const OPENER = 'sessions table';

/**
 * Sessions as a grid, of which only the rows that are seen are drawn. The grid has the focus, and names the row that
 * the keys have reached, so that nothing is lost when rows come and go.
 */
export function SessionTable(props: {
  /** Sorted and filtered. */
  readonly sessions: readonly ListedSession[];
  readonly shown: readonly ShownColumn[];
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly seen: Seen;
  readonly sort: Sort;
  /** Another one is another view of the list, which begins at its head. */
  readonly view: string;
  readonly onSort: (column: Column) => void;
}) {
  const texts = useSessionsTexts();
  const { sessions, shown, scroller, seen, sort } = props;
  const id = useId();
  const { navigation } = usePageState();
  const chosen = useStore(navigation.store, ({ route }) =>
    route.view === 'session' ? route.threadId : null,
  );
  const [active, setActive] = useState<string | null>(null);
  useSteady(scroller, sessions, props.view, seen);

  const placeOf = (threadId: string | null) =>
    threadId === null ? -1 : sessions.findIndex(({ row }) => row.threadId === threadId);
  const activePlace = placeOf(active);
  useChosenInSight(scroller, placeOf(chosen), seen);
  const { from, to } = windowOf(sessions.length, seen.rowHeight, seen.top, seen.height);
  // What the keys have reached is always there, so that the grid can name it.
  const places = [...(activePlace >= 0 && activePlace < from ? [activePlace] : []), ...range(from, to)];
  if (activePlace >= to) places.push(activePlace);

  const open = (threadId: string) => navigation.open({ view: 'session', threadId }, OPENER);
  const reach = (place: number) => {
    setActive(sessions[place]?.row.threadId ?? null);
    if (scroller.current !== null) reveal(scroller.current, place, seen.rowHeight);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget) return;
    const page = Math.max(1, Math.floor((seen.height - seen.rowHeight) / seen.rowHeight) - 1);
    const place = movedTo(event.key, activePlace, sessions.length, page);
    if (place !== null) reach(place);
    else if (event.key === 'Enter' && active !== null && activePlace >= 0) open(active);
    else return;
    event.preventDefault();
  };
  const onClick = (event: MouseEvent) => {
    // Another tab or window, which the browser opens by the address.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const threadId = (event.target as Element).closest<HTMLElement>('[data-thread]')?.dataset.thread;
    if (threadId === undefined) return;
    event.preventDefault();
    setActive(threadId);
    open(threadId);
  };
  const onFocus = () => {
    if (activePlace < 0) setActive(chosen ?? sessions[0]?.row.threadId ?? null);
  };

  return (
    <div ref={scroller} className={styles.scroller}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows are reached by keys, as in a grid.
        role="grid"
        className={styles.table}
        aria-label={texts.title}
        aria-describedby={`${id}keys`}
        aria-rowcount={sessions.length + 1}
        aria-colcount={columns.length}
        aria-activedescendant={activePlace < 0 ? undefined : `${id}${active}`}
        tabIndex={0}
        data-opens={OPENER}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onFocus={onFocus}
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
                data-column={column}
                aria-sort={sort.column === column ? sort.order : 'none'}
              >
                <button type="button" className={styles.heading} onClick={() => props.onSort(column)}>
                  <span>{texts.columns[column]}</span>
                  <Icon name="chevron" size={9} className={styles.order} />
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {places.flatMap((place, index) => {
            const session = sessions[place];
            if (session === undefined) return [];
            const { threadId } = session.row;
            const before = place - (places[index - 1] ?? -1) - 1;
            return [
              before === 0 ? null : (
                <Gap
                  key={`gap ${threadId}`}
                  rows={before}
                  rowHeight={seen.rowHeight}
                  columns={shown.length}
                />
              ),
              <SessionTableRow
                key={threadId}
                id={`${id}${threadId}`}
                session={session}
                shown={shown}
                place={place}
                isActive={place === activePlace}
                isChosen={threadId === chosen}
              />,
            ];
          })}
          <Gap
            rows={sessions.length - 1 - (places.at(-1) ?? -1)}
            rowHeight={seen.rowHeight}
            columns={shown.length}
          />
        </tbody>
      </table>
      <p id={`${id}keys`} className="spoken">
        {texts.keys}
      </p>
    </div>
  );
}

/** Stands where rows are not drawn. */
function Gap({
  rows,
  rowHeight,
  columns: across,
}: {
  readonly rows: number;
  readonly rowHeight: number;
  readonly columns: number;
}) {
  if (rows <= 0) return null;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus.
    <tr aria-hidden="true" className={styles.gap}>
      <td colSpan={across} style={{ height: rows * rowHeight }} />
    </tr>
  );
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, place) => from + place);
}

/** Scrolls as little as shows a row below the headings, which are as high as a row. */
function reveal(scroller: HTMLElement, place: number, rowHeight: number): void {
  const top = place * rowHeight;
  const height = scroller.clientHeight - rowHeight;
  if (top < scroller.scrollTop) scroller.scrollTop = top;
  else if (top + rowHeight > scroller.scrollTop + height) scroller.scrollTop = top + rowHeight - height;
}

/** Keeps a session that was opened in sight: what opens beside the table makes it smaller. */
function useChosenInSight(
  scroller: RefObject<HTMLElement | null>,
  place: number,
  { height, rowHeight }: Seen,
): void {
  const known = useRef(place);
  known.current = place;
  const isChosen = place >= 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a smaller table is the reason to look again.
  useLayoutEffect(() => {
    if (isChosen && scroller.current !== null) reveal(scroller.current, known.current, rowHeight);
  }, [scroller, isChosen, height, rowHeight]);
}

/** Keeps the row at the head of what is seen where it is when others come or go above it. */
function useSteady(
  scroller: RefObject<HTMLElement | null>,
  sessions: readonly ListedSession[],
  view: string,
  { rowHeight }: Seen,
): void {
  const before = useRef({ sessions, view });
  useLayoutEffect(() => {
    const was = before.current;
    before.current = { sessions, view };
    const element = scroller.current;
    if (element === null || was.sessions === sessions) return;
    if (was.view !== view) {
      element.scrollTop = 0;
      return;
    }
    const first = Math.floor(element.scrollTop / rowHeight);
    const threadId = was.sessions[first]?.row.threadId;
    if (first === 0 || sessions[first]?.row.threadId === threadId) return;
    const place = sessions.findIndex(({ row }) => row.threadId === threadId);
    if (place >= 0) element.scrollTop += (place - first) * rowHeight;
  }, [scroller, sessions, view, rowHeight]);
}
