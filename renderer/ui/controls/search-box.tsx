import { useDeferredValue, useState } from 'react';
import styles from './search-box.module.css';
import { Segments } from './segments.tsx';

/** By what a list is narrowed. */
interface Search<K extends string> {
  readonly query: string;
  readonly setQuery: (query: string) => void;
  readonly show: K | 'all';
  readonly setShow: (show: K | 'all') => void;
  /** The query as the rows follow it, in the frame after. */
  readonly wanted: string;
  readonly isNarrowed: boolean;
}

export function useSearch<K extends string>(): Search<K> {
  const [query, setQuery] = useState('');
  const [show, setShow] = useState<K | 'all'>('all');
  const wanted = useDeferredValue(query);
  return { query, setQuery, show, setShow, wanted, isNarrowed: wanted.trim() !== '' || show !== 'all' };
}

/** Narrows a list by words and by a choice, and says how much of it is left. */
export function SearchBox<K extends string>(props: {
  readonly search: Search<K>;
  readonly texts: {
    readonly search: string;
    /** What is chosen by the segments. */
    readonly show: string;
  };
  /** None where there is nothing to choose. */
  readonly choices: readonly { readonly value: K; readonly name: string }[];
  /** What a search found; empty where all is shown. */
  readonly found: string;
}) {
  const { search, texts, choices } = props;
  return (
    <search className={styles.search}>
      <input
        type="search"
        className={styles.input}
        value={search.query}
        aria-label={texts.search}
        placeholder={texts.search}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => search.setQuery(event.target.value)}
      />
      {choices.length < 2 ? null : (
        <Segments label={texts.show} value={search.show} choices={choices} onChoose={search.setShow} />
      )}
      <p className={styles.found} role="status">
        {props.found}
      </p>
    </search>
  );
}
