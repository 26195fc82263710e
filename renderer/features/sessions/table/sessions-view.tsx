import { useDeferredValue, useMemo, useRef, useState } from 'react';
import type { SessionListRow } from '../../../../electron/shared/sessions.ts';
import type { Snapshot } from '../../../../electron/shared/snapshot.ts';
import { detailTexts } from '../../../i18n/detail-texts.ts';
import { useLocale } from '../../../i18n/locale-context.tsx';
import { Failed } from '../../../ui/answer/answer-view.tsx';
import { Button } from '../../../ui/controls/button.tsx';
import { DetailPage } from '../../../ui/detail/detail-page.tsx';
import { useSeen } from '../../../ui/grid/use-window.ts';
import { useSessionsTexts } from '../texts/sessions-texts.ts';
import { columns, columnsFor } from './columns.ts';
import { choicesOf, type Filter, filtered, noFilter } from './filter-sessions.ts';
import { type ListedSession, listSession } from './listed-session.ts';
import { SaveSessions } from './save-sessions.tsx';
import { SessionFilters } from './session-filters.tsx';
import { SessionTable } from './session-table.tsx';
import styles from './sessions-view.module.css';
import { byActivity, newestFirst, type Sort, sortBy, sorted } from './sort-sessions.ts';
import { useSessionList } from './use-session-list.ts';

/** Every session of the history in a table. */
export function SessionsTableView({ snapshot }: { readonly snapshot: Snapshot }) {
  const texts = useSessionsTexts();
  const [list, again] = useSessionList(snapshot);
  return (
    <DetailPage title={texts.title} fills>
      {list.state === 'reading' ? (
        <p role="status" className={styles.state}>
          {texts.reading}
        </p>
      ) : null}
      {list.state === 'failed' ? (
        <div role="alert" className={styles.state}>
          <Failed why={list.message} />
          <Button kind="quiet" onPress={again}>
            {texts.again}
          </Button>
        </div>
      ) : null}
      {list.state === 'read' && list.rows.length === 0 ? (
        <section aria-label={texts.all} className={styles.state}>
          <p className={styles.lead}>{texts.none}</p>
          <p>{texts.noneTodo}</p>
        </section>
      ) : null}
      {list.state === 'read' && list.rows.length > 0 ? <AllSessions rows={list.rows} /> : null}
    </DetailPage>
  );
}

function AllSessions({ rows }: { readonly rows: readonly SessionListRow[] }) {
  const texts = useSessionsTexts();
  const { format, language } = useLocale();
  const [sort, setSort] = useState<Sort>(newestFirst);
  const [filter, setFilter] = useState<Filter>(noFilter);
  const listed = useListed(rows);
  const compare = useMemo(() => new Intl.Collator(language, { numeric: true }).compare, [language]);
  const newest = useMemo(() => byActivity(listed), [listed]);
  // Headings and fields follow at once, the rows in the frame after.
  const laterSort = useDeferredValue(sort);
  const laterFilter = useDeferredValue(filter);
  const choices = useMemo(() => choicesOf(listed, compare), [listed, compare]);
  const ordered = useMemo(() => sorted(newest, laterSort, compare), [newest, laterSort, compare]);
  const shown = useMemo(() => filtered(ordered, laterFilter), [ordered, laterFilter]);
  const scroller = useRef<HTMLDivElement>(null);
  const seen = useSeen(scroller);
  const shownColumns = useMemo(() => columnsFor(seen.width), [seen.width]);
  const all = format.tokensFull(rows.length);
  const isAll = shown.length === rows.length;
  return (
    <section className={styles.all} aria-label={texts.all}>
      <SessionFilters
        isWhole={shownColumns.length === columns.length}
        filter={filter}
        choices={choices}
        sort={sort}
        onFilter={setFilter}
        onSort={setSort}
      />
      <div className={styles.frame}>
        <SessionTable
          sessions={shown}
          shown={shownColumns}
          scroller={scroller}
          seen={seen}
          sort={sort}
          view={JSON.stringify([laterSort, laterFilter])}
          onSort={(column) => setSort((now) => sortBy(column, now))}
        />
        {shown.length === 0 ? <p className={styles.noMatch}>{texts.noMatch}</p> : null}
      </div>
      <div className={styles.foot}>
        <p role="status">
          {isAll ? texts.count(rows.length, all) : texts.countOf(format.tokensFull(shown.length), all)}
        </p>
        <SaveSessions sessions={shown} isAll={isAll} />
      </div>
    </section>
  );
}

/** In the words of the reader. Rows that did not change are put into words once. */
function useListed(rows: readonly SessionListRow[]): readonly ListedSession[] {
  const { strings: page, language, isPrivate, folderNumber } = useLocale();
  const strings = useMemo(() => ({ ...page, ...detailTexts[language] }), [page, language]);
  const { notRecorded } = useSessionsTexts();
  const known = useRef({ strings, isPrivate, sessions: new WeakMap<SessionListRow, ListedSession>() });
  return useMemo(() => {
    const isSame = known.current.isPrivate === isPrivate && known.current.strings === strings;
    if (!isSame) known.current = { strings, isPrivate, sessions: new WeakMap() };
    const { sessions } = known.current;
    return rows.map((row) => {
      const session =
        sessions.get(row) ?? listSession(row, { strings, isPrivate, folderNumber }, notRecorded);
      sessions.set(row, session);
      return session;
    });
  }, [rows, strings, isPrivate, folderNumber, notRecorded]);
}
