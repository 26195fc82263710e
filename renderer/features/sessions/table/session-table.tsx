import { type MouseEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { usePageState } from '../../../state/page-context.tsx';
import { Grid, type GridView } from '../../../ui/grid/grid.tsx';
import { reveal, type Seen } from '../../../ui/grid/use-window.ts';
import { useSessionsTexts } from '../texts/sessions-texts.ts';
import { type Column, columns, isNumber } from './columns.ts';
import type { ListedSession } from './listed-session.ts';
import { SessionTableRow } from './session-row.tsx';

/** What the way back from a session leads to. */
const OPENER = 'sessions table';

const keyOf = ({ row }: ListedSession) => row.threadId;

/** Sessions as a grid, from which each is opened. */
export function SessionTable(
  props: GridView<Column> & {
    /** Sorted and filtered. */
    readonly sessions: readonly ListedSession[];
    /** Another one is another view of the list, which begins at its head. */
    readonly view: string;
  },
) {
  const texts = useSessionsTexts();
  const { sessions, view, ...list } = props;
  const { shown, scroller, seen } = list;
  const { navigation } = usePageState();
  const chosen = useStore(navigation.store, ({ route }) =>
    route.view === 'session' ? route.threadId : null,
  );
  const [active, setActive] = useState<string | null>(null);
  useSteady(scroller, sessions, view, seen);
  const chosenPlace = chosen === null ? -1 : sessions.findIndex(({ row }) => row.threadId === chosen);
  useChosenInSight(scroller, chosenPlace, seen);

  const open = (threadId: string) => navigation.open({ view: 'session', threadId }, OPENER);
  const onClick = (event: MouseEvent) => {
    // Another tab or window, which the browser opens by the address.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const threadId = (event.target as Element).closest<HTMLElement>('[data-thread]')?.dataset.thread;
    if (threadId === undefined) return;
    event.preventDefault();
    setActive(threadId);
    open(threadId);
  };

  return (
    <Grid
      {...list}
      label={texts.title}
      keys={texts.keys}
      rows={sessions}
      keyOf={keyOf}
      draw={(session, drawn) => (
        <SessionTableRow
          key={session.row.threadId}
          session={session}
          shown={shown}
          isChosen={session.row.threadId === chosen}
          {...drawn}
        />
      )}
      columns={columns}
      names={texts.columns}
      isNumber={isNumber}
      active={active}
      first={chosen}
      onReach={setActive}
      onEnter={open}
      onClick={onClick}
      opens={OPENER}
    />
  );
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
