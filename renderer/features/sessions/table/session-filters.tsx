import { useId } from 'react';
import type { SessionState } from '../../../../electron/shared/usage.ts';
import { useLocale } from '../../../i18n/locale-context.tsx';
import { Button } from '../../../ui/controls/button.tsx';
import { useSessionsTexts } from '../texts/sessions-texts.ts';
import { type Column, columns } from './columns.ts';
import {
  type Filter,
  type FilterChoice,
  type FilterChoices,
  isFiltering,
  noFilter,
} from './filter-sessions.ts';
import styles from './session-filters.module.css';
import type { Sort } from './sort-sessions.ts';

/** What narrows the table, and by what it is sorted where its headings do not all fit. */
export function SessionFilters(props: {
  readonly filter: Filter;
  readonly choices: FilterChoices;
  readonly sort: Sort;
  /** Whether a heading of each column is in sight. */
  readonly isWhole: boolean;
  readonly onFilter: (filter: Filter) => void;
  readonly onSort: (sort: Sort) => void;
}) {
  const texts = useSessionsTexts();
  const { isPrivate } = useLocale();
  const { filter, choices, sort, onFilter, onSort } = props;
  const id = useId();
  return (
    <div className={styles.filters}>
      <label className={styles.search} htmlFor={`${id}search`}>
        <span className="spoken">{texts.search}</span>
        <input
          id={`${id}search`}
          type="search"
          className={styles.field}
          placeholder={texts.search}
          value={filter.search}
          onChange={(event) => onFilter({ ...filter, search: event.target.value })}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || filter.search === '') return;
            event.preventDefault();
            onFilter({ ...filter, search: '' });
          }}
        />
      </label>
      {isPrivate ? null : (
        <Choice
          name={texts.columns.project}
          all={texts.allProjects}
          choices={choices.projects}
          value={filter.project}
          onChoose={(project) => onFilter({ ...filter, project })}
        />
      )}
      <Choice
        name={texts.columns.model}
        all={texts.allModels}
        choices={choices.models}
        value={filter.model}
        onChoose={(model) => onFilter({ ...filter, model })}
      />
      <Choice<SessionState>
        name={texts.columns.state}
        all={texts.allStates}
        choices={choices.states}
        value={filter.state}
        onChoose={(state) => onFilter({ ...filter, state })}
      />
      {props.isWhole ? null : (
        <span className={styles.sort}>
          <select
            className={styles.field}
            aria-label={texts.sort}
            value={sort.column}
            onChange={(event) => onSort({ ...sort, column: event.target.value as Column })}
          >
            {columns.map((column) => (
              <option key={column} value={column}>
                {`${texts.sort} ${texts.columns[column]}`}
              </option>
            ))}
          </select>
          <Button
            kind="quiet"
            onPress={() =>
              onSort({ ...sort, order: sort.order === 'ascending' ? 'descending' : 'ascending' })
            }
          >
            {texts.order[sort.order]}
          </Button>
        </span>
      )}
      {isFiltering(filter) ? (
        <Button kind="quiet" onPress={() => onFilter(noFilter)}>
          {texts.clear}
        </Button>
      ) : null}
    </div>
  );
}

/** One value of many, or all. A value that no session has any more stays until it is cleared. */
function Choice<T extends string>(props: {
  readonly name: string;
  readonly all: string;
  readonly choices: readonly FilterChoice<T>[];
  readonly value: T | null;
  readonly onChoose: (value: T | null) => void;
}) {
  const { format } = useLocale();
  const texts = useSessionsTexts();
  const { choices, value } = props;
  const isThere = value === null || choices.some((choice) => choice.value === value);
  return (
    <select
      className={styles.field}
      aria-label={props.name}
      data-set={value !== null}
      value={value ?? ''}
      onChange={(event) => props.onChoose(event.target.value === '' ? null : (event.target.value as T))}
    >
      <option value="">{props.all}</option>
      {isThere ? null : <option value={value}>{value}</option>}
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {texts.choice(choice.name, format.tokensFull(choice.count))}
        </option>
      ))}
    </select>
  );
}
