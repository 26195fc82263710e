import { memo, useDeferredValue, useMemo, useRef, useState } from 'react';
import type { OrganisationView } from '../../../../electron/shared/contract/organisation-view.ts';
import { useLocale } from '../../../i18n/locale-context.tsx';
import { SearchBox, useSearch } from '../../../ui/controls/search-box.tsx';
import { useSeen } from '../../../ui/grid/use-window.ts';
import { Section } from '../../../ui/section/section.tsx';
import text from '../../../ui/text/text.module.css';
import { useNames } from '../names.ts';
import { useOrganisationTexts } from '../organisation-texts.ts';
import { columnsFor, found, mostFirst, type Sort, sortBy, sorted } from './people-columns.ts';
import styles from './people-section.module.css';
import { PeopleTable } from './people-table.tsx';
import { SavePeople } from './save-people.tsx';

/** Everyone whom the rows name, with what they used. */
export const PeopleSection = memo(function PeopleSection({ view }: { readonly view: OrganisationView }) {
  const { people: texts } = useOrganisationTexts();
  return (
    <Section title={texts.title}>
      {view.people.length === 0 ? <p className={text.quiet}>{texts.none}</p> : <People view={view} />}
    </Section>
  );
});

function People({ view }: { readonly view: OrganisationView }) {
  const { people: texts } = useOrganisationTexts();
  const { format, language, isPrivate } = useLocale();
  const names = useNames();
  const [sort, setSort] = useState<Sort>(mostFirst);
  const search = useSearch<'all' | 'no-team'>();
  const compare = useMemo(() => new Intl.Collator(language, { numeric: true }).compare, [language]);
  const listed = useMemo(
    () =>
      view.people.map((person) => ({
        person,
        name: names.person(person.key, person.email),
        team: person.team === null ? null : names.team(person.team),
      })),
    [view.people, names],
  );
  // Headings and fields follow at once, the rows in the frame after.
  const laterSort = useDeferredValue(sort);
  const laterQuery = search.wanted;
  const laterShow = useDeferredValue(search.show);
  const ordered = useMemo(() => sorted(listed, laterSort, compare), [listed, laterSort, compare]);
  const shown = useMemo(() => {
    const some = found(ordered, laterQuery);
    return laterShow === 'all' ? some : some.filter(({ team }) => team === null);
  }, [ordered, laterQuery, laterShow]);
  const scroller = useRef<HTMLDivElement>(null);
  const seen = useSeen(scroller);
  const hasTeams = view.teams !== null;
  const shownColumns = useMemo(() => columnsFor(seen.width, hasTeams), [seen.width, hasTeams]);
  const all = format.tokensFull(listed.length);
  const count =
    shown.length === listed.length
      ? texts.count(all, listed.length)
      : texts.countOf(format.tokensFull(shown.length), all);
  return (
    <div className={styles.all}>
      <SearchBox
        search={search}
        texts={texts}
        choices={
          hasTeams
            ? [
                { value: 'all', name: texts.all },
                { value: 'no-team', name: texts.noTeam },
              ]
            : []
        }
        found={shown.length === 0 ? texts.noMatch : count}
      />
      <PeopleTable
        people={shown}
        shown={shownColumns}
        scroller={scroller}
        seen={seen}
        sort={sort}
        view={`${laterSort.column} ${laterSort.order} ${laterQuery} ${laterShow}`}
        onSort={(column) => setSort((now) => sortBy(column, now))}
      />
      {isPrivate || shown.length === 0 ? null : <SavePeople people={shown} />}
    </div>
  );
}
